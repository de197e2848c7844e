"""The curated corpus, loaded and published, for tests that walk all of it."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from django.core.management import call_command

from claims.exports.package import make_package
from claims.models import Claim
from claims.publication import publishing
from tests.factories import AT, make_user

# After everything in the corpus.
LATER = datetime(2030, 1, 1, 12, tzinfo=UTC)


def load_corpus() -> None:
    call_command("load_fixtures", verbosity=0, stdout=io.StringIO())


def change_corpus() -> None:
    """What a desk does in the course of time: minor changes, updates, corrections, withdrawals."""
    editor = make_user()
    claims = list(Claim.objects.order_by("pk"))
    for number, claim in enumerate(claims[:40]):
        claim.statement = f"= {claim.statement}" if number % 2 else f"{claim.statement} (Rättat.)"
        claim.save()
    alone = [claim for claim in claims[:40] if claim.assessment_id is None]
    third = len(alone) // 3
    for claim in alone[:third]:
        claim.statement = f"= {claim.statement.removesuffix(' (Rättat.)')}".replace("= = ", "= ")
        claim.save()
    publishing.publish(alone[:third], by=editor, at=LATER, kind="minor")
    publishing.publish(alone[third : 2 * third], by=editor, at=LATER, kind="update", note="= Nytt.")
    publishing.correct(alone[2 * third :], by=editor, at=LATER, note='Rätt "siffra".')
    publishing.withdraw(alone[-2:], by=editor, at=LATER, reason="Fel person.")
    publishing.withdraw(alone[:1], by=editor, at=LATER, reason="Fel källa.")
    publishing.restore(alone[:1], by=editor, at=LATER, note="Rätt källa.")


def package(using: str = "public", at: datetime = AT) -> dict[str, bytes]:
    """A package made now: its files by their names."""
    export = make_package(using, at=at, keep=7)
    return read_zip(export.path(export.files[0]))


def read_zip(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as content:
        assert content.testzip() is None
        return {name: content.read(name) for name in content.namelist()}


def without_date(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same, but for the moment at which it was made, in each of the ways it is written."""
    moment = json.loads(files["datapackage.json"])["created"].encode()
    written = (moment, moment[:10], moment.replace(b"-", b"").replace(b":", b""))
    found = dict(files)
    for name in ("datapackage.json", "croissant.jsonld", "dcat.jsonld"):
        for each in written:
            found[name] = found[name].replace(each, b"")
    return found


def lines(content: bytes) -> list[Any]:
    return [json.loads(line) for line in content.splitlines()]
