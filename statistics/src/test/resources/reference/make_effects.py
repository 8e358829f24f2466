"""Makes the reference values of effects on clustered rows: stratified Cliff's delta, Pearson, Kendall, partial Spearman
and two-way clustering.

    python make_effects.py OUTPUT_FOLDER

Needs what make_reference.py needs. As there, nothing follows the Java code: estimates come from the libraries, influence
values from the complex-step derivative of the weighted functional, two-way sums from loops over labels.
"""

import math
import sys
from pathlib import Path

import numpy as np
import scipy.stats

from make_reference import clustered_error, half_sign, jackknife_error, tied_columns, weight_derivative, write


def sign(x):
    return np.sign(x[:, None] - x[None, :])


def stratified_cases(rng):
    cases = []
    for clusters, size, strata, effect, decimals in [(14, 8, 3, 0.5, 6), (30, 8, 12, 0.2, 1), (40, 6, 60, -0.4, 0)]:
        cluster, x, y = tied_columns(rng, clusters, size, effect, decimals)
        stratum = np.minimum(strata - 1, rng.geometric(2 / strata, len(x)) - 1)
        # The effect differs between strata, so that the derivative of the weights matters.
        group = rng.random(len(x)) < 1 / (1 + np.exp(-x * (1 + stratum % 3) / 2))
        wins = half_sign(y)
        both = [s for s in np.unique(stratum) if 0 < group[stratum == s].sum() < (stratum == s).sum()]

        def delta(w):
            top = bottom = 0
            for s in both:
                first, second = w * (group & (stratum == s)), w * (~group & (stratum == s))
                n1, n0 = first.sum(), second.sum()
                weight = n1 * n0 / (n1 + n0)
                top = top + weight * (2 * (first @ wins @ second) / (n1 * n0) - 1)
                bottom = bottom + weight
            return top / bottom

        def by_mannwhitneyu(keep):
            top = bottom = 0
            for s in both:
                first, second = y[keep & group & (stratum == s)], y[keep & ~group & (stratum == s)]
                if len(first) and len(second):
                    pairs = len(first) * len(second)
                    top += (2 * scipy.stats.mannwhitneyu(first, second).statistic - pairs) / (len(first) + len(second))
                    bottom += pairs / (len(first) + len(second))
            return top / bottom

        everything = np.ones(len(y), dtype=bool)
        psi = weight_derivative(delta, len(y))
        used = np.isin(stratum, both)
        cases.append({
            "values": y, "inFirst": group, "stratum": stratum, "cluster": cluster, "clusters": clusters,
            "delta": by_mannwhitneyu(everything), "psi": psi, "used": used, "strata": len(both),
            "droppedStrata": len(np.unique(stratum)) - len(both),
            "standardError": clustered_error(psi[used], cluster[used]),
            "jackknife": jackknife_error(by_mannwhitneyu, cluster),
        })
    return cases


def pearson_cases(rng):
    cases = []
    for clusters, size, effect, decimals in [(12, 6, 0.8, 6), (30, 8, 0.3, 1), (40, 5, -0.5, 0)]:
        cluster, x, y = tied_columns(rng, clusters, size, effect, decimals)

        def r(w):
            a, b = x - (w * x).sum() / w.sum(), y - (w * y).sum() / w.sum()
            return (w * a * b).sum() / np.sqrt((w * a * a).sum() * (w * b * b).sum())

        psi = weight_derivative(r, len(x))
        cases.append({
            "x": x, "y": y, "cluster": cluster, "clusters": clusters, "r": scipy.stats.pearsonr(x, y).statistic,
            "psi": psi, "standardError": clustered_error(psi, cluster),
        })
    return cases


def kendall_cases(rng):
    cases = []
    for clusters, size, effect, decimals in [(12, 6, 0.8, 6), (30, 8, 0.3, 1), (40, 5, -0.5, 0), (10, 4, 0.0, 0)]:
        cluster, x, y = tied_columns(rng, clusters, size, effect, decimals)
        signs_x, signs_y = sign(x), sign(y)

        def tau(w):
            pairs = w @ (signs_x * signs_y) @ w
            return pairs / np.sqrt((w @ signs_x**2 @ w) * (w @ signs_y**2 @ w))

        psi = weight_derivative(tau, len(x))
        cases.append({
            "x": x, "y": y, "cluster": cluster, "clusters": clusters,
            "tau": scipy.stats.kendalltau(x, y, variant="b").statistic, "psi": psi,
            "standardError": clustered_error(psi, cluster),
            "jackknife": jackknife_error(lambda keep: scipy.stats.kendalltau(x[keep], y[keep]).statistic, cluster),
        })
    return cases


