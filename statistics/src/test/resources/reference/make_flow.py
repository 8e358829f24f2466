"""Makes the reference values of slopes, orders of convergence and broken lines.

    python make_flow.py OUTPUT_FOLDER

Needs numpy, scipy and statsmodels; their versions are written into every file. The data are seeded. Nothing here
follows the Java code: slopes come from scipy, residual sums of squares and BIC from least squares in statsmodels, influence
values from the complex-step derivative of the weighted functional, the bootstrap from refitting on repeated rows.
"""

import sys
from pathlib import Path

import numpy as np
import scipy.stats
import statsmodels.api as sm

from make_reference import clustered_error, weight_derivative, write


def slopes(rng):
    cases = []
    for n in (2, 3, 12, 16, 31):
        y = rng.normal(size=n).round(3)
        x = np.arange(1, n + 1)
        cases.append(
            {
                "y": y,
                "ols": scipy.stats.linregress(x, y).slope,
                "theil_sen": scipy.stats.theilslopes(y, x).slope,
            }
        )
    return cases


def orders(rng):
    cases = []
    for n in (1, 4, 40):
        a = rng.gamma(2, size=n)
        b = rng.gamma(2, size=n) / 4
        cases.append(
            {
                "coarse": a,
                "fine": b,
                "order": np.log2(np.sqrt(a.sum()) / np.sqrt(b.sum())),
                "influence": weight_derivative(lambda w: np.log((w * a).sum() / (w * b).sum()) / (2 * np.log(2)), n),
            }
        )
    return cases


def design(x, k=None):
    columns = [np.ones_like(x), x]
    if k is not None:
        columns.append(np.maximum(x - k, 0))
    return np.column_stack(columns)


def semipartial(w, x, y, k):
    """The weighted semipartial correlation of y with the hinge, lines fitted with the same weights."""
    X = design(x).astype(complex)
    h = np.maximum(x - k, 0).astype(complex)
    n = w.sum()

    def rest(z):
        beta = np.linalg.solve(X.T @ (w[:, None] * X), X.T @ (w * z))
        return z - X @ beta

    u = rest(h)
    c = y - (w * y).sum() / n
    return (w * u * c).sum() / np.sqrt((w * u * u).sum() * (w * c * c).sum())


def kinks(rng):
    cases = []
    for documents, size, jump in ((12, 20, 0.0), (15, 30, 0.8), (10, 25, -1.5)):
        n = documents * size
        cluster = np.repeat(np.arange(documents), size)
        x = (rng.gamma(3, size=n) + rng.normal(size=documents)[cluster] * 0.3).round(4)
        y = 5 + 0.2 * x + jump * np.maximum(x - 3, 0) + rng.normal(size=documents)[cluster] * 0.3 + rng.normal(size=n)
        grid = np.quantile(x, np.linspace(0.05, 0.95, 19))
        line = sm.OLS(y, design(x)).fit()
        broken = [sm.OLS(y, design(x, k)).fit() for k in grid]
        best = int(np.argmin([m.ssr for m in broken]))
        k = grid[best]
        psi = weight_derivative(lambda w: semipartial(w, x, y, k), n)
        draws = rng.integers(0, documents, size=(40, documents))
        chosen = []
        for draw in draws:
            rows = np.concatenate([np.flatnonzero(cluster == d) for d in draw])
            chosen.append(grid[int(np.argmin([sm.OLS(y[rows], design(x[rows], g)).fit().ssr for g in grid]))])
        cases.append(
            {
                "x": x,
                "y": y,
                "cluster": cluster,
                "clusters": documents,
                "grid": grid,
                "kink": k,
                "below": broken[best].params[1],
                "above": broken[best].params[1] + broken[best].params[2],
                "line_squares": line.ssr,
                "broken_squares": broken[best].ssr,
                # statsmodels counts the hinge; where it is was chosen too, which costs ln n more.
                "bic_gain": line.bic - broken[best].bic - np.log(n),
                "effect": semipartial(np.ones(n), x, y, k).real,
                "influence": psi,
                "error": clustered_error(psi, cluster),
                "draws": draws,
                "kinks": chosen,
            }
        )
    return cases


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    write(folder, "slopes", slopes(np.random.default_rng(5)))
    write(folder, "orders", orders(np.random.default_rng(6)))
    write(folder, "kinks", kinks(np.random.default_rng(7)))
