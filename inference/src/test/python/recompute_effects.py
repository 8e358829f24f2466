"""Recomputes C1's and C2's per-layer effects with Transformers, numpy and scipy, and compares them with summary.json.

    python recompute_effects.py MODEL_FOLDER TRACE_DIR SUMMARY [--model ID] [--corpus ID] [--dtype float64]

Of the trace it reads only which documents were measured, their token ids, and the first position: entropies,
surprisals, attention and correctness are computed anew, from the model's own files and by other code.

C1, per layer l: Cliff's delta of the attention concentration 1 - H(a)/log(t + 1), mean over heads, at positions where
the model's most probable next token is wrong against those where it is right.
C2, per layer l: Spearman's correlation of the logit lens's entropy after block l - 1 with the change of the lens's
surprisal of the true next token across block l, over the wrong positions.

Exit code 0 if every estimate agrees to 1e-3, 1 if one does not, 2 if there is nothing to compare.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import torch
from safetensors import safe_open
from scipy import stats
from transformers import AutoModelForCausalLM

TOLERANCE = 1e-3


def windows(trace, model, corpus):
    """The measured documents' token ids, in order, and the index of the measurement."""
    index = json.loads((trace / "index" / model / f"{corpus}.json").read_text())
    tokens = []
    for document in index["documents"]:
        path = trace / next(iter(document["columns"].values()))
        with safe_open(path, framework="numpy") as file:
            tokens.append(file.get_tensor("tokens").astype(np.int64))
    return tokens, index


@torch.no_grad()
def measure(model, tokens, first):
    """(concentration [layer, row], entropy [depth, row], surprisal [depth, row], correct [row]) of one window."""
    core = model.transformer
    last = {}
    handle = core.h[-1].register_forward_hook(
        lambda _m, _i, out: last.update(x=out[0] if isinstance(out, tuple) else out)
    )
    ids = torch.from_numpy(tokens)[None]
    out = model(ids, output_hidden_states=True, output_attentions=True, use_cache=False)
    handle.remove()
    rows = [t for t in range(first, len(tokens) - 1) if tokens[t + 1] != model.config.eos_token_id]
    target = torch.from_numpy(tokens[[t + 1 for t in rows]])
    # The library's last hidden state has the final norm applied already.
    residual = [h[0] for h in out.hidden_states[:-1]] + [last["x"].reshape(out.hidden_states[0][0].shape)]
    entropy, surprisal = [], []
    for x in residual:
        logp = torch.log_softmax(model.lm_head(core.ln_f(x[rows])).double(), -1)
        entropy.append(-(logp.exp() * logp).sum(-1).numpy())
        surprisal.append(-logp[torch.arange(len(rows)), target].numpy())
    concentration = []
    seen = np.log(np.asarray(rows) + 1.0)
    for pattern in out.attentions:
        a = pattern[0].double().numpy()[:, rows, :]
        h = -np.where(a > 0, a * np.log(np.where(a > 0, a, 1)), 0).sum(-1)
        concentration.append((1 - h / seen).mean(0))
    correct = (out.logits[0, rows].argmax(-1) == target).numpy()
    return np.asarray(concentration), np.asarray(entropy), np.asarray(surprisal), correct


def effects(model, tokens, first):
    parts = [measure(model, t, first) for t in tokens]
    concentration, entropy, surprisal = (np.concatenate([p[i] for p in parts], 1) for i in range(3))
    correct = np.concatenate([p[3] for p in parts])
    wrong = ~correct
    c1, c2 = {}, {}
    for layer in range(1, len(concentration) + 1):
        k = concentration[layer - 1]
        u = stats.mannwhitneyu(k[wrong], k[correct]).statistic
        c1[layer] = 2 * u / (wrong.sum() * correct.sum()) - 1
        change = surprisal[layer] - surprisal[layer - 1]
        c2[layer] = stats.spearmanr(entropy[layer - 1][wrong], change[wrong]).statistic
    return {"C1": c1, "C2": c2}, len(correct), int(wrong.sum())


def reported(summary, claim, model, corpus):
    """{layer: estimate} of a claim's first clause over layers; empty if the claim is not there."""
    entries = summary if isinstance(summary, list) else next(v for v in summary.values() if isinstance(v, list))
    for entry in entries:
        if (entry["claim"], entry["model"], entry["corpus"]) == (claim, model, corpus):
            for clause in entry["clauses"]:
                if clause["layers"]:
                    return {l["layer"]: l["estimate"] for l in clause["layers"]}
    return {}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("trace", type=Path)
    parser.add_argument("summary", type=Path)
    parser.add_argument("--model", default="reference-gpt2")
    parser.add_argument("--corpus", default="held-out-fiction")
    parser.add_argument("--dtype", default="float64", choices=["float32", "float64"])
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    tokens, index = windows(args.trace, args.model, args.corpus)
    summary = json.loads(args.summary.read_text())
    model = AutoModelForCausalLM.from_pretrained(
        args.folder, dtype=getattr(torch, args.dtype), attn_implementation="eager"
    ).eval()
    computed, positions, wrong = effects(model, tokens, index["settings"]["skip_first"])
    print(f"{len(tokens)} documents, {positions} positions, {wrong} of them wrong")
    worst, compared = (0.0, ""), 0
    for claim, layers in computed.items():
        theirs = reported(summary, claim, args.model, args.corpus)
        if not theirs:
            print(f"{claim} of {args.model} on {args.corpus} is not in {args.summary}")
        elif set(theirs) != set(layers):
            print(f"{claim}: expected layers {sorted(layers)}, found {sorted(theirs)}")
            sys.exit(1)
        for layer, estimate in theirs.items():
            difference = abs(estimate - layers[layer]) if estimate is not None else float("inf")
            compared += 1
            worst = max(worst, (difference, f"{claim} layer {layer}: {estimate} reported, {layers[layer]} recomputed"))
    if not compared:
        sys.exit(2)
    print(f"{compared} estimates compared, largest difference {worst[0]:.2e} ({worst[1]}), allowed {TOLERANCE}")
    sys.exit(0 if worst[0] <= TOLERANCE else 1)


if __name__ == "__main__":
    main()
