"""Makes the reference values that the tests of this module compare with.

    python make_reference.py OUTPUT_FOLDER

Needs numpy, scipy and statsmodels; their versions are written into every file. The data are seeded, so a second run
gives the same files. Nothing here follows the Java code: estimates come from the libraries, influence values from the
complex-step derivative of the weighted functional (exact to rounding), the rest from brute force over definitions.
"""

import itertools
import json
import math
import platform
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import scipy
import scipy.stats
import statsmodels
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.weightstats import DescrStatsW

TOOLS = {
    "python": platform.python_version(),
    "numpy": np.__version__,
    "scipy": scipy.__version__,
    "statsmodels": statsmodels.__version__,
}
STEP = 1e-30


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    return value.item() if isinstance(value, np.generic) else value


def write(folder, name, cases):
    text = json.dumps({"tools": TOOLS, "cases": plain(cases)}, separators=(",", ":"))
    (folder / f"{name}.json").write_text(text + "\n")


def weight_derivative(functional, rows):
    """d functional(w) / d w_i at w = 1, by the complex step."""
    gradient = np.empty(rows)
    for i in range(rows):
        w = np.ones(rows, dtype=complex)
        w[i] += 1j * STEP
        gradient[i] = functional(w).imag / STEP
    return gradient


def clustered_error(psi, cluster):
    sums = np.array([psi[cluster == c].sum() for c in np.unique(cluster)])
    n = len(sums)
    return math.sqrt(n / (n - 1) * (sums**2).sum())


def jackknife_error(estimate, cluster):
    """Delete-one-cluster jackknife; estimate takes the mask of the rows that stay."""
    labels = np.unique(cluster)
    left = np.array([estimate(cluster != c) for c in labels])
    n = len(labels)
    return math.sqrt((n - 1) / n * ((left - left.mean()) ** 2).sum())


def tied_columns(rng, clusters, size, effect, decimals):
    """Two related columns with cluster effects and, by rounding, ties."""
    cluster = np.repeat(np.arange(clusters), rng.poisson(size, clusters) + 1)
    x = rng.normal(size=len(cluster)) + 0.7 * rng.normal(size=clusters)[cluster]
    y = effect * x + rng.normal(size=len(cluster)) + 0.7 * rng.normal(size=clusters)[cluster]
    return cluster, np.round(x, decimals), np.round(np.exp(y), decimals)


def half_sign(x):
    """[i, j] 1 where x_j < x_i, a half where equal."""
    return (x[None, :] < x[:, None]) + 0.5 * (x[None, :] == x[:, None])


def spearman_cases(rng):
    cases = []
    for clusters, size, effect, decimals in [(12, 6, 0.8, 6), (30, 8, 0.3, 1), (40, 5, -0.5, 0), (10, 4, 0.0, 0)]:
        cluster, x, y = tied_columns(rng, clusters, size, effect, decimals)
        below_x, below_y = half_sign(x), half_sign(y)

        def rho(w):
            u = below_x @ w / w.sum() - 0.5
            v = below_y @ w / w.sum() - 0.5
            return (w * u * v).sum() / np.sqrt((w * u * u).sum() * (w * v * v).sum())

        psi = weight_derivative(rho, len(x))
        estimate = scipy.stats.spearmanr(x, y).statistic
        assert abs(estimate - rho(np.ones(len(x)))) < 1e-12
        cases.append({
            "x": x, "y": y, "cluster": cluster, "clusters": clusters, "rho": estimate, "psi": psi,
            "standardError": clustered_error(psi, cluster),
            "jackknife": jackknife_error(lambda keep: scipy.stats.spearmanr(x[keep], y[keep]).statistic, cluster),
            "z": math.atanh(estimate), "zError": clustered_error(psi, cluster) / (1 - estimate**2),
        })
    return cases


def cliff_cases(rng):
    cases = []
    for clusters, size, effect, decimals in [(14, 6, 0.5, 6), (30, 8, 0.2, 1), (40, 6, -0.4, 0)]:
        cluster, x, y = tied_columns(rng, clusters, size, effect, decimals)
        group = rng.random(len(x)) < 1 / (1 + np.exp(-x))
        wins = half_sign(y)

        def delta(w):
            pairs = (w * group) @ wins @ (w * ~group)
            return 2 * pairs / ((w * group).sum() * (w * ~group).sum()) - 1

        def by_mannwhitneyu(keep):
            first, second = y[keep & group], y[keep & ~group]
            return 2 * scipy.stats.mannwhitneyu(first, second).statistic / (len(first) * len(second)) - 1

        # Placements by their definition, over all pairs (DeLong 1988, Obuchowski 1997).
        area = wins[np.ix_(group, ~group)].mean()
        placements = np.where(group, wins[:, ~group].mean(axis=1), wins[group, :].mean(axis=0))
        psi = 2 * (placements - area) / np.where(group, group.sum(), (~group).sum())
        assert np.allclose(psi, weight_derivative(delta, len(y)), rtol=1e-10, atol=1e-15)
        everything = np.ones(len(y), dtype=bool)
        cases.append({
            "values": y, "inFirst": group, "cluster": cluster, "clusters": clusters,
            "delta": by_mannwhitneyu(everything), "psi": psi,
            "standardError": clustered_error(psi, cluster),
            "jackknife": jackknife_error(by_mannwhitneyu, cluster),
            "designEffect": clustered_error(psi, cluster) ** 2
            / (len(psi) / (len(psi) - 1) * (psi**2).sum()),
        })
    return cases


