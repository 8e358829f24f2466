"""Trains the embedded model `reference-gpt2` from scratch on public-domain books.

    python train_reference_gpt2.py --books BOOKS --work WORK --tokens 12000000

BOOKS is the unpacked folder of books (one UTF-8 file a book, chapters separated by a blank line, one paragraph a
line). WORK receives the tokenizer, the token streams, the arguments, the log and the checkpoint (every two minutes); a
run that is stopped goes on from the checkpoint when the same command is given again. Another --tokens makes it longer or
shorter: the learning rate is then that of the other schedule from there on. `export_reference_gpt2.py` writes the Hugging Face
folder and `evaluate_reference_gpt2.py` the figures of the model card.

Everything random comes from --seed: initial weights, the order of windows, the offset of the windows in each epoch.
The order of floating point additions depends on the number of threads, so two runs agree closely, not to the bit.

Architecture: GPT-2 (learned positions, pre-layer-norm, tanh-GELU, tied unembedding), 16 blocks, width 192, 6 heads,
context 256, byte-level BPE of 4,096 tokens.
Optimiser: Muon (Jordan et al. 2024) for the blocks' matrices, query, key and value orthogonalised separately; AdamW
for embeddings, biases and layer norms.
"""

import argparse
import json
import math
import os
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

HELD_OUT = [
    "l-frank-baum_ozma-of-oz",
    "arthur-conan-doyle_the-return-of-sherlock-holmes",
    "jane-austen_persuasion",
    "h-g-wells_the-invisible-man",
    "mark-twain_the-prince-and-the-pauper",
    "jack-london_the-sea-wolf",
]
END_OF_TEXT = "<|endoftext|>"
BLOCKS, WIDTH, HEADS, CONTEXT, VOCABULARY = 16, 192, 6, 256, 4096


def chapters(path):
    """The chapters of one book, in order, without surrounding white space."""
    return [c.strip() for c in path.read_text(encoding="utf-8").split("\n\n") if c.strip()]


def book_files(books, held_out):
    files = sorted(books.glob("*.txt"))
    missing = [name for name in HELD_OUT if not (books / f"{name}.txt").exists()]
    if missing:
        raise SystemExit(f"expected the held-out books {missing} in {books}, found {len(files)} other files")
    return [f for f in files if (f.stem in HELD_OUT) == held_out]


