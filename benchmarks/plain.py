"""CSV as most would write it: a serializer for each row, and `csv.writer`."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import parse_qs

import django

django.setup()

from rest_framework import serializers  # noqa: E402  # needs the settings

from claims.models import PublicClaim  # noqa: E402


class RowSerializer(serializers.ModelSerializer[PublicClaim]):
    class Meta:
        model = PublicClaim
        exclude = ("body", "withdrawn", "publication", "first_publication")


class Line:
    """What `csv.writer` writes to; it hands the line back."""

    def write(self, text: str) -> str:
        return text


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/csv")])
    return lines(int(parse_qs(environ["QUERY_STRING"])["rows"][0]))


def lines(rows: int) -> Iterator[bytes]:
    writer = csv.writer(Line())
    claims = PublicClaim.objects.filter(withdrawn=False).order_by("first_publication")[:rows]
    for claim in claims.iterator():
        line: str = writer.writerow(RowSerializer(claim).data.values())
        yield line.encode()
