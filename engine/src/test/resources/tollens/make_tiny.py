"""Makes the tiny model and corpus of the engine's tests: python make_tiny.py <folder "tollens" of test resources>.

A GPT-2 with 4 blocks and random weights, and 40 documents of sentences drawn from a small grammar. Both are seeded;
needs torch, transformers and tokenizers. Made with transformers 5.
"""

import json
import random
import sys
from pathlib import Path

import torch
from tokenizers import ByteLevelBPETokenizer
from transformers import GPT2Config, GPT2LMHeadModel

WHO = "the smith|a child|the old judge|my sister|the ferryman|a soldier|the cook|her uncle".split("|")
DID = "opened|watched|buried|mended|carried|forgot|painted|sold".split("|")
WHAT = "the gate|a letter|the red boat|two lamps|the map|an empty chair|the bell|some bread".split("|")
WHEN = "before dawn|in the rain|without a word|after supper|on the hill|for the third time".split("|")


def documents(count=40, sentences=9):
    rng = random.Random(7)
    for number in range(count):
        text = []
        for _ in range(sentences):
            who, did, what, when = (rng.choice(words) for words in (WHO, DID, WHAT, WHEN))
            text.append(f"{who.capitalize()} {did} {what} {when}.")
        yield {
            "id": f"tale-{number:02d}",
            "source": f"book-{number // 5}",
            "title": f"Tale {number}",
            "licence": "CC0-1.0",
            "text": " ".join(text),
        }


def main(folder):
    torch.manual_seed(7)
    tales = list(documents())
    with (folder / "corpora" / "tiny-tales.jsonl").open("w", encoding="utf-8", newline="\n") as out:
        for tale in tales:
            out.write(json.dumps(tale, ensure_ascii=False) + "\n")
    tokenizer = ByteLevelBPETokenizer()
    tokenizer.train_from_iterator(
        [tale["text"] for tale in tales], vocab_size=300, min_frequency=2, special_tokens=["<|endoftext|>"]
    )
    model = folder / "models" / "tiny-gpt2"
    model.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(model / "tokenizer.json"))
    size = tokenizer.get_vocab_size()
    end = tokenizer.token_to_id("<|endoftext|>")
    config = GPT2Config(
        vocab_size=size, n_positions=64, n_embd=16, n_layer=4, n_head=2, bos_token_id=end, eos_token_id=end,
        initializer_range=0.2,
    )
    gpt2 = GPT2LMHeadModel(config).eval()
    train(gpt2, tokenizer, tales)
    gpt2.save_pretrained(model)
    (model / "generation_config.json").unlink(missing_ok=True)


def train(gpt2, tokenizer, tales, steps=80):
    """Long enough that some next tokens are right: claims that compare right with wrong need both."""
    ids = [torch.tensor(tokenizer.encode(tale["text"]).ids[:64]) for tale in tales]
    batch = torch.stack([i for i in ids if len(i) == 64])
    optimiser = torch.optim.AdamW(gpt2.parameters(), lr=3e-3)
    for step in range(steps):
        loss = gpt2(input_ids=batch, labels=batch).loss
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    print(len(batch), "documents, loss", loss.item())


if __name__ == "__main__":
    torch.set_num_threads(1)
    main(Path(sys.argv[1]))
