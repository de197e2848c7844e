#!/bin/sh
# Makes a release's database with that release's own code: one document with its claims and checks,
# one claim corrected, one withdrawn, one with an edit under way, and a correction request.
#
#   tests/factcheck/releases/make.sh v0.1.0 postgres://…/an_empty_database
#
# needs the tag in this repository, PostgreSQL 15's pg_dump, and a .venv that the release runs with.
# It writes tests/factcheck/releases/TAG.dump.gz (custom format); run it once for each release.
set -eu
tag=$1
export DATABASE_URL="$2"
root=$(cd "$(dirname "$0")/../../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
git -C "$root" archive "$tag" | tar -x -C "$folder"
cd "$folder"
export VAR_DIR="$folder/var"
python="$root/.venv/bin/python"

# One document is enough, and the checks of its claims.
ls fixtures/corpus/*.txt fixtures/claims/0*.toml | grep -v 001_41484ad99dbc1724 | xargs rm
"$python" - <<'PYTHON'
import re
from pathlib import Path

kept = set(re.findall(r'^id = "([a-z0-9]{8})"', Path("fixtures/claims/001_41484ad99dbc1724.toml").read_text(), re.M))
path = Path("fixtures/fact_checks/assessments.toml")
head, *parts = path.read_text().split("\n[[assessment]]\n")
parts = [part for part in parts if kept & set(re.findall(r'"([a-z0-9]{8})"', part.splitlines()[0]))]
path.write_text("\n[[assessment]]\n".join([head, *parts]))
PYTHON

"$python" manage.py migrate -v0
"$python" manage.py load_fixtures
"$python" manage.py shell <<'PYTHON'
from django.contrib.auth.models import User
from django.utils import timezone
from claims.models import Claim
from claims.publication.corrections import receive
from claims.publication.publishing import correct, withdraw

editor = User.objects.get(username="fixtures-editor")
first, second, third = Claim.objects.filter(assessment=None).order_by("pk")[:3]
first.statement += " (rättad)"
first.save()
(version,) = correct([first], by=editor, at=timezone.now(), note="Påståendet var ofullständigt återgivet.")
_ = withdraw([second], by=editor, at=timezone.now(), reason="Fel person.")
third.statement += " (inte publicerat)"
third.save()
_ = receive(version, message="Det är fel år.", name="", email="", address="192.0.2.1", at=timezone.now())
PYTHON
pg_dump --format=custom --compress=0 --no-privileges --no-owner "$DATABASE_URL" |
    gzip -9n >"$root/tests/factcheck/releases/$tag.dump.gz"
