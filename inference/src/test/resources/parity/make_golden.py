"""Writes golden files for the parity test: what a GPT-2 gives to see, by Hugging Face Transformers in float64.

    python make_golden.py tiny OUT                          a few random models of odd shapes, each with its golden file
    python make_golden.py model MODEL_FOLDER TOKENS OUT     golden file for a model in a folder

TOKENS is a JSON file with a list of windows, each a list of token ids. Every figure is computed in float64 from the
stored weights and rounded to float32 at the end, so what differs from it is the arithmetic under test. The definitions
are written out here in numpy and share no code with the project.

Tools: torch, transformers, numpy, safetensors (versions are written into the file).
"""

import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import torch
import transformers
from safetensors.numpy import save_file
from transformers import AutoModelForCausalLM, GPT2Config, GPT2LMHeadModel

SINK, FEWEST_QUERIES, LEAST_MASS = 0.3, 32, 1e-3


def load(folder):
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float64, attn_implementation="eager")
    return model.eval()


def log_softmax(z):
    z = z - z.max(-1, keepdims=True)
    return z - np.log(np.exp(z).sum(-1, keepdims=True))


def xlogx(a):
    return np.where(a > 0, a * np.log(np.where(a > 0, a, 1.0)), 0.0)


def attention_figures(a):
    """a [head, query, key] -> dict of [query], means over heads. Query 0 is left as NaN where it has no value."""
    heads, t, _ = a.shape
    seen = np.arange(1, t + 1)
    with np.errstate(all="ignore"):
        concentration = (1 + xlogx(a).sum(-1) / np.log(seen)).mean(0)
        herfindahl = (a**2).sum(-1).mean(0)
        kept_concentration = np.full((heads, t), np.nan)
        kept_herfindahl = np.full((heads, t), np.nan)
        for h in range(heads):
            keep = np.ones(t, bool)
            keep[0] = False
            for key in range(1, t):
                queries = a[h, key:, key]
                if len(queries) >= FEWEST_QUERIES and queries.mean() > SINK:
                    keep[key] = False
            for query in range(t):
                row = a[h, query, : query + 1][keep[: query + 1]]
                if len(row) >= 2 and row.sum() >= LEAST_MASS:
                    p = row / row.sum()
                    kept_concentration[h, query] = 1 + xlogx(p).sum() / np.log(len(p))
                    kept_herfindahl[h, query] = (p**2).sum()

        def mean(values):
            some = ~np.isnan(values)
            total = np.where(some, values, 0).sum(0)
            return np.where(some.any(0), total / np.maximum(some.sum(0), 1), -1.0)

    return {
        "attention_concentration": concentration,
        "attention_herfindahl": herfindahl,
        "attention_concentration_sink_removed": mean(kept_concentration),
        "attention_herfindahl_sink_removed": mean(kept_herfindahl),
        "attention_sink_mass": a[:, :, 0].mean(0),
    }


@torch.no_grad()
def figures(model, tokens):
    """Everything about one window, float64: raw tensors, and figures [layer, position] for positions 0..T-2."""
    core = model.transformer
    ids = torch.tensor([tokens])
    seen, hooks = {}, []

    def keep(name, block):
        def hook(_module, inputs, output):
            seen[name, block] = (output[0] if isinstance(output, tuple) else output)[0].numpy()

        return hook

    for i, block in enumerate(core.h):
        hooks.append(block.register_forward_hook(keep("resid_post", i)))
        hooks.append(block.attn.register_forward_hook(keep("attn_out", i)))
        hooks.append(block.mlp.register_forward_hook(keep("mlp_out", i)))
    out = model(ids, output_hidden_states=True, output_attentions=True)
    for hook in hooks:
        hook.remove()
    layers = len(core.h)
    # The library's last hidden state has the final norm applied; the hook's has not.
    residual = np.stack([out.hidden_states[0][0].numpy()] + [seen["resid_post", i] for i in range(layers)])
    patterns = np.stack([p[0].numpy() for p in out.attentions])
    raw = {
        "logits": out.logits[0].numpy(),
        "ln_final": out.hidden_states[-1][0].numpy(),
        "resid": residual,
        "pattern": patterns,
        "attn_out": np.stack([seen["attn_out", i] for i in range(layers)]),
        "mlp_out": np.stack([seen["mlp_out", i] for i in range(layers)]),
    }
    target = np.asarray(tokens[1:])
    rows = np.arange(len(target))
    scalar = {k: [] for k in ("lens_entropy", "lens_surprisal", "lens_top1")}
    for x in residual:
        logp = log_softmax(model.lm_head(core.ln_f(torch.from_numpy(x))).numpy()[:-1])
        scalar["lens_entropy"].append(-(np.exp(logp) * logp).sum(-1))
        scalar["lens_surprisal"].append(-logp[rows, target])
        scalar["lens_top1"].append(logp.argmax(-1))
    assert np.abs(log_softmax(raw["logits"])[:-1][rows, target] + scalar["lens_surprisal"][-1]).max() < 1e-10
    for pattern in patterns:
        for name, values in attention_figures(pattern).items():
            scalar.setdefault(name, []).append(values[:-1])
    before, after = residual[:-1, :-1], residual[1:, :-1]
    norm = np.linalg.norm
    scalar["residual_cosine"] = (before * after).sum(-1) / (norm(before, axis=-1) * norm(after, axis=-1))
    scalar["relative_update_norm"] = norm(after - before, axis=-1) / norm(before, axis=-1)
    scalar["skip_surprisal"] = [-skipped(model, ids, i)[rows, target] for i in range(layers)]
    return raw, {k: np.asarray(v) for k, v in scalar.items()}


