"""Writes golden files for interventions: a GPT-2 of Hugging Face Transformers with forward hooks, in float64.

    python make_interventions.py MODEL_FOLDER TOKENS OUT STRIDE      (1 for "odd", 16 for "reference-gpt2")

TOKENS is a JSON file with a list of windows, each a list of token ids: the first is run, and patched from the second (which is
at least as long). Each case is a key of the project, and a function here that does to Transformers' modules what the key says;
they share no code. Kept of each case: logits of every STRIDE-th token type at a few positions, surprisals at all of them.

Tools: torch, transformers, numpy, safetensors (versions are written into the file).
"""

import base64
import hashlib
import json
import struct
import sys
from pathlib import Path

import numpy as np
import torch
import transformers
from safetensors.numpy import save_file
from transformers import AutoModelForCausalLM

folder, tokens_file, out, stride = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
torch.set_num_threads(1)
model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float64, attn_implementation="eager").eval()
core, config = model.transformer, model.config
L, D, H = config.n_layer, config.n_embd, config.n_head
windows = json.loads(Path(tokens_file).read_text())
tokens = windows[0]
other = windows[1] if len(windows) > 1 else tokens[::-1]
T = len(tokens)


def first(output):
    return output[0] if isinstance(output, tuple) else output


def like(output, value):
    return (value,) + tuple(output[1:]) if isinstance(output, tuple) else value


