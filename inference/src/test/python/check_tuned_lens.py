"""Recomputes how well a tuned lens fits, by Hugging Face Transformers in float64.

    python check_tuned_lens.py MODEL_FOLDER CORPUS LENS

CORPUS is the .jsonl.gz that the lens was fitted on, LENS a file of a trace's folder `lenses`. From the lens only the
translators and the ids and positions of the held-out documents are taken; mean KL(p_L || p_l) before and after is computed
anew and compared with what the file says. Exits with 1 if any differs by more than 1e-4 nats, or the lens is no closer to
the output at some layer.
"""

import gzip
import json
import sys

import numpy as np
import torch
import transformers
from safetensors import safe_open
from tokenizers import Tokenizer


def residuals(model, ids):
    """The residual streams 0..L before the final norm."""
    kept = []
    hooks = [
        block.register_forward_pre_hook(lambda m, inputs: kept.append(inputs[0][0])) for block in model.transformer.h
    ]
    hooks.append(model.transformer.ln_f.register_forward_pre_hook(lambda m, inputs: kept.append(inputs[0][0])))
    model(torch.tensor([ids]))
    for hook in hooks:
        hook.remove()
    return kept


def main(folder, corpus, lens):
    torch.set_num_threads(1)
    print("torch", torch.__version__, "transformers", transformers.__version__, "numpy", np.__version__)
    model = transformers.AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float64).eval()
    tokenizer = Tokenizer.from_file(folder + "/tokenizer.json")
    texts = {d["id"]: d["text"] for d in map(json.loads, gzip.open(corpus, "rt", encoding="utf-8"))}
    with safe_open(lens, framework="pt") as file:
        metadata = file.metadata()
        layers = model.config.n_layer
        maps = [
            (file.get_tensor(f"layer.{l}.matrix").double(), file.get_tensor(f"layer.{l}.offset").double())
            for l in range(layers)
        ]
    window = json.loads(metadata["settings"])["window"]
    sums, n = np.zeros((2, layers)), 0
    with torch.no_grad():
        head = lambda x: torch.log_softmax(model.lm_head(model.transformer.ln_f(x)), -1)
        for document, positions in json.loads(metadata["held_out"]).items():
            ids = tokenizer.encode(texts[document], add_special_tokens=False).ids[:window]
            x = [r[positions] for r in residuals(model, ids)]
            output = head(x[layers])
            for l, (a, c) in enumerate(maps):
                for k, y in enumerate((x[l], x[l] + x[l] @ a.T + c)):
                    sums[k, l] += (output.exp() * (output - head(y))).sum().item()
            n += len(positions)
    before, after = sums / n
    stated = np.array([json.loads(metadata["kl_before"]), json.loads(metadata["kl_after"])])
    print("layer  before   after  (stated before, after)")
    for l in range(layers):
        print(f"{l:5d} {before[l]:7.4f} {after[l]:7.4f}  ({stated[0, l]:.4f}, {stated[1, l]:.4f})")
    worst = np.abs(stated - [before, after]).max()
    print("positions", n, "largest difference", worst)
    return 0 if worst <= 1e-4 and (after < before).all() else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