def prepare(books, work):
    """Trains the tokenizer on the training books and writes both token streams; does nothing the second time."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers

    work.mkdir(parents=True, exist_ok=True)
    tokenizer_file = work / "tokenizer.json"
    train = [c for f in book_files(books, False) for c in chapters(f)]
    if not tokenizer_file.exists():
        tokenizer = Tokenizer(models.BPE())
        tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
        tokenizer.decoder = decoders.ByteLevel()
        tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
        trainer = trainers.BpeTrainer(
            vocab_size=VOCABULARY,
            special_tokens=[END_OF_TEXT],
            initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
            show_progress=False,
        )
        tokenizer.train_from_iterator(train, trainer)
        tokenizer.save(str(tokenizer_file))
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    eot = tokenizer.token_to_id(END_OF_TEXT)
    for name, texts in (
        ("train", train),
        ("held-out", [c for f in book_files(books, True) for c in chapters(f)]),
    ):
        target = work / f"{name}.npy"
        if target.exists():
            continue
        ids = []
        for encoding in tokenizer.encode_batch(texts):
            ids.append(eot)
            ids.extend(encoding.ids)
        np.save(target, np.asarray(ids, dtype=np.uint16))
        size = sum(len(t.encode()) for t in texts)
        print(f"{name}: {len(texts)} chapters, {len(ids)} tokens, {size / len(ids):.2f} bytes a token", flush=True)


MASK = torch.full((CONTEXT, CONTEXT), float("-inf")).triu(1)


def attend(q, k, v):
    """Causal attention, spelt out: on a CPU its backward pass is faster than the fused one for heads this small."""
    scores = (q @ k.transpose(-2, -1)) * (WIDTH // HEADS) ** -0.5
    scores = scores + MASK[: scores.shape[-1], : scores.shape[-1]].to(scores.dtype)
    return torch.softmax(scores, -1, dtype=scores.dtype) @ v


class Block(nn.Module):
    """A pre-layer-norm block. Matrices are [out, in]; query, key and value are three, so that Muon treats each alone."""

    def __init__(self):
        super().__init__()
        self.ln_1 = nn.LayerNorm(WIDTH, eps=1e-5)
        self.qkv = nn.Parameter(torch.randn(3, WIDTH, WIDTH) * 0.02)
        self.qkv_bias = nn.Parameter(torch.zeros(3 * WIDTH))
        self.out = nn.Parameter(torch.randn(WIDTH, WIDTH) * 0.02 / math.sqrt(2 * BLOCKS))
        self.out_bias = nn.Parameter(torch.zeros(WIDTH))
        self.ln_2 = nn.LayerNorm(WIDTH, eps=1e-5)
        self.up = nn.Parameter(torch.randn(4 * WIDTH, WIDTH) * 0.02)
        self.up_bias = nn.Parameter(torch.zeros(4 * WIDTH))
        self.down = nn.Parameter(torch.randn(WIDTH, 4 * WIDTH) * 0.02 / math.sqrt(2 * BLOCKS))
        self.down_bias = nn.Parameter(torch.zeros(WIDTH))

    def forward(self, x):
        batch, length, _ = x.shape
        h = F.linear(self.ln_1(x), self.qkv.view(3 * WIDTH, WIDTH), self.qkv_bias)
        q, k, v = h.view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        a = attend(q, k, v)
        x = x + F.linear(a.transpose(1, 2).reshape(batch, length, WIDTH), self.out, self.out_bias)
        h = F.gelu(F.linear(self.ln_2(x), self.up, self.up_bias), approximate="tanh")
        return x + F.linear(h, self.down, self.down_bias)


class Model(nn.Module):
    """GPT-2 with the unembedding tied to the token embedding."""

    def __init__(self):
        super().__init__()
        self.wte = nn.Parameter(torch.randn(VOCABULARY, WIDTH) * 0.02)
        self.wpe = nn.Parameter(torch.randn(CONTEXT, WIDTH) * 0.01)
        self.blocks = nn.ModuleList(Block() for _ in range(BLOCKS))
        self.ln_f = nn.LayerNorm(WIDTH, eps=1e-5)

    def forward(self, ids):
        x = self.wte[ids] + self.wpe[: ids.shape[1]]
        for block in self.blocks:
            x = block(x)
        return F.linear(self.ln_f(x), self.wte)

    def loss(self, ids):
        logits = self(ids[:, :-1])
        return F.cross_entropy(logits.float().reshape(-1, VOCABULARY), ids[:, 1:].reshape(-1))


def orthogonalise(g):
    """Five Newton-Schulz steps (bfloat16) towards the nearest semi-orthogonal matrix, batched over the first axis."""
    wide = g.shape[-2] > g.shape[-1]
    x = g.transpose(-2, -1) if wide else g
    x = (x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)).bfloat16()
    for _ in range(5):
        a = x @ x.transpose(-2, -1)
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    x = x.float()
    return x.transpose(-2, -1) if wide else x


class Muon:
    """Muon over groups of equally shaped matrices, each group updated in one batch of matrix products."""

    def __init__(self, parameters, rate=0.02, momentum=0.95, decay=0.01):
        self.rate, self.momentum, self.decay = rate, momentum, decay
        groups = {}
        for p in parameters:
            groups.setdefault(tuple(p.shape[-2:]), []).append(p)
        self.groups = list(groups.values())
        self.buffers = [[torch.zeros_like(p) for p in group] for group in self.groups]

    @torch.no_grad()
    def step(self, scale):
        for group, buffers in zip(self.groups, self.buffers):
            rows, columns = group[0].shape[-2:]
            directions = []
            for p, b in zip(group, buffers):
                b.lerp_(p.grad, 1 - self.momentum)
                directions.append(p.grad.lerp(b, self.momentum).view(-1, rows, columns))
            update = orthogonalise(torch.cat(directions))
            rate = self.rate * scale
            at = 0
            for p in group:
                n = p.numel() // (rows * columns)
                p.mul_(1 - rate * self.decay)
                p.add_(update[at : at + n].view_as(p), alpha=-rate * math.sqrt(max(1.0, rows / columns)))
                at += n


def windows(stream, batch, step, seed):
    """The batch of `step`: windows without overlap, shuffled anew and shifted by a new offset in each epoch."""
    per_epoch = (len(stream) - 2 * CONTEXT) // CONTEXT // batch
    epoch, within = divmod(step, per_epoch)
    rng = np.random.default_rng([seed, epoch])
    offset = int(rng.integers(CONTEXT))
    order = rng.permutation(per_epoch * batch)[within * batch : (within + 1) * batch]
    rows = [stream[offset + i * CONTEXT : offset + i * CONTEXT + CONTEXT + 1] for i in order]
    return torch.from_numpy(np.stack(rows).astype(np.int64))


@torch.no_grad()
def held_out_sample(model, stream, cast):
    """(loss in nats, top-1) on 64 fixed windows spread over the held-out text."""
    at = np.linspace(0, len(stream) - CONTEXT - 2, 64).astype(int)
    ids = torch.from_numpy(np.stack([stream[a : a + CONTEXT + 1] for a in at]).astype(np.int64))
    loss = hits = 0.0
    for part in ids.split(16):
        with cast():
            logits = model(part[:, :-1]).float()
        loss += F.cross_entropy(logits.reshape(-1, VOCABULARY), part[:, 1:].reshape(-1)).item() * len(part)
        hits += (logits.argmax(-1) == part[:, 1:]).float().mean().item() * len(part)
    return loss / len(ids), hits / len(ids)


def keep_arguments(args, step):
    """Notes for the model card what the run was told, and from which step on; a resumed run may have been told otherwise.

    Refuses arguments that would repeat or skip text after a checkpoint.
    """
    path = args.work / "arguments.json"
    now = {name: getattr(args, name) for name in ("tokens", "batch", "seed", "threads", "constant", "dtype")}
    legs = json.loads(path.read_text()) if step and path.exists() else []
    for name in ("batch", "seed"):
        if legs and legs[-1][name] != now[name]:
            raise SystemExit(
                f"expected --{name} {legs[-1][name]} as in the run that {args.work} holds, found {now[name]}: "
                "give the same, or another --work for a new run"
            )
    if not legs or {**legs[-1], **now} != legs[-1]:
        legs.append({"from_step": step, **now})
    path.write_text(json.dumps(legs, indent=2) + "\n")


def save(path, state):
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    os.replace(partial, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--books", type=Path, required=True, help="folder of the unpacked books")
    parser.add_argument("--work", type=Path, required=True, help="folder for what the run writes; resumed if it has one")
    parser.add_argument("--tokens", type=int, default=12_000_000, help="tokens to see; the schedule ends there")
    parser.add_argument("--batch", type=int, default=16, help="windows a step")
    parser.add_argument("--seed", type=int, default=20261124, help="of weights, order and offsets of windows")
    parser.add_argument("--threads", type=int, default=2, help="of PyTorch")
    parser.add_argument("--constant", type=float, default=0.3, help="share of the run before the rate goes down")
    parser.add_argument("--dtype", choices=["float32", "bfloat16"], default="bfloat16", help="of matrix products")
    parser.add_argument("--compile", action="store_true", help="torch.compile: faster, needs a C++ compiler")
    parser.add_argument("--stop-after", type=int, help="steps to run, for timing")
    args = parser.parse_args()

    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    prepare(args.books, args.work)
    train = np.load(args.work / "train.npy")
    held_out = np.load(args.work / "held-out.npy")

    model = Model()
    matrices = [p for b in model.blocks for p in (b.qkv, b.out, b.up, b.down)]
    matrix_ids = {id(p) for p in matrices}
    others = [p for p in model.parameters() if id(p) not in matrix_ids]
    muon = Muon(matrices)
    adam = torch.optim.AdamW(others, lr=0.003, betas=(0.9, 0.95), weight_decay=0.0)
    print(f"{sum(p.numel() for p in model.parameters()):,} parameters", flush=True)

    steps = args.tokens // (args.batch * CONTEXT)
    step = 0
    checkpoint = args.work / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint)
        model.load_state_dict(state["model"])
        adam.load_state_dict(state["adam"])
        muon.buffers = state["muon"]
        step = state["step"]
        print(f"goes on from step {step}", flush=True)
    keep_arguments(args, step)

    def cast():
        return torch.autocast("cpu", torch.bfloat16, enabled=args.dtype == "bfloat16")

    loss_of = torch.compile(model.loss) if args.compile else model.loss
    begun, saved, first, seen = time.time(), time.time(), step, 0.0
    log = (args.work / "log.jsonl").open("a")
    while step < steps:
        progress = step / steps
        scale = min(1.0, (step + 1) / 50)
        if progress > args.constant:
            scale = 1.0 - 0.98 * (progress - args.constant) / (1 - args.constant)
        for group in adam.param_groups:
            group["lr"] = 0.003 * scale
        with cast():
            loss = loss_of(windows(train, args.batch, step, args.seed))
        loss.backward()
        muon.step(scale)
        adam.step()
        model.zero_grad(set_to_none=True)
        seen = loss.item() if seen == 0 else 0.98 * seen + 0.02 * loss.item()
        step += 1
        if args.stop_after and step - first == args.stop_after // 2:
            begun = time.time()
        if args.stop_after and step - first >= args.stop_after:
            timed = args.stop_after - args.stop_after // 2
            print(f"{timed * args.batch * CONTEXT / (time.time() - begun):.0f} tokens/s")
            return
        if step % 100 == 0 or step == steps:
            nats, top1 = held_out_sample(model, held_out, cast)
            entry = {
                "step": step,
                "tokens": step * args.batch * CONTEXT,
                "train_loss": round(seen, 4),
                "held_out_sample_loss": round(nats, 4),
                "held_out_sample_top1": round(top1, 4),
                "tokens_per_second": round((step - first) * args.batch * CONTEXT / (time.time() - begun)),
                "seconds": round(time.time() - begun),
            }
            print(json.dumps(entry), flush=True)
            log.write(json.dumps(entry) + "\n")
            log.flush()
        if time.time() - saved > 120 or step == steps:
            save(checkpoint, {"model": model.state_dict(), "adam": adam.state_dict(), "muon": muon.buffers, "step": step})
            saved = time.time()


if __name__ == "__main__":
    main()
