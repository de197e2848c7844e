"""Where the public ids of speakers lead whose records were merged into others."""

from datetime import datetime

from claims.imports.package.checks import Importers
from claims.imports.package.people import People
from claims.imports.package.reading import Package
from claims.models import SpeakerMerge
from corpus.models import IssuedId


def make_redirects(package: Package, people: People, *, by: Importers, at: datetime) -> None:
    """Where the ids of records lead that were merged into others. One that is still named by a
    claim, which was not published since, is a record of its own here."""
    for said in package.lines("redirects"):
        kept = people.speakers.get(said["merged_into"])
        if said["id"] in people.speakers or kept is None:
            continue
        IssuedId.objects.create(id=said["id"], kind="speaker")
        SpeakerMerge.objects.create(
            merged_id_was=said["id"],
            merged_name="",
            kept=kept,
            content=[],
            proposed_at=at,
            proposed_by=by.author,
            approved_at=at,
            approved_by=by.editor,
            carried=True,
        )
