"""A section that begins where an editor has selected its heading in the text."""

from collections.abc import Mapping
from typing import Any

from django.db import connections, router, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from claims.admin.base import actor
from claims.admin.reader.access import ReaderRefused, complete, posting
from claims.admin.reader.places import SentPlace, document_of, newest_text
from claims.models import Claim
from corpus.history.tracking import acting
from corpus.models import Section
from corpus.sections import NoSectionHere, begin_section, claims_outside
from corpus.strict_json import Entry


@posting("corpus.add_section", "corpus.change_section", "claims.change_claim")
def begin(request: HttpRequest, sent: Entry, public_id: str) -> Mapping[str, Any]:
    """It reaches to the next section, or to the end of the one that it begins in; the claims that
    stand in it are its own from now on."""
    sent_place = SentPlace.read(sent)
    complete(sent)
    place = sent_place.on(newest_text(document_of(public_id)))
    try:
        with transaction.atomic(), acting(user=actor(request).pk, verb="begin_section"):
            section = begin_section(place.revision, place.span)
            within = Claim.objects.filter(
                revision=place.revision, start__gte=section.start, end__lte=section.end
            )
            within.exclude(section=section).update(section=section)
            if reasons := claims_outside(place.revision):
                raise NoSectionHere("; ".join(reasons))
            connections[router.db_for_write(Section)].check_constraints()
    except NoSectionHere as refusal:
        raise ReaderRefused(409, _("Nothing was changed: %(why)s") % {"why": refusal}) from refusal
    return {"number": section.number, "title": section.title}
