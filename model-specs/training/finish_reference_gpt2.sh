#!/bin/sh
# From a finished training run to the files that the module ships: weights, digest, figures, model card.
#
#     sh finish_reference_gpt2.sh WORK BOOKS
#
# WORK is the folder of train_reference_gpt2.py, BOOKS that of the books. PYTHON names the interpreter (default: python3),
# THREADS the number of PyTorch's threads (default: 2). It may be run again: every output is written anew, and nothing of
# the module changes unless the export and both evaluations succeed.
set -eu
if [ $# -ne 2 ] || [ ! -f "$1/checkpoint.pt" ] || [ ! -d "$2" ]; then
    echo "expected: finish_reference_gpt2.sh WORK (with checkpoint.pt) BOOKS (a folder), found: $*" >&2
    exit 2
fi
work=$(cd "$1" && pwd)
books=$(cd "$2" && pwd)
cd "$(dirname "$0")"
python=${PYTHON:-python3}
export OMP_NUM_THREADS="${THREADS:-2}"
models=../src/main/resources/tollens/models

"$python" export_reference_gpt2.py --work "$work" --out "$work/export"
# The trigram depends on the text alone, which a run never changes.
[ -f "$work/trigram.json" ] || "$python" kneser_ney_trigram.py --work "$work" --books "$books" --out "$work/trigram.json"
"$python" evaluate_reference_gpt2.py --model "$work/export" --books "$books" --trigram "$work/trigram.json" \
    --threads "$OMP_NUM_THREADS" --out "$work/evaluation.json"

mkdir -p "$models/reference-gpt2"
for file in config.json generation_config.json model.safetensors tokenizer.json tokenizer_config.json; do
    cp "$work/export/$file" "$models/reference-gpt2/$file"
done
cp "$work/evaluation.json" "$models/reference-gpt2/evaluation.json"
"$python" model_card.py --evaluation "$models/reference-gpt2/evaluation.json" --card "$models/reference-gpt2/README.md" \
    --spec "$models/reference-gpt2.yaml"
ls -l "$models/reference-gpt2"
