"""Measures the exported model on all held-out text, through Transformers.

    python evaluate_reference_gpt2.py --model FOLDER --books BOOKS --trigram trigram.json --out evaluation.json

`model_card.py` then fills the model card from the file written.

Protocol. A document is a chapter; all chapters of the six held-out books are scored whole. A chapter begins with
<|endoftext|>, as in training, so its first token is predicted from that alone; <|endoftext|> itself is never a target.
Two ways of cutting into windows of 256 positions:

    plain     stride 256, the context starts anew in each window. Every token is scored once. This is the figure that
              the bar is set on: it is what one window of 256 tokens sees.
    sliding   stride 128, each window after a chapter's first scores its last 128 positions only, so that a token has
              128 to 256 tokens of context. Every token is scored once.

bits a byte = (sum of -log2 p over the scored tokens) / (UTF-8 bytes of the chapters); top-1 = share of scored tokens
that the model holds most probable. `sample` repeats the training log's figure: 64 windows spread over the text, across
the borders of chapters. Arithmetic in float32 on the stored float16 weights.
"""

import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from train_reference_gpt2 import CONTEXT, END_OF_TEXT, book_files, chapters

STRIDES = {"plain": CONTEXT, "sliding": CONTEXT // 2}
BARS = {"bits_per_byte": 1.55, "top1": 0.24}


def first_scored(length, stride):
    """{start: first scored position} of the windows that score the positions 0..length-1 exactly once."""
    starts, scored = {}, 0
    while scored < length:
        start = len(starts) * stride
        starts[start] = scored
        scored = min(start + CONTEXT, length)
    return starts


def windows(chapter):
    """(inputs, targets, scored) of all windows of a chapter that begins with <|endoftext|>.

    `scored` is [protocol, position]. Half of the sliding windows are the plain ones too: the model runs on them once.
    """
    inputs, targets = chapter[:-1], chapter[1:]
    protocols = [first_scored(len(targets), stride) for stride in STRIDES.values()]
    for start in sorted(set().union(*protocols)):
        end = min(start + CONTEXT, len(targets))
        positions = np.arange(start, end)
        scored = np.stack([positions >= starts.get(start, end) for starts in protocols])
        yield inputs[start:end], targets[start:end], scored


def padded(batch, fill):
    """Right padding needs no mask: under causal attention no scored position sees it."""
    length = max(len(inputs) for inputs, _, _ in batch)
    ids = np.full((2, len(batch), length), fill)
    scored = np.zeros((len(batch), len(STRIDES), length), dtype=bool)
    for row, (inputs, targets, mask) in enumerate(batch):
        ids[0, row, : len(inputs)] = inputs
        ids[1, row, : len(inputs)] = targets
        scored[row, :, : len(inputs)] = mask
    return torch.from_numpy(ids[0]), torch.from_numpy(ids[1]), torch.from_numpy(scored.transpose(1, 0, 2).copy())


@torch.inference_mode()
def score(model, pieces, fill, batch=16):
    """[protocol, (sum of the losses in nats, hits, scored tokens)] over windows in batches of like length."""
    pieces = sorted(pieces, key=lambda piece: len(piece[0]))
    sums = torch.zeros(len(STRIDES), 3, dtype=torch.float64)
    for at in range(0, len(pieces), batch):
        ids, targets, scored = padded(pieces[at : at + batch], fill)
        rows = scored.any(0)
        # The unembedding is much of the work: apply it to the scored positions only.
        logits = model.lm_head(model.transformer(ids, use_cache=False).last_hidden_state[rows])
        nats = F.cross_entropy(logits, targets[rows], reduction="none")
        each = torch.stack([nats, logits.argmax(-1) == targets[rows], torch.ones_like(nats)], dim=1).double()
        sums += scored[:, rows].double() @ each
    return sums.tolist()


def figures(nats, hits, count, size):
    return {
        "loss_nats": round(nats / count, 4),
        "bits_per_byte": round(nats / math.log(2) / size, 4),
        "top1": round(hits / count, 4),
    }


def log_sample(model, streams):
    stream = np.concatenate(streams)
    at = np.linspace(0, len(stream) - CONTEXT - 2, 64).astype(int)
    everywhere = np.ones((len(STRIDES), CONTEXT), dtype=bool)
    pieces = [(stream[a : a + CONTEXT], stream[a + 1 : a + CONTEXT + 1], everywhere) for a in at]
    nats, hits, count = score(model, pieces, 0)[0]
    return {"loss_nats": round(nats / count, 4), "top1": round(hits / count, 4)}


def evaluate(folder, books):
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
    end_of_text = tokenizer.convert_tokens_to_ids(END_OF_TEXT)
    texts = [c for f in book_files(books, True) for c in chapters(f)]
    streams = [np.asarray([end_of_text, *ids]) for ids in tokenizer(texts, verbose=False)["input_ids"]]
    size = sum(len(t.encode()) for t in texts)
    result = {"chapters": len(texts), "tokens": sum(len(s) - 1 for s in streams), "bytes": size}
    sums = score(model, [w for s in streams for w in windows(s)], end_of_text)
    for (name, stride), (nats, hits, count) in zip(STRIDES.items(), sums, strict=True):
        if count != result["tokens"]:
            raise SystemExit(f"expected {result['tokens']} scored tokens, found {count} with stride {stride}")
        result[name] = figures(nats, hits, count, size)
    result["sample"] = log_sample(model, streams)
    result["parameters"] = sum(p.numel() for p in model.parameters())
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="folder written by export_reference_gpt2.py")
    parser.add_argument("--books", type=Path, required=True)
    parser.add_argument("--trigram", type=Path, required=True, help="figures written by kneser_ney_trigram.py")
    parser.add_argument("--out", type=Path, required=True, help="file for the figures (JSON)")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)

    import transformers
    from model_card import sha256

    begun = time.time()
    training = json.loads((args.model / "training.json").read_text())
    weights = args.model / "model.safetensors"
    result = {
        "sha256": sha256(weights),
        "weights_bytes": weights.stat().st_size,
        "bars": BARS,
        "held_out": evaluate(args.model, args.books),
        "trigram": json.loads(args.trigram.read_text()),
        "training": training,
        "versions": {"torch": torch.__version__.split("+")[0], "transformers": transformers.__version__},
    }
    args.out.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(result["held_out"], indent=2), f"\n{time.time() - begun:.0f} s")
    plain = result["held_out"]["plain"]
    if plain["bits_per_byte"] > BARS["bits_per_byte"] or plain["top1"] < BARS["top1"]:
        print(f"below the bar of {BARS}: go on training")


if __name__ == "__main__":
    main()
