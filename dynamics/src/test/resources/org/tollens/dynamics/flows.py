#!/usr/bin/env python3
"""Reference values of flows, mirror ascent, truncated softmax and X2, computed independently with scipy.

usage: flows.py OUTPUT.json

Flows are integrated in probabilities by scipy's Radau and DOP853 (the module integrates logarithms), the truncated softmax
is built with numpy's sort and cumsum, and everything is written with 17 digits.
"""
import json
import sys

import numpy as np
import scipy
from scipy.integrate import solve_ivp
from scipy.stats import chi2, entropy

S = np.array([1.2, -0.4, 0.3, 2.1, -1.7, 0.9])
P0 = np.array([0.05, 0.4, 0.2, 0.02, 0.3, 0.03])
TIMES = [0.3, 1.0, 4.0]


def softmax(x):
    e = np.exp(x - x.max())
    return e / e.sum()


def integrate(g, p0, times):
    def rhs(_, p):
        fit = g(p)
        return p * (fit - p @ fit)

    courses = [solve_ivp(rhs, (0, times[-1]), p0, method=m, t_eval=times, rtol=1e-12, atol=1e-15).y.T
               for m in ("DOP853", "Radau")]
    assert np.abs(courses[0] - courses[1]).max() < 1e-9, "two methods disagree"
    return courses[0].tolist()


def flows():
    rng = np.random.default_rng(1)
    a = rng.normal(size=(6, 6))
    out = {"matrix": a.tolist()}
    for t in (0.7, 1.5):
        out[f"literal {t}"] = integrate(lambda p: S / t, P0, TIMES)
        out[f"regularised {t}"] = integrate(lambda p: S - t * np.log(p), P0, TIMES)
        out[f"path-dependent {t}"] = integrate(lambda p: S + a @ p - t * np.log(p), P0, TIMES)
    return out


def cycle(c, temperature, until):
    r = c * np.eye(3) + np.array([[0, -1, 1], [1, 0, -1], [-1, 1, 0]])
    p0 = softmax(np.array([0.5, 0, -0.5]))

    def rhs(_, p):
        g = r @ p - temperature * np.log(p)
        return p * (g - p @ g)

    t = np.linspace(until * 2 / 3, until, 20001)
    p1 = solve_ivp(rhs, (0, until), p0, method="DOP853", t_eval=t, rtol=1e-10, atol=1e-14).y[0]
    return float(p1.max() - p1.min())


def truncated(temperature, k, p):
    order = np.argsort(-S, kind="stable")[:k]
    inside = softmax(S[order] / temperature)
    last = np.searchsorted(np.cumsum(inside), p) if p < 1 else len(order) - 1
    kept = order[:last + 1]
    full = np.zeros(len(S))
    full[kept] = softmax(S[kept] / temperature)
    return full.tolist()


def main():
    pi = softmax(S / 0.7)
    settings = [[1.0, 6, 1.0], [0.7, 3, 1.0], [1.3, 6, 0.9], [1.3, 6, 0.5], [0.8, 4, 0.8], [0.8, 1, 1.0]]
    eta = 0.3
    mirror = P0
    for _ in range(5):
        mirror = mirror ** (1 - eta * 0.7) * np.exp(eta * S)
        mirror /= mirror.sum()
    counts = np.array([310, 205, 180, 160, 90, 55])
    expected = np.array([0.3, 0.2, 0.2, 0.15, 0.1, 0.05])
    statistic = float(((counts - 1000 * expected) ** 2 / (1000 * expected)).sum())
    out = {
        "versions": {"python": sys.version.split()[0], "numpy": np.__version__, "scipy": scipy.__version__},
        "scores": S.tolist(),
        "start": P0.tolist(),
        "times": TIMES,
        "flows": flows(),
        "free energy": float(P0 @ S + 0.7 * entropy(P0)),
        "divergence": float(entropy(P0, pi)),
        "total variation": float(np.abs(P0 - pi).sum() / 2),
        "softmax": pi.tolist(),
        "mirror": mirror.tolist(),
        "truncated": [{"setting": s, "p": truncated(s[0], int(s[1]), s[2])} for s in settings],
        "counts": counts.tolist(),
        "expected": expected.tolist(),
        "statistic": statistic,
        "p": float(chi2.sf(statistic, 5)),
        "far tail": float(chi2.sf(120.0, 10)),
        "cycles": {str(c): cycle(c, 0.1, 600) for c in (0.25, 0.35)},
    }
    with open(sys.argv[1], "w") as file:
        json.dump(out, file, indent=1)
        file.write("\n")
    print(out["versions"])


if __name__ == "__main__":
    main()