def partial_cases(rng):
    cases = []
    for clusters, size, effect, decimals in [(12, 6, 0.8, 6), (30, 8, 0.3, 1), (40, 5, -0.5, 0)]:
        cluster, x, y = tied_columns(rng, clusters, size, effect, decimals)
        z = np.round(0.6 * x + 0.3 * np.log1p(y) + rng.normal(size=len(x)), decimals)
        ranks = [scipy.stats.rankdata(column) for column in (x, y, z)]
        design = np.column_stack([np.ones(len(x)), ranks[2]])
        rest = [r - design @ np.linalg.lstsq(design, r, rcond=None)[0] for r in ranks[:2]]
        below = [half_sign(column) for column in (x, y, z)]

        def partial(w):
            u = [b @ w / w.sum() - 0.5 for b in below]
            moment = lambda i, j: (w * u[i] * u[j]).sum()
            left = [u[i] - u[2] * moment(i, 2) / moment(2, 2) for i in (0, 1)]
            return (w * left[0] * left[1]).sum() / np.sqrt((w * left[0] ** 2).sum() * (w * left[1] ** 2).sum())

        psi = weight_derivative(partial, len(x))
        cases.append({
            "x": x, "y": y, "z": z, "cluster": cluster, "clusters": clusters,
            "rho": scipy.stats.pearsonr(*rest).statistic, "psi": psi, "standardError": clustered_error(psi, cluster),
        })
    return cases


def square_sum(psi, labels):
    sums = {}
    for label, value in zip(labels, psi):
        sums[label] = sums.get(label, 0.0) + value
    n = len(sums)
    return n / (n - 1) * sum(s * s for s in sums.values()), sums


def two_way_cases(rng):
    cases = []
    for documents, types, rows, family, replicates, level in [(9, 20, 150, 3, 199, 0.05), (25, 60, 400, 7, 399, 0.01),
                                                              (12, 6, 90, 1, 99, 0.01)]:
        document = rng.integers(0, documents, rows)
        token = np.minimum(types - 1, rng.zipf(1.5, rows) - 1)
        target = rng.integers(0, types, rows)
        psi = np.zeros((family, rows))
        inside = rng.random((family, rows)) < 0.7
        for m in range(family):
            raw = (rng.normal(size=rows) + 0.8 * rng.normal(size=documents)[document]
                   + (m % 3) * rng.normal(size=types)[token])
            psi[m] = np.where(inside[m], raw - raw[inside[m]].mean(), 0) / inside[m].sum()
        document_weights = rng.poisson(1, (replicates, documents))
        case = {"document": document, "documents": documents, "token": token, "target": target, "types": types,
                "psi": psi, "inside": inside, "level": level, "documentWeights": document_weights}
        errors, maxima = {}, {}
        for name, kind in [("token", token), ("target", target)]:
            weights = rng.poisson(1, (replicates, types))
            case[name + "Weights"] = weights
            shifts = np.array([[(document_weights[b][document] * weights[b][kind] * psi[m]).sum() - psi[m].sum()
                                for b in range(replicates)] for m in range(family)])
            maxima[name] = (np.abs(shifts) / shifts.std(axis=1, ddof=1)[:, None]).max(axis=0)
            squares = []
            for m in range(family):
                keep = inside[m]
                v_doc, _ = square_sum(psi[m][keep], document[keep])
                v_tok, sums = square_sum(psi[m][keep], kind[keep])
                v_cell, _ = square_sum(psi[m][keep], list(zip(document[keep], kind[keep])))
                squares.append(max(v_doc + v_tok - v_cell, v_doc, v_tok))
                if name == "token":
                    s = np.array(list(sums.values()))
                    case.setdefault("effectiveTypes", []).append((s**2).sum() ** 2 / (s**4).sum())
                    case.setdefault("heaviest", []).append(sorted(sums, key=lambda t: -abs(sums[t]))[:3])
            errors[name] = np.sqrt(squares)
        estimates = rng.normal(0, 3, family) * errors["token"]

        def judge(names):
            error = np.max([errors[n] for n in names], axis=0)
            rank = math.ceil(round((1 - level) * (replicates + 1), 6)) - 1
            critical = max(np.sort(maxima[n])[rank] for n in names)
            p = [max((1 + (maxima[n] >= abs(e) / s).sum()) / (replicates + 1) for n in names)
                 for e, s in zip(estimates, error)]
            return {"standardErrors": error, "critical": critical, "low": estimates - critical * error,
                    "high": estimates + critical * error, "pAdjusted": p}

        cases.append(case | {"estimates": estimates, **judge(["token"]),
                             **{k + "Both": v for k, v in judge(["token", "target"]).items()}})
    return cases


def main():
    folder = Path(sys.argv[1])
    rng = np.random.default_rng(20261125)
    write(folder, "stratified-cliff", stratified_cases(rng))
    write(folder, "pearson", pearson_cases(rng))
    write(folder, "kendall", kendall_cases(rng))
    write(folder, "partial", partial_cases(rng))
    write(folder, "two-way", two_way_cases(rng))


if __name__ == "__main__":
    main()
