"""The text of the model card, made from the figures of `evaluate_reference_gpt2.py` so that the two cannot differ.

    python model_card.py --evaluation evaluation.json --card README.md --spec reference-gpt2.yaml

With --spec it also pins the digest of the weights in the model spec.
"""

import argparse
import hashlib
import json
from pathlib import Path

CARD = """---
license: apache-2.0
language: en
library_name: transformers
pipeline_tag: text-generation
---

# reference-gpt2

A language model of the GPT-2 architecture, trained from scratch on public-domain English fiction. It is small enough to
travel inside a jar and deep enough ({blocks} blocks) for claims about layers to be decided on it. It is meant to be
measured, not used: it writes fluent nonsense.

`model.safetensors`, `config.json` and `tokenizer.json` are in Hugging Face's format:
`AutoModelForCausalLM.from_pretrained(folder)`.

## Figures

On all of the held-out text: {chapters} chapters of six books that nothing was trained on, {tokens} tokens,
{bytes} bytes, {ratio:.2f} bytes a token.

| | loss (nats a token) | bits a byte | top-1 |
|---|---|---|---|
| **this model**, windows of 256, stride 256 | {plain[loss_nats]:.4f} | **{plain[bits_per_byte]:.4f}** | **{plain_top1:.2f} %** |
| this model, windows of 256, stride 128 | {sliding[loss_nats]:.4f} | {sliding[bits_per_byte]:.4f} | {sliding_top1:.2f} % |
| interpolated Kneser-Ney trigram, same tokens, same text | {trigram[loss_nats]:.4f} | {trigram[bits_per_byte]:.4f} | {trigram_top1:.2f} % |

The bar that this model had to reach on the first line: at most {bars[bits_per_byte]} bits a byte, top-1 of at least
{bars_top1:.0f} %.

Protocol: a chapter is scored whole and begins with `<|endoftext|>`, as in training; its first token is predicted from
that alone, and `<|endoftext|>` is never a target. With stride 256 the context starts anew in each window; with stride 128
a window after a chapter's first scores its last 128 positions only. Every token is scored once. Bits a byte is the sum of
-log2 p divided by the UTF-8 bytes of the chapters. Float32 arithmetic on the stored float16 weights, Transformers
{versions[transformers]}, PyTorch {versions[torch]}.

## Model

| | |
|---|---|
| architecture | GPT-2: learned positions, pre-layer-norm, tanh-GELU, tied unembedding |
| blocks, width, heads | {blocks}, 192, 6 |
| context | 256 tokens |
| vocabulary | 4,096, byte-level BPE trained on the training books |
| parameters | {parameters} |
| file | {weights_bytes} bytes, float16, sha256 `{sha256}` |

## Training

| | |
|---|---|
| data | 64 books of Standard Ebooks' editions (70 less the six held out), {training_tokens} tokens; titles, repositories and commits in `tollens/corpora/NOTICE.md` |
| tokens seen | {seen} in {step} steps of {batch} windows of 256 ({epochs:.2f} epochs) |
| optimiser | Muon for the blocks' matrices (rate .02 · √max(1, rows/columns), momentum .95, decay .01), AdamW for the rest (rate .003, betas .9/.95, no decay) |
| schedule | 50 steps of warm-up, constant to {constant:.0f} % of the run, then linear to 2 %; {schedule} |
| arithmetic | {arithmetic} |
| seed | {seed} |

Held out: *Ozma of Oz*, *The Return of Sherlock Holmes*, *Persuasion*, *The Invisible Man*, *The Prince and the Pauper*,
*The Sea-Wolf*.

Loss in the course of training (training: running mean of the batches; held out: a sample of 64 windows across the borders
of chapters, which is not the figure of the table above):

| tokens seen | training loss | held-out sample loss | held-out sample top-1 |
|---|---|---|---|
{curve}

The same sample on the exported float16 weights: {sample[loss_nats]:.4f} nats, top-1 {sample_top1:.2f} %.

## Licence

Weights: Apache-2.0. Text: the works are in the US public domain, the editors' contributions CC0 1.0.

## Limits

English novels and stories of the 19th and early 20th century only, with the views and words of their time. A context of
256 tokens. Far too small to state facts. No filtering, no tuning for instructions or safety. Other books by the authors of
the held-out ones, some of the same series, are among the training books: held-out text is new, its style is not.

Made by the scripts in the module's `training` folder, whose README says how to make it again.
"""


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def curve(log, rows=20):
    """About `rows` lines of the log, the last one always among them."""
    every = max(1, -(-len(log) // rows))
    picked = [e for i, e in enumerate(log) if (len(log) - 1 - i) % every == 0]
    return "\n".join(
        f"| {e['tokens']:,} | {e['train_loss']:.3f} | {e['held_out_sample_loss']:.3f} "
        f"| {100 * e['held_out_sample_top1']:.1f} % |"
        for e in picked
    )


def schedule(legs):
    """What the schedule was made for, with each change of mind: the rate jumps where the length changes."""
    changes = [f"from step {leg['from_step']:,} on for {leg['tokens']:,}" for leg in legs[1:]]
    return ", ".join([f"planned for {legs[0]['tokens']:,} tokens", *changes])


def card(result):
    held_out, training, trigram = result["held_out"], result["training"], result["trigram"]
    how = training["arguments"][-1]
    seen = training["step"] * how["batch"] * 256
    return CARD.format(
        blocks=16,
        chapters=held_out["chapters"],
        tokens=f"{held_out['tokens']:,}",
        bytes=f"{held_out['bytes']:,}",
        ratio=held_out["bytes"] / held_out["tokens"],
        plain=held_out["plain"],
        plain_top1=100 * held_out["plain"]["top1"],
        sliding=held_out["sliding"],
        sliding_top1=100 * held_out["sliding"]["top1"],
        trigram=trigram,
        trigram_top1=100 * trigram["top1"],
        bars=result["bars"],
        bars_top1=100 * result["bars"]["top1"],
        versions=result["versions"],
        parameters=f"{held_out['parameters']:,}",
        weights_bytes=f"{result['weights_bytes']:,}",
        sha256=result["sha256"],
        training_tokens=f"{training['training_tokens']:,}",
        seen=f"{seen:,}",
        step=f"{training['step']:,}",
        batch=how["batch"],
        epochs=seen / training["training_tokens"],
        arithmetic=f"{how['dtype']} matrix products, weights and optimiser in float32, {how['threads']} CPU threads",
        seed=how["seed"],
        constant=100 * how["constant"],
        schedule=schedule(training["arguments"]),
        curve=curve(training["log"]),
        sample=held_out["sample"],
        sample_top1=100 * held_out["sample"]["top1"],
    )


def pin(spec, digest):
    """Writes the digest as the spec's last line, in place of an earlier one."""
    lines = [line for line in spec.read_text(encoding="utf-8").splitlines() if not line.startswith("sha256:")]
    spec.write_text("\n".join([*lines, f'sha256: "{digest}"']) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--evaluation", type=Path, required=True)
    parser.add_argument("--card", type=Path, required=True)
    parser.add_argument("--spec", type=Path, help="model spec to pin the digest in")
    args = parser.parse_args()
    result = json.loads(args.evaluation.read_text())
    args.card.write_text(card(result), encoding="utf-8")
    if args.spec:
        pin(args.spec, result["sha256"])


if __name__ == "__main__":
    main()