def skipped(model, ids, block):
    """log p of the model's output when one block passes its input through."""
    blocks = model.transformer.h

    class Through(torch.nn.Module):
        def forward(self, x, *_args, **_named):
            return (x,) if tuple_out else x

    tuple_out = isinstance(blocks[block](torch.zeros(1, 1, model.config.n_embd, dtype=torch.float64)), tuple)
    original = blocks[block]
    blocks[block] = Through()
    try:
        return log_softmax(model(ids, use_cache=False).logits[0].numpy()[:-1])
    finally:
        blocks[block] = original


def golden(folder, windows, target, thin):
    """thin keeps a few positions of the large tensors, so that the file of a real model stays small."""
    model = load(folder)
    tensors = {}
    for number, tokens in enumerate(windows):
        raw, scalar = figures(model, tokens)
        at = np.arange(len(tokens)) if not thin else np.unique(np.linspace(0, len(tokens) - 1, thin).astype(int))
        tensors[f"{number}.tokens"] = np.asarray(tokens, np.int32)
        tensors[f"{number}.at"] = at.astype(np.int32)
        tensors[f"{number}.logits"] = raw["logits"][at]
        tensors[f"{number}.ln_final"] = raw["ln_final"][at]
        tensors[f"{number}.pattern"] = raw["pattern"][:, :, at, :]
        for name in ("resid", "attn_out", "mlp_out"):
            tensors[f"{number}.{name}"] = raw[name][:, at]
        for name, values in scalar.items():
            tensors[f"{number}.{name}"] = values
    for name, values in tensors.items():
        kind = np.int32 if values.dtype.kind == "i" else np.float32
        tensors[name] = np.ascontiguousarray(values.astype(kind))
    weights = (Path(folder) / "model.safetensors").read_bytes()
    about = {
        "weights_sha256": hashlib.sha256(weights).hexdigest(),
        "windows": str(len(windows)),
        "made_by": f"make_golden.py, transformers {transformers.__version__}, torch {torch.__version__},"
        f" numpy {np.__version__}, float64",
    }
    save_file(tensors, target, metadata=about)
    print(f"{target}: {len(tensors)} tensors")


# name: (layers, width, heads, context, vocabulary, inner, spread of the weights, windows' lengths, stored as)
TINY = {
    "odd": (3, 20, 5, 41, 97, None, 0.4, [41, 37], torch.float32),
    "one-head": (2, 12, 1, 19, 53, 31, 0.5, [19], torch.float32),
    "long": (4, 24, 3, 130, 4133, None, 0.35, [130], torch.float16),
    "brain": (2, 16, 4, 33, 64, None, 0.3, [33], torch.bfloat16),
}


def tiny(out):
    for number, (name, shape) in enumerate(TINY.items()):
        layers, width, heads, context, vocabulary, inner, spread, lengths, stored = shape
        folder = out / name
        torch.manual_seed(number)
        config = GPT2Config(
            n_layer=layers, n_embd=width, n_head=heads, n_positions=context, vocab_size=vocabulary, n_inner=inner,
            initializer_range=spread, resid_pdrop=0.0, embd_pdrop=0.0, attn_pdrop=0.0, bos_token_id=0, eos_token_id=0,
        )
        model = GPT2LMHeadModel(config)
        with torch.no_grad():
            for parameter_name, parameter in model.named_parameters():
                # Fresh norms are 1 and biases 0: every weight must matter.
                if parameter.dim() == 1:
                    parameter.add_(torch.randn_like(parameter) * 0.2)
        model.to(stored).save_pretrained(folder)
        (folder / "generation_config.json").unlink(missing_ok=True)
        rng = np.random.default_rng(number)
        windows = [rng.integers(vocabulary, size=n).tolist() for n in lengths]
        golden(folder, windows, folder / "golden.safetensors", thin=0 if name != "long" else 12)


if __name__ == "__main__":
    torch.set_num_threads(1)
    if sys.argv[1:2] == ["tiny"] and len(sys.argv) == 3:
        tiny(Path(sys.argv[2]))
    elif sys.argv[1:2] == ["model"] and len(sys.argv) == 5:
        golden(sys.argv[2], json.loads(Path(sys.argv[3]).read_text()), Path(sys.argv[4]), thin=8)
    else:
        raise SystemExit(__doc__)
