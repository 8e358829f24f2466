"""Reads a trace into numpy arrays: the example of docs/traces.md.

    python read_trace.py TRACE_DIR MODEL CORPUS
"""

import json
import sys
from pathlib import Path

import numpy as np
from safetensors import safe_open


def read(trace, model, corpus):
    """{document id: {"tokens": [token], "positions": [row], observable name: [layer, row] or [row]}}"""
    index = json.loads((trace / "index" / model / f"{corpus}.json").read_text())
    documents = {}
    for document in index["documents"]:
        arrays = documents.setdefault(document["id"], {})
        for name, path in document["columns"].items():
            with safe_open(trace / path, framework="numpy") as file:
                for given in ("tokens", "positions"):
                    arrays[given] = file.get_tensor(given)
                arrays[name] = file.get_tensor(name)
    return documents


if __name__ == "__main__":
    measured = read(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
    for identity, values in measured.items():
        print(identity, {name: array.shape for name, array in values.items()})
    if all("lens_surprisal" in v for v in measured.values()):
        loss = np.concatenate([v["lens_surprisal"][-1] for v in measured.values()])
        print(f"mean loss {loss.mean():.4f} nats over {len(loss)} positions of {len(measured)} documents")