def max_t_cases(rng):
    """Every replicate written out cluster by cluster, a cluster drawn twice as two rows."""
    cases = []
    for clusters, family, replicates, level in [(12, 3, 199, 0.05), (31, 5, 499, 0.01), (20, 1, 99, 0.01)]:
        present = rng.random((family, clusters)) < 0.85
        present[0] = True
        sums = np.where(present, rng.standard_t(4, size=(family, clusters)), 0.0)
        sums = np.where(present, sums - (sums.sum(1) / present.sum(1))[:, None], 0.0) / clusters
        errors = np.array([
            math.sqrt(p.sum() / (p.sum() - 1) * (s[p] ** 2).sum()) for s, p in zip(sums, present)
        ])
        estimates = errors * rng.normal(0, 3, size=family)
        draws = rng.integers(0, clusters, size=(replicates, clusters))
        maxima = np.zeros(replicates)
        for b, drawn in enumerate(draws):
            for s, p in zip(sums, present):
                rows = np.array([s[c] for c in drawn if p[c]])
                squared = len(rows) / (len(rows) - 1) * ((rows - rows.mean()) ** 2).sum()
                maxima[b] = max(maxima[b], abs(rows.sum() - s.sum()) / math.sqrt(squared))
        critical = np.sort(maxima)[math.ceil(Fraction(str(1 - level)).limit_denominator(1000) * (replicates + 1)) - 1]
        t = np.abs(estimates) / errors
        cases.append({
            "sums": sums, "present": present, "estimates": estimates, "draws": draws, "level": level,
            "critical": critical, "standardErrors": errors,
            "low": estimates - critical * errors, "high": estimates + critical * errors,
            "pAdjusted": [(1 + (maxima >= one).sum()) / (replicates + 1) for one in t],
        })
    return cases


def holm_cases(rng):
    cases = []
    for p in [rng.random(12) ** 3, np.array([0.01, 0.01, 0.04, 0.03, 0.005, 1.0, 0.0]), np.array([0.6]),
              np.round(rng.random(40) ** 4, 2)]:
        cases.append({"p": p, "adjusted": multipletests(p, method="holm")[1]})
    return cases


def tost_cases(rng):
    cases = []
    for n, mean, bound in [(25, 0.02, 0.5), (12, -0.3, 0.4), (400, 0.01, 0.05), (30, 0.8, 0.5)]:
        x = rng.normal(mean, 1, n)
        described = DescrStatsW(x)
        common = {"estimate": described.mean, "standardError": described.std_mean, "bound": bound}
        cases.append(common | {"df": n - 1, "p": described.ttost_mean(-bound, bound)[0]})
        # A df of 0 stands for the normal distribution; JSON has no infinity.
        cases.append(common | {"df": 0, "p": described.ztost_mean(-bound, bound)[0]})
    return cases


