#!/usr/bin/env bash
# What describes our dataset for machines, read by the readers that their makers give out: Croissant by
# mlcroissant, which also reads every table through it, and DCAT-AP by its own SHACL shapes.
#
#   benchmarks/descriptions.sh                      # needs Python 3.11 and a network
#   SHAPES=dcat-ap-SHACL.ttl benchmarks/descriptions.sh   # with shapes that are there already
#
# The shapes are those of the release 3.0.0, from the EU's own repository; they are not part of ours. In
# those of 3.0.1 two have no path, which pyshacl refuses altogether.
set -euo pipefail

HERE="$(cd "$(dirname "$0")/.." && pwd)"
PYTHON="${PYTHON:-$HERE/.venv/bin/python}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT
RELEASE="https://raw.githubusercontent.com/SEMICeu/DCAT-AP/master/releases/3.0.0/shacl/dcat-ap-SHACL.ttl"

manage() { (cd "$HERE" && env -u DATABASE_URL VAR_DIR="$FOLDER/var" "$PYTHON" manage.py "$@" >&2); }
manage migrate --verbosity 0
manage load_fixtures --verbosity 0
manage make_package
mkdir "$FOLDER/served" "$FOLDER/package"
cp "$FOLDER"/var/exports/*/* "$FOLDER/served"
(cd "$FOLDER/package" && unzip -qo "$FOLDER"/served/*.zip)
if [ -n "${SHAPES:-}" ]; then cp "$SHAPES" "$FOLDER/shapes.ttl"; else curl -fsSL "$RELEASE" -o "$FOLDER/shapes.ttl"; fi

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "mlcroissant==1.1.1" "pandas==3.1.1" "pyshacl==0.40.1" "rdflib==7.6.0"
cat >"$FOLDER/read.py" <<'PY'
import csv
import json
import logging
import sys
import warnings
from importlib.metadata import version
from pathlib import Path

warnings.simplefilter("ignore")
folder = Path(sys.argv[1])

# Croissant: no error, and no warning either.
import mlcroissant
from absl import logging as said

heard = []
handler = logging.Handler()
handler.emit = lambda record: heard.append(record.getMessage())
logging.getLogger("absl").addHandler(handler)
said.set_verbosity(said.WARNING)
for place in ("package", "served"):
    dataset = mlcroissant.Dataset(jsonld=str(folder / place / "croissant.jsonld"))
    assert dataset.metadata.ctx.conforms_to.value.endswith("/1.1"), place
    assert not dataset.metadata.ctx.issues.errors, dataset.metadata.ctx.issues.errors
    assert not dataset.metadata.ctx.issues.warnings, dataset.metadata.ctx.issues.warnings
    assert not heard, heard
    print(f"mlcroissant {version('mlcroissant')}, croissant.jsonld, {place}: valid, no warning")

dataset = mlcroissant.Dataset(jsonld=str(folder / "package" / "croissant.jsonld"))
rows = 0
for records in dataset.metadata.record_sets:
    table = list(csv.DictReader((folder / "package" / f"{records.id}.csv").open(newline="")))
    read = list(dataset.records(records.id))
    assert len(read) == len(table), (records.id, len(read), len(table))
    keys = [field.id for field in records.fields]
    assert all(set(row) == set(keys) for row in read)
    rows += len(read)
    for column in ("id", "claim"):
        if table and column in table[0]:
            ours = [row[column] for row in table]
            theirs = [row[f"{records.id}/{column}"].decode() for row in read]
            assert theirs == ours, (records.id, column)
    if records.id == "quantities":
        total = sum(row["quantities/value"] for row in read)
        assert abs(total - sum(float(row["value"]) for row in table)) < 0.01
print(f"mlcroissant: {rows} rows of {len(dataset.metadata.record_sets)} tables read, ids and sums as they are")

# DCAT-AP.
from pyshacl import validate
from rdflib import Graph

shapes = Graph().parse(folder / "shapes.ttl", format="turtle")
for place in ("package", "served"):
    found = Graph().parse(folder / place / "dcat.jsonld", format="json-ld")
    conforms, report, words = validate(found, shacl_graph=shapes, allow_warnings=False)
    print(f"DCAT-AP shapes, dcat.jsonld, {place}: {len(found)} triples, conforms: {conforms}")
    if not conforms:
        print(words)
        sys.exit(1)
# What they would refuse: they are at work.
broken = Graph().parse(folder / "served" / "dcat.jsonld", format="json-ld")
title = next(t for t in broken if str(t[1]) == "http://purl.org/dc/terms/title" and "dataset" in str(t[0]))
for triple in list(broken.triples((title[0], title[1], None))):
    broken.remove(triple)
assert not validate(broken, shacl_graph=shapes)[0]
print("DCAT-AP shapes: without its title the dataset is refused")
PY
"$FOLDER/venv/bin/python" "$FOLDER/read.py" "$FOLDER"
