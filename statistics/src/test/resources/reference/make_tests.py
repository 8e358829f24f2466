"""Makes the reference values of tests and evidence: full max-|t|, clustered AUC, contingency tables, betting martingales,
e-values and permutations.

    python make_tests.py OUTPUT_FOLDER

Needs what make_reference.py needs. Definitions are written out: every replicate is put together row by row, e-values are
combined by brute force over subsets, martingales use exact fractions.
"""

import itertools
import math
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import scipy.stats

from make_reference import clustered_error, half_sign, tied_columns, weight_derivative, write


def full_max_t_cases(rng):
    cases = []
    for clusters, size, replicates, level in [(9, 4, 99, 0.05), (14, 3, 199, 0.05)]:
        cluster, x, y = tied_columns(rng, clusters, size, 0.4, 3)
        inside = [np.ones(len(x), dtype=bool), rng.random(len(x)) < 0.8]
        inside[1][np.unique(cluster, return_index=True)[1]] = True
        draws = rng.integers(0, clusters, size=(replicates, clusters))

        def pearson(rows):
            a, b = x[rows], y[rows]

            def r(w):
                p, q = a - (w * a).sum() / w.sum(), b - (w * b).sum() / w.sum()
                return (w * p * q).sum() / np.sqrt((w * p * p).sum() * (w * q * q).sum())

            return scipy.stats.pearsonr(a, b).statistic, weight_derivative(r, len(rows))

        def mean(rows):
            return y[rows].mean(), (y[rows] - y[rows].mean()) / len(rows)

        def estimate(m, drawn):
            rows = [(copy, i) for copy, c in enumerate(drawn) for i in np.flatnonzero((cluster == c) & inside[m])]
            copies = np.array([copy for copy, _ in rows])
            value, psi = (pearson, mean)[m](np.array([i for _, i in rows]))
            return value, clustered_error(psi, copies)

        whole = [estimate(m, range(clusters)) for m in (0, 1)]
        maxima = []
        for drawn in draws:
            parts = [estimate(m, drawn) for m in (0, 1)]
            maxima.append(max(abs(v - whole[m][0]) / s for m, (v, s) in enumerate(parts)))
        maxima = np.array(maxima)
        critical = np.sort(maxima)[math.ceil(round((1 - level) * (replicates + 1), 6)) - 1]
        estimates, errors = np.array([v for v, _ in whole]), np.array([s for _, s in whole])
        cases.append({
            "x": x, "y": y, "cluster": cluster, "clusters": clusters, "inside": inside, "draws": draws, "level": level,
            "critical": critical, "standardErrors": errors, "low": estimates - critical * errors,
            "high": estimates + critical * errors,
            "pAdjusted": [(1 + (maxima >= abs(e) / s).sum()) / (replicates + 1) for e, s in zip(estimates, errors)],
        })
    return cases


def auc_cases(rng):
    cases = []
    for clusters, size, effect, decimals in [(14, 6, 0.5, 6), (30, 8, 0.2, 1), (40, 3, -0.4, 0)]:
        cluster, x, y = tied_columns(rng, clusters, size, effect, decimals)
        group = rng.random(len(x)) < 1 / (1 + np.exp(-x))
        wins = half_sign(y)
        area = wins[np.ix_(group, ~group)].mean()
        of_first = {i: wins[i, ~group].mean() for i in np.flatnonzero(group)}
        of_second = {j: wins[group, j].mean() for j in np.flatnonzero(~group)}
        # Obuchowski 1997: sums of placements of each cluster's first and second rows.
        first = {c: [of_first[i] for i in np.flatnonzero(group & (cluster == c))] for c in range(clusters)}
        second = {c: [of_second[j] for j in np.flatnonzero(~group & (cluster == c))] for c in range(clusters)}
        n1, n0 = group.sum(), (~group).sum()
        i1 = sum(len(v) > 0 for v in first.values())
        i0 = sum(len(v) > 0 for v in second.values())
        s1 = i1 / ((i1 - 1) * n1) * sum((sum(v) - len(v) * area) ** 2 for v in first.values())
        s0 = i0 / ((i0 - 1) * n0) * sum((sum(v) - len(v) * area) ** 2 for v in second.values())
        s10 = clusters / (clusters - 1) * sum(
            (sum(first[c]) - len(first[c]) * area) * (sum(second[c]) - len(second[c]) * area) for c in range(clusters))
        cases.append({
            "values": y, "inFirst": group, "cluster": cluster, "clusters": clusters, "auc": area,
            "obuchowski": math.sqrt(s1 / n1 + s0 / n0 + 2 * s10 / (n1 * n0)),
        })
    return cases


