"""Collects NIST's Statistical Reference Datasets (public domain) with their certified values into nist.json.

    python make_nist.py UNIVARIATE_FOLDER SCIPY_DATA_FOLDER MILLER_TEST OUTPUT_FOLDER

UNIVARIATE_FOLDER holds PiDigits.txt, Lottery.txt, Lew.txt, Mavro.txt, Michelso.txt and NumAcc1..4.txt as Apache Commons Math
ships them, SCIPY_DATA_FOLDER is scipy/stats/tests/data with nist_anova and nist_linregress, MILLER_TEST is Commons Math's
MillerUpdatingRegressionTest.java, which holds the data of Filip, Longley and the Wampler sets. Certified values are typed in
below where they are not in the file, from NIST's pages; Wampler5 is Wampler3 with its errors times 10,000, as NIST made it.
Numbers stay the decimal strings of the source until they become JSON.
"""

import re
import sys
from pathlib import Path

from make_reference import write

POLYNOMIAL_ERRORS = [2152.32624678170, 2363.55173469681, 779.343524331583, 101.475507550350, 5.64566512170752,
                     0.112324854679312]
CERTIFIED = {
    "Longley": {
        "estimates": [-3482258.63459582, 15.0618722713733, -0.358191792925910e-01, -2.02022980381683,
                      -1.03322686717359, -0.511041056535807e-01, 1829.15146461355],
        "errors": [890420.383607373, 84.9149257747669, 0.334910077722432e-01, 0.488399681651699, 0.214274163161675,
                   0.226073200069370, 455.478499142212],
        "deviation": 304.854073561965, "rSquared": 0.995479004577296},
    "Filip": {
        "estimates": [-1467.48961422980, -2772.17959193342, -2316.37108160893, -1127.97394098372, -354.478233703349,
                      -75.1242017393757, -10.8753180355343, -1.06221498588947, -0.670191154593408e-01,
                      -0.246781078275479e-02, -0.402962525080404e-04],
        "errors": [298.084530995537, 559.779865474950, 466.477572127796, 227.204274477751, 71.6478660875927,
                   15.2897178747400, 2.23691159816033, 0.221624321934227, 0.142363763154724e-01,
                   0.535617408889821e-03, 0.896632837373868e-05],
        "deviation": 0.334801051324544e-02, "rSquared": 0.996727416185620},
    "Wampler1": {"estimates": [1.0] * 6, "errors": [0.0] * 6, "deviation": 0.0, "rSquared": 1.0},
    "Wampler2": {"estimates": [1.0, 0.1, 0.01, 0.001, 0.0001, 0.00001], "errors": [0.0] * 6, "deviation": 0.0,
                 "rSquared": 1.0},
    "Wampler3": {"estimates": [1.0] * 6, "errors": POLYNOMIAL_ERRORS, "deviation": 2360.14502379268,
                 "rSquared": 0.999995559025820},
    "Wampler4": {"estimates": [1.0] * 6, "errors": [100 * e for e in POLYNOMIAL_ERRORS], "deviation": 236014.502379268,
                 "rSquared": 0.957478440825662},
    "Wampler5": {"estimates": [1.0] * 6, "errors": [10000 * e for e in POLYNOMIAL_ERRORS], "deviation": 23601450.2379268,
                 "rSquared": 0.224668921574940e-02},
}


def univariate(folder):
    cases = []
    for name in ["PiDigits", "Lottery", "Lew", "Mavro", "Michelso", "NumAcc1", "NumAcc2", "NumAcc3", "NumAcc4"]:
        lines = (folder / f"{name}.txt").read_text().splitlines()
        text = "\n".join(lines)
        mean = float(re.search(r"(?m)^(?:mean|Sample Mean)[^:=]*(?:ybar:|=)\s*(\S+)", text).group(1))
        deviation = float(re.search(r"(?m)^(?:standardDeviation|Sample Standard Deviation.*s:)[\s=]*(\S+)", text).group(1))
        values = [float(line) for line in lines[60:] if re.fullmatch(r"\s*-?[\d.]+\s*", line)]
        if name in ("Lottery", "Lew"):
            last = max(i for i, line in enumerate(lines) if line.startswith("#"))
            values = [float(line) for line in lines[last + 1:] if line.strip()]
        cases.append({"name": name, "values": values, "mean": mean, "deviation": deviation})
    return cases


