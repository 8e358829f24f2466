"""Writes reference values of what fits a tuned lens: divergence, its gradient by autograd, steps of torch.optim.Adam.

    python make_tuned_lens.py MODEL_FOLDER OUT

Everything is computed in float64 from the stored weights of MODEL_FOLDER (a GPT-2) and rounded to float32 at the end.
"""

import sys

import numpy as np
import torch
from safetensors import safe_open
from safetensors.numpy import save_file


def main(folder, out):
    torch.set_num_threads(1)
    rng = np.random.default_rng(7)
    with safe_open(folder + "/model.safetensors", framework="pt") as file:
        names = {name.removeprefix("transformer."): name for name in file.keys()}
        get = lambda name: file.get_tensor(names[name]).double()
        weight, bias = get("ln_f.weight"), get("ln_f.bias")
        u = get("lm_head.weight") if "lm_head.weight" in names else get("wte.weight")
    width = weight.shape[0]
    rows = 12
    x = torch.tensor(rng.normal(0.3, 1.5, (rows, width)).astype(np.float32)).double()
    last = torch.tensor(rng.normal(-0.2, 1.0, (rows, width)).astype(np.float32)).double()
    norm = lambda y: torch.nn.functional.layer_norm(y, (width,), weight, bias, 1e-5)
    p = torch.log_softmax(norm(last) @ u.T, -1)
    a = torch.tensor(rng.normal(0, 0.1, (width, width)).astype(np.float32)).double()
    c = torch.tensor(rng.normal(0, 0.5, width).astype(np.float32)).double()
    y = (x + x @ a.T + c).requires_grad_()
    divergence = lambda y: (p.exp() * (p - torch.log_softmax(norm(y) @ u.T, -1))).sum(-1)
    kl = divergence(y)
    (gradient,) = torch.autograd.grad(kl.mean(), y)
    # Three steps of Adam on A and c themselves (mean 0, scale 1), as one matrix [width, width + 1].
    w = torch.zeros(width, width + 1, dtype=torch.float64, requires_grad=True)
    adam = torch.optim.Adam([w], lr=0.01)
    ones = torch.cat([x, torch.ones(rows, 1, dtype=torch.float64)], 1)
    for _ in range(3):
        adam.zero_grad()
        divergence(x + ones @ w.T).mean().backward()
        adam.step()
    tensors = {"x": x, "last": last, "a": a, "c": c, "kl": kl, "gradient": gradient, "w": w}
    save_file(
        {name: t.detach().numpy().astype(np.float32) for name, t in tensors.items()},
        out,
        metadata={"torch": torch.__version__, "numpy": np.__version__},
    )
    print("torch", torch.__version__, "numpy", np.__version__)


if __name__ == "__main__":
    main(*sys.argv[1:])
