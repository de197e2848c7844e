#!/usr/bin/env bash
# Our exports in the programs that people load them with: each recipe of docs/readers.md, run.
#
#   benchmarks/readers.sh            # needs Python 3.11, Node 20, a network; R and LibreOffice if there
#
# The curated corpus is loaded into a database of its own in a temporary folder. What each reader makes
# of the numbers, ids and dates is compared with what they are; the script fails where a recipe loses any.
set -euo pipefail

HERE="$(cd "$(dirname "$0")/.." && pwd)"
PYTHON="${PYTHON:-$HERE/.venv/bin/python}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT
DATA="$FOLDER/data"
mkdir "$DATA"

manage() { (cd "$HERE" && env -u DATABASE_URL VAR_DIR="$FOLDER/var" "$PYTHON" manage.py "$@" >&2); }
manage migrate --verbosity 0
manage load_fixtures --verbosity 0
for table in claims quantities; do
  manage export "$table" "$DATA/$table.csv"
  manage export "$table" "$DATA/$table.excel-sv.csv" --dialect excel-sv
  manage export "$table" "$DATA/$table.xlsx"
done
manage make_package
cp "$FOLDER"/var/exports/*/*.parquet "$FOLDER"/var/exports/*/*.zip "$DATA"
(cd "$DATA" && unzip -qo ./*.zip -d package)

# What is true: counted from the CSV by nothing but Python's own reader and decimals.
(cd "$DATA" && python3 - >truth.json <<'PY'
import csv, json
from decimal import Decimal

numbers = list(csv.DictReader(open("quantities.csv", newline="")))
claims = list(csv.DictReader(open("claims.csv", newline="")))
values = [Decimal(row["value"]) for row in numbers]
print(json.dumps({
    "sum": f"{sum(values):f}", "largest": f"{max(values):f}", "rows": len(numbers),
    "claims": len(claims), "first": claims[0]["id"], "last": claims[-1]["id"],
    "earliest": min(row["date_earliest"] for row in claims),
    "letters": sum("å" in row["quote"] for row in claims),
}))
PY
)
echo "truth: $(cat "$DATA/truth.json")"

python3 -m venv "$FOLDER/venv"
install() { "$FOLDER/venv/bin/pip" -qq install "$@"; }
run() { (cd "$DATA" && "$FOLDER/venv/bin/python" -); }

install "pandas==3.1.1" "polars==2.1.0" "openpyxl==3.1.5" "pyarrow==26.0.1"
run <<'PY'
import json
from decimal import Decimal
import pandas, polars

truth = json.load(open("truth.json"))

def check(name, total, first, letters, earliest):
    assert Decimal(str(total)).quantize(Decimal("0.01")) == Decimal(truth["sum"]).quantize(Decimal("0.01")), (name, total)
    assert (first, letters, str(earliest)[:10]) == (truth["first"], truth["letters"], truth["earliest"]), name
    print(f"{name}: as it is")

def pandas_frame(name, claims, numbers):
    check(name, numbers["value"].sum(), claims["id"].iloc[0], claims["quote"].str.contains("å").sum(), claims["date_earliest"].min())

pandas_frame(f"pandas {pandas.__version__}, CSV",
    pandas.read_csv("claims.csv", dtype={"id": "string", "speaker_id": "string", "document_id": "string"}, parse_dates=["date_earliest", "date_latest"]),
    pandas.read_csv("quantities.csv", dtype={"claim": "string"}))
pandas_frame(f"pandas {pandas.__version__}, XLSX", pandas.read_excel("claims.xlsx"), pandas.read_excel("quantities.xlsx"))
pandas_frame(f"pandas {pandas.__version__}, Parquet", pandas.read_parquet("claims.parquet"), pandas.read_parquet("quantities.parquet"))

def polars_frame(name, claims, numbers, column):
    check(name, numbers[column].sum(), claims["id"][0], claims["quote"].str.contains("å").sum(), claims["date_earliest"].min())

polars_frame(f"polars {polars.__version__}, CSV", polars.read_csv("claims.csv", infer_schema_length=None, try_parse_dates=True), polars.read_csv("quantities.csv", infer_schema_length=None), "value")
polars_frame(f"polars {polars.__version__}, Parquet", polars.read_parquet("claims.parquet"), polars.read_parquet("quantities.parquet"), "value_double")
PY

for version in 1.4.4 2.0.1; do
  install "duckdb==$version" || { echo "duckdb $version: not to be had"; continue; }
  run <<'PY'
import json
from decimal import Decimal
import duckdb

truth = json.load(open("truth.json"))
for name, source, column in (
    ("CSV", "read_csv('{}.csv')", "value"),
    ("Parquet", "'{}.parquet'", "value"),
):
    (total, kind) = duckdb.sql(f"SELECT sum({column}), any_value(typeof({column})) FROM {source.format('quantities')}").fetchall()[0]
    assert Decimal(str(total)).quantize(Decimal("0.01")) == Decimal(truth["sum"]).quantize(Decimal("0.01")), (name, total)
    first, earliest = duckdb.sql(f"SELECT min(id) FILTER (id = '{truth['first']}'), min(date_earliest) FROM {source.format('claims')}").fetchall()[0]
    assert (first, str(earliest)) == (truth["first"], truth["earliest"])
    print(f"duckdb {duckdb.__version__}, {name}: as it is ({kind})")
# Decimals that come only after the sample by which a type is guessed.
with open("late.csv", "w") as file:
    file.write("claim,value\n" + "b,12.0\n" * 30_000 + "b,12.5\n")
(total,) = duckdb.sql("SELECT max(value) FROM read_csv('late.csv')").fetchall()[0]
assert float(total) == 12.5, total
print(f"duckdb {duckdb.__version__}: a late 12.5 after 30 000 times 12.0 stays 12.5")
PY
done

(cd "$FOLDER" && npm install --silent --no-audit --no-fund \
  "apache-arrow@21.2.0" "parquet-wasm@0.8.0" "hyparquet@1.33.0" "xlsx@0.18.5")
cp "$DATA/truth.json" "$FOLDER/truth.json"
cat >"$FOLDER/read.mjs" <<'JS'
import { readFileSync } from 'node:fs'
import { tableFromIPC } from 'apache-arrow'
import { readParquet } from 'parquet-wasm'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import XLSX from 'xlsx'

const truth = JSON.parse(readFileSync('truth.json'))
const near = (name, total) => {
  if (Math.abs(total - Number(truth.sum)) > 0.01) throw new Error(`${name}: ${total}, not ${truth.sum}`)
  console.log(`${name}: as it is`)
}
const arrow = tableFromIPC(readParquet(new Uint8Array(readFileSync('data/quantities.parquet'))).intoIPCStream())
near('apache-arrow 21.2.0, Parquet, value_double', [...arrow].reduce((sum, row) => sum + row.value_double, 0))
const rows = await parquetReadObjects({ file: await asyncBufferFromFile('data/quantities.parquet') })
near('hyparquet 1.33.0, Parquet (Snappy), value_double', rows.reduce((sum, row) => sum + row.value_double, 0))
const book = XLSX.read(readFileSync('data/quantities.xlsx'))
const cells = XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0]])
near('SheetJS 0.18.5, XLSX', cells.reduce((sum, row) => sum + Number(row.value), 0))
JS
(cd "$FOLDER" && node read.mjs)

if command -v Rscript >/dev/null; then
  (cd "$DATA" && Rscript --vanilla - <<'R'
suppressMessages(library(readr))
truth <- paste(readLines("truth.json"), collapse = "")
pick <- function(key) sub(paste0('.*"', key, '": "?([^",}]*).*'), "\\1", truth)
numbers <- read_csv("quantities.csv", col_types = cols(claim = "c", value = "d"))
claims <- read_csv("claims.csv", col_types = cols(.default = "c", date_earliest = "D"))
stopifnot(abs(sum(numbers$value) - as.numeric(pick("sum"))) < 0.01)
stopifnot(claims$id[1] == pick("first"), as.character(min(claims$date_earliest)) == pick("earliest"))
cat(sprintf("R %s, readr %s, CSV: as it is\n", getRversion(), packageVersion("readr")))
R
  )
else
  echo "R: not there, not tried"
fi

if command -v soffice >/dev/null; then
  for language in sv-SE en-US; do
    mkdir -p "$FOLDER/office-$language"
    cat >"$FOLDER/office-$language.xcu" <<XCU
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>$language</value></prop></item>
</oor:items>
XCU
    profile="$FOLDER/profile-$language"
    mkdir -p "$profile/user"
    cp "$FOLDER/office-$language.xcu" "$profile/user/registrymodifications.xcu"
    # What Calc has in its cells, written out by itself as UTF-8 (76), the numbers as they are kept.
    soffice "-env:UserInstallation=file://$profile" --headless --convert-to \
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false" \
      --outdir "$FOLDER/office-$language" "$DATA/quantities.xlsx" "$DATA/claims.xlsx" >/dev/null 2>&1
    if ! [ -e "$FOLDER/office-$language/quantities.csv" ]; then
      echo "LibreOffice: without Calc, not tried"
      break
    fi
    (cd "$FOLDER/office-$language" && LANGUAGE_TRIED="$language" python3 - <<'PY'
import csv, json, os
truth = json.load(open("../truth.json"))
numbers = list(csv.DictReader(open("quantities.csv", newline="")))
claims = list(csv.DictReader(open("claims.csv", newline="")))
total = sum(float(row["value"].replace(",", ".")) for row in numbers)
assert abs(total - float(truth["sum"])) < 0.01, (total, truth["sum"])
assert claims[0]["id"] == truth["first"] and sum("å" in row["quote"] for row in claims) == truth["letters"]
print(f"LibreOffice in {os.environ['LANGUAGE_TRIED']}, XLSX: as it is")
PY
    )
    # A CSV, told how it is to be read: delimiter, quotation mark, UTF-8, and the language of its numbers.
    for form in ".csv 44,34,76,1,,1033" ".excel-sv.csv 59,34,76,1,,1053"; do
      read -r ending filter <<<"$form"
      soffice "-env:UserInstallation=file://$profile" --headless \
        "--infilter=Text - txt - csv (StarCalc):$filter" --convert-to \
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false" \
        --outdir "$FOLDER/office-$language/told" "$DATA/quantities$ending" >/dev/null 2>&1
      (cd "$FOLDER/office-$language/told" && FORM="$ending" LANGUAGE_TRIED="$language" python3 - <<'PY'
import csv, json, os
truth = json.load(open("../../truth.json"))
numbers = list(csv.DictReader(open("quantities" + os.environ["FORM"], newline="")))
total = sum(float(row["value"].replace(",", ".")) for row in numbers)
assert abs(total - float(truth["sum"])) < 0.01, (os.environ["FORM"], total, truth["sum"])
print(f"LibreOffice in {os.environ['LANGUAGE_TRIED']}, quantities{os.environ['FORM']} with its filter: as it is")
PY
      )
    done
  done
  soffice --version | cut -d" " -f1-2
fi

install "frictionless==5.18.1" || install frictionless
(cd "$DATA/package" && "$FOLDER/venv/bin/frictionless" validate datapackage.json >"$FOLDER/frictionless.txt" 2>&1) &&
  echo "frictionless: the data package is valid" || { tail -30 "$FOLDER/frictionless.txt"; exit 1; }