def permutation_cases(rng):
    """Cliff's delta of masks permuted within strata, by the index matrix that the test uses too."""
    cases = []
    for n, strata, replicates, effect in [(60, 4, 199, 0.3), (90, 12, 499, 0.0)]:
        stratum = rng.integers(-1, strata, n)
        mask = rng.random(n) < 0.4
        y = np.round(rng.normal(size=n) + effect * mask, 1)
        index = np.tile(np.arange(n), (replicates, 1))
        for row in index:
            for s in range(strata):
                here = np.flatnonzero(stratum == s)
                row[here] = rng.permutation(here)

        def delta(group):
            u = scipy.stats.mannwhitneyu(y[group], y[~group]).statistic
            return 2 * u / (group.sum() * (~group).sum()) - 1

        permuted = np.array([delta(mask[row]) for row in index])
        observed = delta(mask)
        cases.append({
            "values": y, "mask": mask, "stratum": stratum, "index": index, "observed": observed,
            "greater": (1 + (permuted >= observed - 1e-12).sum()) / (replicates + 1),
            "twoSided": (1 + (abs(permuted) >= abs(observed) - 1e-12).sum()) / (replicates + 1),
        })
    return cases


def contingency_cases(rng):
    cases = []
    for shape, scale in [((2, 2), 30), ((3, 4), 12), ((2, 5), 400), ((2, 2), 3)]:
        table = rng.poisson(scale * (1 + rng.random(shape))) + 1
        g = scipy.stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")
        x2 = scipy.stats.chi2_contingency(table, correction=False)
        cases.append({"counts": table, "g": g.statistic, "gP": g.pvalue, "chiSquare": x2.statistic, "chiSquareP": x2.pvalue,
                      "df": x2.dof})
    return cases


def betting_cases(rng):
    cases = []
    for n, mean, null in [(40, 0.3, "0.05"), (60, 0.0, "0"), (25, -0.4, "0.1"), (30, 0.9, "-0.2")]:
        scores = np.clip(np.round(rng.normal(mean, 0.4, n), 3), -1, 1)
        present = rng.random(n) < 0.9
        delta = Fraction(null)
        wealth, path, seen = Fraction(1), [], []
        squares, total = Fraction(1), Fraction(0)
        for d, here in zip(scores, present):
            if here:
                d = Fraction(str(d))
                count = len(seen) + 1
                m, v = total / count, squares / count
                bet = (m - delta) / (v + (m - delta) ** 2)
                bet = max(Fraction(0), min(Fraction(9, 10) / (1 + delta), bet))
                # Bets are rounded, or the fractions would grow without end; far below the tolerance.
                bet = Fraction(bet).limit_denominator(10**18)
                wealth *= 1 + bet * (d - delta)
                wealth = Fraction(wealth).limit_denominator(10**40) if wealth > 10**-10 else wealth
                seen.append(d)
                total += d
                squares += (d - total / (len(seen) + 1)) ** 2
            path.append(math.log(wealth.numerator) - math.log(wealth.denominator))
        cases.append({"scores": scores, "present": present, "nullMean": float(delta), "logWealth": path})
    return cases


def e_value_cases(rng):
    cases = []
    for m in (1, 4, 7):
        log_e = np.round(rng.normal(1, 2, m), 3)
        e = np.exp(log_e)

        def closed(k, merge):
            others = [j for j in range(m) if j != k]
            return min(merge([e[j] for j in s + (k,)]) for r in range(m) for s in itertools.combinations(others, r))

        # e-Holm is closed testing with max/size: Bonferroni on 1/e in every intersection.
        holm = [closed(k, lambda es: max(es) / len(es)) for k in range(m)]
        average = [closed(k, np.mean) for k in range(m)]
        order = np.argsort(-e)
        bh = [0.0] * m
        for place in range(m):
            bh[order[place]] = max((j + 1) * e[order[j]] / m for j in range(place, m))
        cases.append({"logE": log_e, "average": math.log(e.mean()), "holm": np.log(holm), "closed": np.log(average),
                      "bh": np.log(bh)})
    return cases


def main():
    folder = Path(sys.argv[1])
    rng = np.random.default_rng(20261126)
    write(folder, "full-max-t", full_max_t_cases(rng))
    write(folder, "auc", auc_cases(rng))
    write(folder, "contingency", contingency_cases(rng))
    write(folder, "betting", betting_cases(rng))
    write(folder, "e-values", e_value_cases(rng))
    write(folder, "permutation", permutation_cases(rng))


if __name__ == "__main__":
    main()