def certified_number(text, pattern):
    return float(re.search(pattern, text).group(1))


def anova(folder):
    cases = []
    for path in sorted((folder / "nist_anova").glob("*.dat")):
        # The same as 05 and 08 with ten times the rows, a megabyte of them.
        if path.stem in ("SmLs06", "SmLs09"):
            continue
        lines = path.read_text().splitlines()
        text = "\n".join(lines[:60])
        rows = [line.split() for line in lines[60:] if line.strip()]
        treatments = len({t for t, _ in rows})
        replicates = len(rows) // treatments
        assert [int(t) for t, _ in rows] == [1 + k // replicates for k in range(len(rows))]
        cases.append({
            "name": path.stem, "treatments": treatments, "y": [float(y) for _, y in rows],
            "f": float(re.search(r"(?m)^Between.*?(\S+)\s*$", text).group(1)),
            "rSquared": certified_number(text, r"R-Squared\s+(\S+)"),
            "deviation": certified_number(text, r"Standard Deviation\s+(\S+)"),
        })
    return cases


def doubles(java, method):
    body = java[java.index(f"void {method}("):]
    body = body[body.index("new double[]{") + len("new double[]{"):]
    return [float(number) for number in body[: body.index("}")].replace("\n", " ").split(",")]


def pairs(java, method):
    numbers = doubles(java, method)
    return numbers[0::2], numbers[1::2]


def regression(folder, java):
    lines = (folder / "nist_linregress" / "Norris.dat").read_text().splitlines()
    text = "\n".join(lines[:60])
    rows = [[float(v) for v in line.split()] for line in lines[60:] if len(line.split()) == 2 and line.strip()[0] in "-.0123456789"]
    coefficients = re.findall(r"B[01]\s+(\S+)\s+(\S+)\s*\n", text)
    cases = [{"name": "Norris", "x": [[x] for _, x in rows], "y": [y for y, _ in rows], "degree": 1,
              "estimates": [float(b) for b, _ in coefficients], "errors": [float(e) for _, e in coefficients],
              "deviation": certified_number(text, r"Standard Deviation\s+(0\.\S+)"),
              "rSquared": certified_number(text, r"R-Squared\s+(\S+)")}]
    numbers = doubles(java, "testLongley")
    table = [numbers[k:k + 7] for k in range(0, len(numbers), 7)]
    cases.append({"name": "Longley", "x": [row[1:] for row in table], "y": [row[0] for row in table], "degree": 1})
    for name, method, degree in [("Filip", "testFilippelli", 10), ("Wampler1", "testWampler1", 5),
                                 ("Wampler2", "testWampler2", 5), ("Wampler3", "testWampler3", 5),
                                 ("Wampler4", "testWampler4", 5)]:
        y, x = pairs(java, method)
        cases.append({"name": name, "x": [[one] for one in x], "y": y, "degree": degree})
    exact, noisy = cases[-4]["y"], cases[-2]["y"]
    cases.append({"name": "Wampler5", "x": cases[-2]["x"], "degree": 5,
                  "y": [a + 10000 * (b - a) for a, b in zip(exact, noisy)]})
    return [case | CERTIFIED.get(case["name"], {}) for case in cases]


def main():
    univariates, data, miller, folder = (Path(one) for one in sys.argv[1:5])
    write(folder, "nist-univariate", univariate(univariates))
    write(folder, "nist-anova", anova(data))
    write(folder, "nist-regression", regression(data, miller.read_text()))


if __name__ == "__main__":
    main()
