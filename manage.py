#!/usr/bin/env python
"""Django's command line, with the embedded PostgreSQL behind it when DATABASE_URL is unset."""

import os
import sys
from importlib import import_module

from factcheck import database, demo_start

# These never ask the database anything, so none is started for them.
WITHOUT_DATABASE = {
    "check",
    "collectstatic",
    "compilemessages",
    "count_fixtures",
    "help",
    "makemessages",
    "spectacular",
    "write_data_dictionary",
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    try:
        if sys.argv[1:2] == ["demo"] and "--help" not in sys.argv:
            demo_start.look_first(sys.argv[2:])
        if len(sys.argv) > 1 and sys.argv[1] not in WITHOUT_DATABASE and "--help" not in sys.argv:
            database.provide()

        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line

        try:
            import_module(os.environ["DJANGO_SETTINGS_MODULE"])
        except ImproperlyConfigured as error:
            sys.exit(str(error))  # one sentence, for whoever set the variable
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        sys.exit("Stopped.")


if __name__ == "__main__":
    main()