class Hooks:
    """Puts changes at places of blocks (0-based here), or records what is there."""

    def __init__(self):
        self.handles = []

    def resid_pre(self, block, change):
        def hook(_module, args):
            return (change(args[0]),) + args[1:]

        self.handles.append(core.h[block].register_forward_pre_hook(hook))

    def resid_post(self, block, change):
        def hook(_module, _args, output):
            return like(output, change(first(output)))

        self.handles.append(core.h[block].register_forward_hook(hook))

    def added(self, block, change):
        def hook(_module, args, output):
            return like(output, args[0] + change(first(output) - args[0]))

        self.handles.append(core.h[block].register_forward_hook(hook))

    def attn_out(self, block, change):
        def hook(_module, _args, output):
            return like(output, change(first(output)))

        self.handles.append(core.h[block].attn.register_forward_hook(hook))

    def mlp_out(self, block, change):
        self.handles.append(core.h[block].mlp.register_forward_hook(lambda _m, _a, output: change(output)))

    def z(self, block, change):
        def hook(_module, args):
            z = args[0].reshape(1, -1, H, D // H)
            return (change(z).reshape(args[0].shape),)

        self.handles.append(core.h[block].attn.c_proj.register_forward_pre_hook(hook))

    def values(self, block, keep):
        def hook(_module, _args, output):
            keep(output[..., 2 * D :].reshape(1, -1, H, D // H))

        self.handles.append(core.h[block].attn.c_attn.register_forward_hook(hook))

    def remove(self):
        for handle in self.handles:
            handle.remove()


@torch.no_grad()
def run(ids, place=None):
    """place(hooks) installs what is to happen. Returns logits [position, token type]."""
    hooks = Hooks()
    if place:
        place(hooks)
    try:
        return model(torch.tensor([ids]), use_cache=False).logits[0].numpy()
    finally:
        hooks.remove()


cache = {}


def seen(ids, where, block):
    """What a place has in a run without changes."""
    return cache[tuple(ids), where, block]


def recorded(ids, where, block):
    kept = []

    def keep(value):
        kept.append(value.clone())
        return value

    run(ids, lambda hooks: getattr(hooks, where)(block, keep))
    return kept[0]


def at(positions, change, heads=None):
    """A change at some positions (all if None) of some heads alone."""

    def changed(value):
        result, new = value.clone(), change(value).expand_as(value)
        rows = range(value.shape[1]) if positions is None else positions
        for t in rows:
            if heads is None:
                result[:, t] = new[:, t]
            else:
                for h in heads:
                    result[:, t, h] = new[:, t, h]
        return result

    return changed


def floats(values):
    return base64.urlsafe_b64encode(struct.pack(f">{len(values)}f", *values)).decode().rstrip("=")


def ints(values):
    return base64.urlsafe_b64encode(struct.pack(f">{len(values)}i", *values)).decode().rstrip("=")


def vector(size, scale):
    return [float(np.float32(scale * np.sin(i + 1.0))) for i in range(size)]


def field(block):
    """What a block adds, called outside of the model, which would give it the causal mask."""
    mask = torch.full((1, 1, T, T), -torch.inf, dtype=torch.float64).triu(1)
    return lambda x: first(core.h[block](x, attention_mask=mask)) - x


def refine(block, steps, between):
    own, following = field(block), field(min(block + 1, L - 1))

    def place(hooks):
        inside = []

        def hook(_module, args, output):
            if inside:
                return None  # the block called below, not by the model
            inside.append(1)
            x = args[0]
            for j in range(steps):
                w = j / steps if between else 0.0
                x = x + ((1 - w) * own(x) + (w * following(x) if w else 0.0)) / steps
            inside.clear()
            return like(output, x)

        hooks.handles.append(core.h[block].register_forward_hook(hook))

    return place


def repatterned(block, head, pattern):
    """A head gathers by another pattern [query, key]."""

    def place(hooks):
        values = []
        hooks.values(block, values.append)

        def change(z):
            result = z.clone()
            result[0, :, head] = pattern @ values[-1][0, :, head]
            return result

        hooks.z(block, change)

    return place


@torch.no_grad()
def pattern_of(ids, block, head):
    return model(torch.tensor([ids]), output_attentions=True, use_cache=False).attentions[block][0, head]


mid, late = L // 2, L - 1  # 0-based
a, b = mid + 1, late + 1  # their numbers
run_on = f"tokens other {ints(other)}"
big, small = vector(D, 0.7), vector(D // H, 0.4)
later = range(min(8, T - 1), T)


def vec(values):
    return torch.tensor(values, dtype=torch.float64)


CASES = {
    f"skip()@block[blocks={a};positions=all]": lambda h: h.added(mid, lambda f: 0 * f),
    "skip()@block[blocks=1;positions=5,7]": lambda h: h.added(0, at([5, 7], lambda f: 0 * f)),
    f"skip()@attn_out[blocks={b};positions=all]": lambda h: h.attn_out(late, lambda v: 0 * v),
    "skip()@mlp_out[blocks=1;positions=all]": lambda h: h.mlp_out(0, lambda v: 0 * v),
    f"skip()@z[blocks={a};heads=0,2;positions=all]": lambda h: h.z(mid, at(None, lambda v: 0 * v, [0, 2])),
    "scale(factor=1.5)@block[blocks=1;positions=all]": lambda h: h.added(0, lambda f: 1.5 * f),
    f"scale(factor=-0.5)@z[blocks={b};heads=1;positions=all]": lambda h: h.z(late, at(None, lambda v: -0.5 * v, [1])),
    f"scale(factor=0.25)@mlp_out[blocks={a};positions=8..]": lambda h: h.mlp_out(mid, at(later, lambda v: 0.25 * v)),
    f"scale(factor=1.1)@resid_post[blocks={a};positions=all]": lambda h: h.resid_post(mid, lambda v: 1.1 * v),
    "scale(factor=0.5)@pattern[blocks=1;heads=1;positions=all]": lambda h: h.z(0, at(None, lambda v: 0.5 * v, [1])),
    f"scale(factor=0)@attn_out[blocks=all;positions=6]": lambda h: [
        h.attn_out(i, at([6], lambda v: 0 * v)) for i in range(L)
    ],
    f"vector(name=given;values={floats(big)})@attn_out[blocks={a};positions=all]": lambda h: h.attn_out(
        mid, lambda v: v + vec(big)
    ),
    f"vector(name=given;values={floats(big)})@resid_post[blocks=1;positions=6]": lambda h: h.resid_post(
        0, at([6], lambda v: v + vec(big))
    ),
    f"vector(name=given;values={floats(small)})@z[blocks={b};heads=0;positions=4,9]": lambda h: h.z(
        late, at([4, 9], lambda v: v + vec(small), [0])
    ),
    # Not in the residual stream: a layer norm takes constants out.
    "constant(value=0.3)@z[blocks=1;heads=all;positions=all]": lambda h: h.z(0, lambda v: v + 0.3),
    f"replace(run=this;position=3)@resid_post[blocks={a};positions=9]": lambda h: h.resid_post(
        mid, at([9], lambda v: v[:, 3:4])
    ),
    "replace(run=this;position=2)@z[blocks=1;heads=2;positions=5..]": lambda h: h.z(
        0, at(range(5, T), lambda v: v[:, 2:3], [2])
    ),
    f"replace(run=plain;block=1)@attn_out[blocks={b};positions=all]": lambda h: h.attn_out(
        late, lambda v: seen(tokens, "attn_out", 0)
    ),
    f"replace(run=plain;block={b})@block[blocks=1;positions=all]": lambda h: h.added(
        0, lambda f: seen(tokens, "added", late)
    ),
    f"replace(run={run_on})@resid_pre[blocks={a};positions=7]": lambda h: h.resid_pre(
        mid, at([7], lambda v: seen(other, "resid_pre", mid)[:, :T])
    ),
    f"replace(run={run_on};position=4)@mlp_out[blocks=1;positions=6,8]": lambda h: h.mlp_out(
        0, at([6, 8], lambda v: seen(other, "mlp_out", 0)[:, 4:5])
    ),
    f"replace(run={run_on})@z[blocks={a};heads=1;positions=all]": lambda h: h.z(
        mid, at(None, lambda v: seen(other, "z", mid)[:, :T], [1])
    ),
    f"replace(run={run_on})@pattern[blocks={b};heads=2;positions=all]": repatterned(late, 2, pattern_of(other, late, 2)[:T, :T]),
    "refine(steps=4;field=constant)@block[blocks=2;positions=all]": refine(1, 4, False),
    "refine(steps=3;field=interpolated)@block[blocks=1;positions=all]": refine(0, 3, True),
    f"skip()@block[blocks=1;positions=all] + scale(factor=0.5)@mlp_out[blocks={b};positions=all]": lambda h: [
        h.added(0, lambda f: 0 * f),
        h.mlp_out(late, lambda v: 0.5 * v),
    ],
}


# A run inside a hook would meet the hooks of the run that it serves: what is put in is computed first.
for ids in (tokens, other):
    for where in ("attn_out", "mlp_out", "added", "resid_pre", "z"):
        for block in (0, mid, late):
            cache[tuple(ids), where, block] = recorded(ids, where, block)

places = sorted({min(3, T - 1), T // 2, T - 1})
tensors = {"tokens": np.asarray(tokens, np.int32), "at": np.asarray(places, np.int32)}
plain = run(tokens)
smallest = np.inf
for number, (key, place) in enumerate({"": None, **CASES}.items()):
    logits = run(tokens, place)
    if place:
        smallest = min(smallest, np.abs(logits - plain).max())
    logp = logits - logits.max(-1, keepdims=True)
    logp = logp - np.log(np.exp(logp).sum(-1, keepdims=True))
    tensors[f"{number}.logits"] = np.ascontiguousarray(logits[places][:, ::stride]).astype(np.float32)
    tensors[f"{number}.surprisal"] = -logp[np.arange(T - 1), tokens[1:]].astype(np.float32)
assert smallest > 1e-4, "an intervention changed nothing"
about = {
    "keys": json.dumps(list(CASES)),
    "stride": str(stride),
    "weights_sha256": hashlib.sha256((Path(folder) / "model.safetensors").read_bytes()).hexdigest(),
    "made_by": f"make_interventions.py, transformers {transformers.__version__}, torch {torch.__version__},"
    f" numpy {np.__version__}, float64",
}
save_file(tensors, out, metadata=about)
print(f"{out}: {len(CASES)} cases, smallest change of a logit {smallest:.2g}; {about['made_by']}")
