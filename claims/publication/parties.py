"""What parties are called in public: what the desk's list of them says.

Claims have a party's code, which never changes. Its name is no part of a version: whoever changes
it in the list changes it for readers at once, and every claim that is published brings the names of
its party as they are then (`counting.py`).
"""

import json

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from claims.models import Party, PublicReference
from claims.publication.locking import lock_publications, not_waiting_long
from claims.publication.references import PARTY, party_reference
from claims.publication.shapes import to_json


def is_shown(party: Party) -> bool:
    """Whether public claims name it."""
    return _shown(party).exists()


@transaction.atomic
def show_party(party: Party) -> bool:
    """Let the public read what it is called now; whether there is anything public of it.

    Raises PublishingNow.
    """
    with not_waiting_long():
        lock_publications()
    party.refresh_from_db()  # what was kept of its names
    shown = _shown(party)
    there = shown.values_list("body", flat=True).first()
    if there is None:
        return False
    now = party_reference(party, settings.PUBLIC_BASE_URL)
    counts = {"claims": json.loads(there)["claims"]}
    body = to_json(PARTY.in_order(json.loads(now.body) | counts))
    shown.update(name=now.name, sort_key=now.sort_key, called=now.called, body=body)
    return True


def _shown(party: Party) -> QuerySet[PublicReference]:
    return PublicReference.objects.filter(kind=PublicReference.Kind.PARTY, id=party.code)
