#!/usr/bin/env bash
# What:      vega-loader 5.1.3 (npm), which reads data for Vega's charts, with `parse: 'auto'`.
# Expected:  Amounts with decimal commas are text, if not numbers.
# Behaviour: When every cell of a column is something that `Date.parse` takes, the column is a date:
#            1,5 million is 5 January 2001, and sections of law are days of it as well.
# Hurts:     the chart gets an axis of time in 2001, and no error.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> miljoner number 2001-01-05T00:00:00.000Z
#> paragraf number 2001-03-01T00:00:00.000Z
#> mandatperiod number 2018-01-01T00:00:00.000Z
#> miljoner number 2001-10-25T00:00:00.000Z
#> paragraf number 2001-12-01T00:00:00.000Z
#> mandatperiod number 2014-01-01T00:00:00.000Z
set -euo pipefail

VERSION="${VERSION:-5.1.3}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "vega-loader@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
process.env.TZ = 'UTC'
const { read } = await import('vega-loader')

const table = 'miljoner;paragraf;mandatperiod\n1,5;kap 3;S 2018\n10,25;kap 12;M 2014\n'
for (const row of read(table, { type: 'dsv', delimiter: ';', parse: 'auto' }))
  for (const [name, value] of Object.entries(row))
    console.log(name, typeof value, typeof value === 'number' ? new Date(value).toISOString() : value)
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "vega-loader $VERSION behaves otherwise than is written here." >&2
  exit 1
}
