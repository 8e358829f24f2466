#!/usr/bin/env python3
"""Takes the documentation's screenshots of a run's reports with headless Chromium.

usage: take_screenshots.py MODULE [OUTPUT]

MODULE is the folder of a module whose claims ran (it has target/tollens/report.html and the Allure report in
target/allure-report or target/site/allure-maven-plugin); OUTPUT is the folder for the pictures, by default the one of
this script. One picture of each verdict's page is taken, and one of each report's overview.
"""
import base64
import functools
import http.server
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading


def chromium():
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        if shutil.which(name):
            return name
    sys.exit("expected chromium on the path; install it, for example with: apt-get install chromium")


def shoot(url, picture, width, height):
    with tempfile.TemporaryDirectory() as profile:
        command = [chromium(), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
                   "--disable-background-networking", "--disable-sync", "--disable-component-update",
                   f"--user-data-dir={profile}", "--virtual-time-budget=8000", f"--window-size={width},{height}",
                   f"--screenshot={picture}", url]
        subprocess.run(command, check=True, timeout=120, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    print(picture)


def behaviours(report):
    """The tree of claims: beside the page, or inside it where the report is a single file."""
    data = report / "data" / "behaviors.json"
    if data.exists():
        return json.loads(data.read_text())
    page = (report / "index.html").read_text()
    inside = re.search(r"""d\(['"]data/behaviors\.json['"],\s*['"]([A-Za-z0-9+/=]+)['"]""", page)
    if not inside:
        sys.exit(f"expected the claims in {report}/index.html or {data}, found neither; make the report again")
    return json.loads(base64.b64decode(inside.group(1)))


def claims(node, group):
    for child in node.get("children", []):
        if "children" in child:
            yield from claims(child, child["uid"])
        else:
            yield group, child["uid"], child["name"]


def first(*folders):
    for folder in folders:
        if (folder / "index.html").exists():
            return folder
    sys.exit(f"expected an Allure report in one of {', '.join(map(str, folders))}; run mvn allure:report first")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    target = pathlib.Path(sys.argv[1]) / "target"
    output = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else pathlib.Path(__file__).parent).resolve()
    output.mkdir(parents=True, exist_ok=True)
    report = first(target / "allure-report", target / "site" / "allure-maven-plugin")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(target.resolve()))
    http.server.SimpleHTTPRequestHandler.log_message = lambda *arguments: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}"
    page = f"{base}/{report.relative_to(target).as_posix()}/index.html"
    shoot(page, output / "allure-overview.png", 1300, 900)
    shoot(page + "#behaviors", output / "allure-claims.png", 1300, 700)
    seen = set()
    for group, uid, name in claims(behaviours(report), ""):
        verdict = re.search(r"\b(PASS|PARTIAL|FAIL|INSUFFICIENT)\b", name)
        if verdict and verdict.group(1) not in seen:
            seen.add(verdict.group(1))
            picture = output / f"allure-{verdict.group(1).lower()}.png"
            shoot(f"{page}#behaviors/{group}/{uid}", picture, 1700, 1400)
    shoot(f"{base}/tollens/report.html", output / "report.png", 980, 1700)
    server.shutdown()


if __name__ == "__main__":
    main()
