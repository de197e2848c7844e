"""An export as most are: a queryset, `csv.writer`, and rows passed on one by one.

It is what ours is compared with. It has the same columns, and neither guards cells nor resumes.
"""

import csv
import os
from collections.abc import Callable, Iterator
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

import django

django.setup()

from claims.models import PublicClaim  # noqa: E402  # after Django is set up

COLUMNS = [field.attname for field in PublicClaim._meta.concrete_fields if field.attname != "body"]

Start = Callable[[str, list[tuple[str, str]]], object]


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> bytes:
        return line.encode()


def application(_environ: dict[str, Any], start: Start) -> Iterator[bytes]:
    start("200 OK", [("Content-Type", "text/csv")])
    writer = csv.writer(_Echo())
    claims = PublicClaim.objects.filter(withdrawn=False).order_by("first_publication")
    return (writer.writerow(row) for row in claims.values_list(*COLUMNS).iterator(2_000))
