"""Writes the two embedded corpora from the folder of books and its manifest.

    python make_corpora.py --books BOOKS --manifest manifest.json --out ../src/main/resources/tollens/corpora

held-out-fiction.jsonl.gz: every chapter of the six held-out books, whole. The embedded model never saw them.
training-fiction.jsonl.gz: up to four chapters of each training book, spread evenly over it, each cut at the last end of
    a paragraph before 6,000 characters (at the end of its first paragraph, where that is longer). Chapters under 1,500
    characters are passed over. For fitting what a claim needs fitted; the model was trained on this text.
NOTICE.md: where each book comes from.

A line is a JSON object with id (`<book>/<chapter, from 01>`), source (the book), title, licence and text. The same
books and zlib give the same bytes: order, gzip time stamp and JSON layout are fixed.
"""

import argparse
import gzip
import json
from pathlib import Path

import numpy as np
from train_reference_gpt2 import HELD_OUT, book_files, chapters

LONGEST, SHORTEST, A_BOOK = 6_000, 1_500, 4
LICENCE = "CC0-1.0"


def cut(text):
    """The paragraphs that fit before LONGEST characters, the first in any case."""
    end = len(text)
    while end > LONGEST and "\n" in text[:end]:
        end = text.rindex("\n", 0, end)
    return text[:end]


def document(book, facts, number, text):
    return {
        "id": f"{book}/{number:02d}",
        "source": book,
        "title": f"{facts['title']} by {facts['author']}, chapter {number}",
        "licence": LICENCE,
        "text": text,
    }


def held_out(books, manifest):
    for file in book_files(books, True):
        for number, text in enumerate(chapters(file), 1):
            yield document(file.stem, manifest[file.name], number, text)


def training(books, manifest):
    for file in book_files(books, False):
        long_enough = [(n, t) for n, t in enumerate(chapters(file), 1) if len(t) >= SHORTEST]
        count = min(A_BOOK, len(long_enough))
        for at in np.linspace(0, len(long_enough) - 1, count).round().astype(int):
            number, text = long_enough[at]
            yield document(file.stem, manifest[file.name], number, cut(text))


def write(path, documents):
    lines = "".join(json.dumps(d, ensure_ascii=False, separators=(",", ":")) + "\n" for d in documents)
    path.write_bytes(gzip.compress(lines.encode(), compresslevel=9, mtime=0))
    sources = sorted({d["source"] for d in documents})
    print(f"{path.name}: {len(documents)} documents of {len(sources)} books, {path.stat().st_size:,} bytes")
    return sources


NOTICE = """# Where the text of the embedded corpora comes from

The text is that of Standard Ebooks' editions, read from the public repositories below at the commits below. The works
are in the public domain in the United States; the editors' contributions are dedicated to the public domain under
[CC0 1.0](https://creativecommons.org/publicdomain/zero/1.0/). Headings, front matter and end notes are left out.

`make_corpora.py` (in the module's `training` folder) writes this file and both corpora.

"""


def notice(path, parts):
    text = NOTICE
    for corpus, sources, manifest in parts:
        text += f"## {corpus}\n\n| book | author | repository | commit |\n|---|---|---|---|\n"
        for name in sources:
            facts = manifest[f"{name}.txt"]
            repository = facts["source"].split("github ")[1]
            text += f"| {facts['title']} | {facts['author']} | github.com/{repository} | `{facts['commit']}` |\n"
        text += "\n"
    path.write_text(text.rstrip() + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--books", type=Path, required=True)
    parser.add_argument("--manifest", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()

    manifest = {entry["file"]: entry for entry in json.loads(args.manifest.read_text(encoding="utf-8"))}
    wrong = [name for name, entry in manifest.items() if not entry["license"].startswith(LICENCE)]
    if wrong:
        raise SystemExit(f"expected every book under {LICENCE}, found another licence for {wrong} in {args.manifest}")
    args.out.mkdir(parents=True, exist_ok=True)
    parts = []
    for corpus, documents in (("held-out-fiction", held_out), ("training-fiction", training)):
        sources = write(args.out / f"{corpus}.jsonl.gz", list(documents(args.books, manifest)))
        parts.append((corpus, sources, manifest))
    assert sorted(parts[0][1]) == sorted(HELD_OUT) and not set(parts[0][1]) & set(parts[1][1])
    notice(args.out / "NOTICE.md", parts)


if __name__ == "__main__":
    main()