def change_point_cases(rng):
    def statistic(z, k):
        return math.sqrt(k * (len(z) - k) / len(z)) * abs(z[k:].mean() - z[:k].mean())

    cases = []
    for length, margin, jump in [(16, 2, 0.0), (16, 2, 1.5), (24, 3, -1.0), (7, 2, 1.0), (7, 3, 0.0)]:
        z = rng.normal(size=length) + jump * (np.arange(length) >= length // 3)
        sides = range(margin, length - margin + 1)
        best = max(sides, key=lambda k: statistic(z, k))
        case = {"z": z, "margin": margin, "after": best, "statistic": statistic(z, best)}
        if length <= 7:
            orders = [max(statistic(np.array(o), k) for k in sides) for o in itertools.permutations(z)]
            case["exactP"] = float(np.mean(np.array(orders) >= statistic(z, best) * (1 - 1e-12)))
        cases.append(case)
    return cases


def depth_cases():
    cases = []
    for length in (16, 24, 36):
        margin = max(2, math.ceil(Fraction(length, 10)))
        grids = [
            [Fraction(l - 1, length - 1) for l in range(1, length + 1)],
            [Fraction(2 * k - 1, 2 * (length - 1)) for k in range(margin, length - margin + 1)],
            [Fraction(l - 1, length - 1) for l in range(2, length)],
        ]
        spreads = [max(three) - min(three) for three in itertools.product(*grids)]
        observed = [Fraction(k, 2 * (length - 1)) for k in range(0, 2 * length)]
        cases.append({
            "length": length, "margin": margin, "spread": [float(w) for w in observed],
            "p": [sum(s <= w for s in spreads) / len(spreads) for w in observed],
        })
    return cases


def quantile_cases(rng):
    p = np.array([0, 0.01, 0.25, 1 / 3, 0.5, 2 / 3, 0.99, 1])
    return [{"values": x, "p": p, "quantiles": np.quantile(x, p)}
            for x in (rng.normal(size=11), np.round(rng.normal(size=60)), np.array([2.5]))]


def dummies(column, bins=20):
    edges = np.quantile(column, np.arange(1, bins) / bins)
    return np.eye(bins)[(edges[None, :] < column[:, None]).sum(1)]


def interaction_parts(sigma, kappa, low, high):
    design = np.hstack([dummies(sigma), dummies(kappa)])
    thirds = np.quantile(kappa, [1 / 3, 2 / 3])
    sides = [(sigma > high, sigma <= low), (kappa > thirds[1], kappa <= thirds[0])]
    cells = [sides[0][a] & sides[1][b] for a in (0, 1) for b in (0, 1)]  # hh, hl, lh, ll
    return design, cells


def interaction_estimate(y, design, cells):
    residual = y - design @ np.linalg.lstsq(design, y, rcond=None)[0]
    hh, hl, lh, ll = (residual[c].mean() for c in cells)
    return ((hh - hl) - (lh - ll)) / y.std()


def independent_columns(design):
    kept = []
    for j in range(design.shape[1]):
        if np.linalg.matrix_rank(design[:, kept + [j]]) > len(kept):
            kept.append(j)
    return design[:, kept]


def interaction_cases(rng):
    cases = []
    for clusters, size, decimals, strength in [(30, 20, 6, 0.5), (40, 12, 1, 0.0), (25, 16, 2, -0.4)]:
        cluster = np.repeat(np.arange(clusters), rng.poisson(size, clusters) + 1)
        n = len(cluster)
        sigma = np.round(np.abs(rng.normal(3, 1, n) + 0.5 * rng.normal(size=clusters)[cluster]), decimals)
        kappa = np.round(1 / (1 + np.exp(-(0.4 * sigma + rng.normal(size=n)))), decimals)
        y = np.round(sigma**2 / 5 + kappa + strength * (sigma > 3) * (kappa > 0.7) + rng.gumbel(size=n)
                     + 0.3 * rng.normal(size=clusters)[cluster], 6)
        low, high = np.quantile(sigma, [0.3, 0.7])
        design, cells = interaction_parts(sigma, kappa, low, high)
        basis = independent_columns(design)

        def weighted(w):
            weighted_basis = basis * w[:, None]
            beta = np.linalg.solve(basis.T @ weighted_basis, weighted_basis.T @ y)
            residual = y - basis @ beta
            hh, hl, lh, ll = ((w[c] * residual[c]).sum() / w[c].sum() for c in cells)
            mean = (w * y).sum() / w.sum()
            return ((hh - hl) - (lh - ll)) / np.sqrt((w * (y - mean) ** 2).sum() / w.sum())

        estimate = interaction_estimate(y, design, cells)
        assert abs(weighted(np.ones(n)) - estimate) < 1e-10
        psi = weight_derivative(weighted, n)
        cases.append({
            "y": y, "sigma": sigma, "kappa": kappa, "cluster": cluster, "clusters": clusters,
            "lowCut": low, "highCut": high, "estimate": estimate, "psi": psi, "rank": basis.shape[1],
            "rows": [c.sum() for c in cells], "documents": [len(np.unique(cluster[c])) for c in cells],
            "standardError": clustered_error(psi, cluster),
            # Bins and cuts stay those of the full sample, as the definition fixes them.
            "jackknife": jackknife_error(
                lambda keep: interaction_estimate(y[keep], design[keep], [c[keep] for c in cells]), cluster),
        })
    return cases


def mean_cases(rng):
    cases = []
    for clusters in (8, 40):
        counts = rng.integers(0, 30, clusters)
        counts[0] = 5
        values = rng.normal(1, 1, clusters)
        mean = (counts * values).sum() / counts.sum()
        psi = counts * (values - mean) / counts.sum()
        here = counts > 0
        cases.append({"values": values, "weights": counts, "mean": mean, "psi": psi,
                      "standardError": clustered_error(psi[here], np.arange(here.sum()))})
    return cases


def main():
    folder = Path(sys.argv[1])
    rng = np.random.default_rng(20261124)
    write(folder, "spearman", spearman_cases(rng))
    write(folder, "cliff", cliff_cases(rng))
    write(folder, "max-t", max_t_cases(rng))
    write(folder, "holm", holm_cases(rng))
    write(folder, "tost", tost_cases(rng))
    write(folder, "change-point", change_point_cases(rng))
    write(folder, "depth", depth_cases())
    write(folder, "quantiles", quantile_cases(rng))
    write(folder, "interaction", interaction_cases(rng))
    write(folder, "mean", mean_cases(rng))


if __name__ == "__main__":
    main()
