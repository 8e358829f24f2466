"""The yardstick beside the model: an interpolated Kneser-Ney trigram on the same tokens, scored on the same text.

    python kneser_ney_trigram.py --work WORK --books BOOKS --out trigram.json

With N the number of distinct left neighbours, C the counts and one discount D = n1 / (n1 + 2 n2) an order (Kneser & Ney
1995; interpolated form of Chen & Goodman 1999):

    P(c | a b) = max(C(abc) - D3, 0) / C(ab.) + D3 N(ab.) / C(ab.) P(c | b)
    P(c | b)   = max(N(.bc) - D2, 0) / N(.b.) + D2 N(b.)  / N(.b.) P(c)
    P(c)       = max(N(.c)  - D1, 0) / N(..)  + D1 N(.)   / N(..)  / V

Each chapter starts with two <|endoftext|>, which are context only: they are never predicted, in counting or scoring.
Every token of every held-out chapter is scored; bits a byte divides by the UTF-8 bytes of the chapters.
"""

import argparse
import json
import math
from pathlib import Path

import numpy as np
from train_reference_gpt2 import END_OF_TEXT, VOCABULARY, book_files, chapters


def trigrams(stream, end_of_text):
    """The trigrams [count, 3] whose last token is no <|endoftext|>, each chapter beginning with two of them."""
    doubled = np.insert(stream.astype(np.int64), np.flatnonzero(stream == end_of_text), end_of_text)
    rows = np.stack([doubled[:-2], doubled[1:-1], doubled[2:]], axis=1)
    return rows[rows[:, 2] != end_of_text]


def code(*tokens):
    key = np.zeros_like(tokens[0])
    for t in tokens:
        key = key * VOCABULARY + t
    return key


class Order:
    """One order of the model: what its n-grams take from the counts and what they leave to the order below."""

    def __init__(self, keys, counts):
        self.keys = keys
        self.context_of = keys // VOCABULARY
        self.discount = (counts == 1).sum() / ((counts == 1).sum() + 2 * (counts == 2).sum())
        self.contexts, first, inverse = np.unique(self.context_of, return_index=True, return_inverse=True)
        self.first = first
        totals = np.add.reduceat(counts, first).astype(np.float64)
        distinct = np.diff(np.append(first, len(keys)))
        self.kept = np.maximum(counts - self.discount, 0) / totals[inverse]
        self.left = self.discount * distinct / totals

    def seen(self, keys):
        return look_up(self.keys, self.kept, keys, 0.0)

    def weight_below(self, contexts):
        return look_up(self.contexts, self.left, contexts, 1.0)


def look_up(keys, values, wanted, otherwise):
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, values[at], otherwise)


class Trigram:
    def __init__(self, rows):
        keys3, counts3 = np.unique(code(*rows.T), return_counts=True)
        keys2, counts2 = np.unique(keys3 % VOCABULARY**2, return_counts=True)
        keys1, counts1 = np.unique(keys2 % VOCABULARY, return_counts=True)
        self.orders = [Order(keys1, counts1), Order(keys2, counts2), Order(keys3, counts3)]

    def probability(self, *tokens):
        """P of the last token of each row after the ones before it, by the order that their number gives."""
        below = 1 / VOCABULARY if len(tokens) == 1 else self.probability(*tokens[1:])
        order = self.orders[len(tokens) - 1]
        key = code(*tokens)
        return order.seen(key) + order.weight_below(key // VOCABULARY) * below

    def best(self, *context):
        """The most probable next token of each row.

        It is one that was seen after the whole context or, when that order has nothing better, the best of the order
        below: an unseen token's probability is that order's, scaled by the same factor for all of them.
        """
        order = self.orders[len(context)]
        last = order.keys % VOCABULARY
        split = [last]
        rest = order.context_of
        for _ in context:
            split.insert(0, rest % VOCABULARY)
            rest = rest // VOCABULARY
        p = self.probability(*split)
        best_seen = p == np.repeat(np.maximum.reduceat(p, order.first), np.diff(np.append(order.first, len(p))))
        where = np.flatnonzero(best_seen)
        contexts, pick = np.unique(order.context_of[where], return_index=True)
        wanted = code(*context) if context else np.zeros(1, dtype=np.int64)
        choice = look_up(contexts, last[where][pick], wanted, -1)
        if not context:
            return choice
        below = np.broadcast_to(self.best(*context[1:]), choice.shape)
        seen_p = np.where(choice >= 0, self.probability(*context, np.maximum(choice, 0)), -1.0)
        return np.where(seen_p >= self.probability(*context, below), choice, below)


def check(model, rows):
    """Every distribution must add up to 1 and have its largest value where `best` says, also after unseen contexts."""
    everything = np.arange(VOCABULARY, dtype=np.int64)
    unseen = np.array([[VOCABULARY - 1, VOCABULARY - 2, 0], [VOCABULARY - 3, 17, 0]])
    for a, b, _ in np.concatenate([rows[:: len(rows) // 40], unseen]):
        p = model.probability(np.full(VOCABULARY, a), np.full(VOCABULARY, b), everything)
        found = p[model.best(np.array([a]), np.array([b]))[0]]
        if not (math.isclose(p.sum(), 1, abs_tol=1e-9) and found == p.max()):
            raise SystemExit(f"expected a distribution after {a}, {b}, found the sum {p.sum()}, {found} of {p.max()}")


def main():
    from tokenizers import Tokenizer

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="folder of the training run, for its token streams")
    parser.add_argument("--books", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="file for the figures (JSON)")
    args = parser.parse_args()

    end_of_text = Tokenizer.from_file(str(args.work / "tokenizer.json")).token_to_id(END_OF_TEXT)
    train = np.load(args.work / "train.npy")
    model = Trigram(trigrams(train, end_of_text))
    rows = trigrams(np.load(args.work / "held-out.npy"), end_of_text)
    size = sum(len(c.encode()) for f in book_files(args.books, True) for c in chapters(f))
    check(model, rows)
    p = model.probability(*rows.T)
    contexts, inverse = np.unique(rows[:, :2], axis=0, return_inverse=True)
    hits = model.best(*contexts.T)[inverse.reshape(-1)] == rows[:, 2]
    figures = {
        "method": "interpolated Kneser-Ney trigram, one discount an order",
        "training_tokens": int((train != end_of_text).sum()),
        "trigrams": len(model.orders[2].keys),
        "discounts": [round(float(o.discount), 4) for o in model.orders],
        "tokens": len(rows),
        "bytes": size,
        "loss_nats": round(float(-np.log(p).mean()), 4),
        "bits_per_byte": round(float(-np.log2(p).sum() / size), 4),
        "top1": round(float(hits.mean()), 4),
    }
    print(json.dumps(figures, indent=2))
    if args.out:
        args.out.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
