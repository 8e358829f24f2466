"""Writes a checkpoint of `train_reference_gpt2.py` as a Hugging Face folder.

    python export_reference_gpt2.py --work WORK --out FOLDER

FOLDER receives config.json, generation_config.json, model.safetensors (F16), tokenizer.json and
tokenizer_config.json, and training.json: what the run was told and how far it is. The folder appears whole or not at
all: it is written beside its place, checked, and renamed. The check loads it through Transformers' AutoModelForCausalLM
and AutoTokenizer, and compares logits (arithmetic in float32, weights rounded to float16) and token ids with the
training module's.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from train_reference_gpt2 import BLOCKS, CONTEXT, END_OF_TEXT, HEADS, VOCABULARY, WIDTH, Model

LARGEST = 18_000_000
REPLACEABLE = {
    "config.json",
    "generation_config.json",
    "model.safetensors",
    "tokenizer.json",
    "tokenizer_config.json",
    "training.json",
}


def hugging_face_names(state):
    """Our tensors under GPT-2's names, in GPT-2's layout.

    GPT-2 stores a linear map as [in, out] (Conv1D), ours is [out, in]; query, key and value lie side by side in
    c_attn. The unembedding is tied to wte and is not stored.
    """
    tensors = {
        "transformer.wte.weight": state["wte"],
        "transformer.wpe.weight": state["wpe"],
        "transformer.ln_f.weight": state["ln_f.weight"],
        "transformer.ln_f.bias": state["ln_f.bias"],
    }
    for n in range(BLOCKS):
        ours, theirs = f"blocks.{n}.", f"transformer.h.{n}."
        for norm in ("ln_1", "ln_2"):
            for part in ("weight", "bias"):
                tensors[f"{theirs}{norm}.{part}"] = state[f"{ours}{norm}.{part}"]
        for mine, name in (("qkv", "attn.c_attn"), ("out", "attn.c_proj"), ("up", "mlp.c_fc"), ("down", "mlp.c_proj")):
            weight = state[ours + mine]
            tensors[f"{theirs}{name}.weight"] = weight.reshape(-1, weight.shape[-1]).T
            tensors[f"{theirs}{name}.bias"] = state[f"{ours}{mine}_bias"]
    return {name: tensor.detach().to(torch.float16).contiguous() for name, tensor in tensors.items()}


def configuration(end_of_text):
    return {
        "architectures": ["GPT2LMHeadModel"],
        "model_type": "gpt2",
        "n_layer": BLOCKS,
        "n_embd": WIDTH,
        "n_head": HEADS,
        "n_inner": None,
        "n_positions": CONTEXT,
        "n_ctx": CONTEXT,
        "vocab_size": VOCABULARY,
        "layer_norm_epsilon": 1e-5,
        "activation_function": "gelu_new",
        "scale_attn_weights": True,
        "scale_attn_by_inverse_layer_idx": False,
        "reorder_and_upcast_attn": False,
        "attn_pdrop": 0.0,
        "embd_pdrop": 0.0,
        "resid_pdrop": 0.0,
        "initializer_range": 0.02,
        "tie_word_embeddings": True,
        "bos_token_id": end_of_text,
        "eos_token_id": end_of_text,
        "dtype": "float16",
        "torch_dtype": "float16",
    }


def write_json(path, value):
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")


def write_folder(work, state, folder):
    from tokenizers import Tokenizer

    shutil.copyfile(work / "tokenizer.json", folder / "tokenizer.json")
    end_of_text = Tokenizer.from_file(str(folder / "tokenizer.json")).token_to_id(END_OF_TEXT)
    write_json(folder / "config.json", configuration(end_of_text))
    write_json(folder / "generation_config.json", {"bos_token_id": end_of_text, "eos_token_id": end_of_text})
    write_json(
        folder / "tokenizer_config.json",
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": CONTEXT,
            "bos_token": END_OF_TEXT,
            "eos_token": END_OF_TEXT,
            "unk_token": END_OF_TEXT,
            "add_prefix_space": False,
            "clean_up_tokenization_spaces": False,
        },
    )
    weights = folder / "model.safetensors"
    save_file(hugging_face_names(state["model"]), weights, metadata={"format": "pt"})
    weights.chmod(0o644)
    if weights.stat().st_size > LARGEST:
        raise SystemExit(f"expected at most {LARGEST} bytes of weights, found {weights.stat().st_size} in {weights}")


def rounded(state):
    model = Model()
    model.load_state_dict({name: tensor.half().float() for name, tensor in state["model"].items()})
    return model


@torch.no_grad()
def check(folder, work, state):
    """Raises SystemExit if Transformers does not compute from the folder what the training module computes."""
    from tokenizers import Tokenizer
    from transformers import AutoModelForCausalLM, AutoTokenizer

    theirs = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager").eval()
    stream = np.load(work / "held-out.npy")
    rows = [stream[a : a + CONTEXT] for a in np.linspace(0, len(stream) - CONTEXT, 8).astype(int)]
    ids = torch.from_numpy(np.stack(rows).astype(np.int64))
    ours, found = rounded(state)(ids), theirs(ids).logits
    difference = ((ours - found).abs().max() / ours.abs().max()).item()
    if not difference <= 1e-5:
        raise SystemExit(f"expected the training module's logits, found a relative difference of {difference:.2e}")
    tokenizer, plain = AutoTokenizer.from_pretrained(folder), Tokenizer.from_file(str(work / "tokenizer.json"))
    for row in [*rows, None]:
        text = plain.decode(row.tolist(), skip_special_tokens=False) if row is not None else " caf\u00e9 \u2014 \U0001f600\n\n  x"
        if tokenizer(text)["input_ids"] != plain.encode(text).ids:
            raise SystemExit(f"expected AutoTokenizer to give the training tokenizer's ids, it does not for {text!r}")
    return difference


def publish(new, out):
    """Puts the finished folder in its place; an older export there goes, anything else is refused."""
    if out.exists():
        strange = sorted({p.name for p in out.iterdir()} - REPLACEABLE)
        if strange:
            raise SystemExit(f"expected an earlier export or nothing at {out}, found also {strange}: name another folder")
        old = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}-old-"))
        out.rename(old / out.name)
        new.rename(out)
        shutil.rmtree(old)
    else:
        new.rename(out)


def training_facts(work, state):
    log = [json.loads(line) for line in (work / "log.jsonl").read_text().splitlines()]
    curve = sorted({e["step"]: e for e in log if e["step"] <= state["step"]}.values(), key=lambda e: e["step"])
    facts = {"step": state["step"], "training_tokens": int(len(np.load(work / "train.npy")))}
    facts["arguments"] = json.loads((work / "arguments.json").read_text())
    facts["log"] = curve
    return facts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="folder of the training run")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)

    state = torch.load(args.work / "checkpoint.pt", map_location="cpu")
    args.out.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(dir=args.out.parent, prefix=f".{args.out.name}-new-"))
    try:
        new.chmod(0o755)
        write_folder(args.work, state, new)
        difference = check(new, args.work, state)
        write_json(new / "training.json", training_facts(args.work, state))
        size = (new / "model.safetensors").stat().st_size
        publish(new, args.out)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    print(f"step {state['step']}: {size:,} bytes of weights, logits equal to {difference:.1e} of their largest")


if __name__ == "__main__":
    main()
