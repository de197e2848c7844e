"""Sections that begin where an editor has chosen their heading in the text, and the way back."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connections, router, transaction
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from claims.admin.base import actor
from claims.admin.reader.access import ReaderRefused, complete, posting
from claims.admin.reader.places import SentPlace, document_of, newest_text
from claims.models import Claim
from corpus.history.tracking import acting
from corpus.models import Revision, Section
from corpus.sections import NoSectionHere, begin_section, claims_outside, give_back
from corpus.strict_json import Entry


@posting("corpus.add_section", "corpus.change_section", "claims.change_claim")
def begin(request: HttpRequest, sent: Entry, public_id: str) -> Mapping[str, Any]:
    """It reaches to the next section, or to the end of the one that it begins in; the claims that
    stand in it are its own from now on."""
    sent_place = SentPlace.read(sent)
    complete(sent)
    place = sent_place.on(newest_text(document_of(public_id)))
    with _dividing(request, place.revision, "begin_section"):
        begun = begin_section(place.revision, place.span)
        section = begun.section
        within = Claim.objects.filter(
            revision=place.revision, start__gte=section.start, end__lte=section.end
        )
        within.exclude(section=section).update(section=section)
    return {"number": section.number, "title": section.title, "split": begun.split or 0}


@posting("corpus.delete_section", "corpus.change_section", "claims.change_claim")
def undo_begin(request: HttpRequest, sent: Entry, public_id: str) -> Mapping[str, Any]:
    """As it was before: `split` is what `begin` said. Claims that were marked since stay."""
    number, split = sent.number("number") or 0, sent.number("split") or None
    complete(sent)
    revision = newest_text(document_of(public_id))
    with _dividing(request, revision, "undo_section"):
        section = get_object_or_404(
            revision.sections.select_for_update().order_by("pk"), number=number
        )
        before = give_back(section, split)
        Claim.objects.filter(section=section).update(section=before)
        section.delete()
    return {}


@contextmanager
def _dividing(request: HttpRequest, revision: Revision, verb: str) -> Iterator[None]:
    """All or nothing, and every claim stands within its section in the end."""
    try:
        with transaction.atomic(), acting(user=actor(request).pk, verb=verb):
            yield
            if reasons := claims_outside(revision):
                raise NoSectionHere("; ".join(reasons))
            connections[router.db_for_write(Section)].check_constraints()
    except NoSectionHere as refusal:
        raise ReaderRefused(409, _("Nothing was changed: %(why)s") % {"why": refusal}) from refusal
