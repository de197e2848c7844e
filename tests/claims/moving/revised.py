"""A source whose next text is another, for tests of moving."""

from typing import Any

from claims.models import Claim, LeftBehind
from corpus.models import Document, Revision
from tests.factories import AT, QUOTE, make_claim, make_revision, make_user

OLD = (
    "Dyra placeringar\n\n"
    "Förra året kostade placeringarna 640 miljoner kronor, säger Åsa Öberg.\n\n"
    "År 2019 var det 24 miljarder i hela landet 😀.\n\n"
    "Vi behöver fler familjehem.\n\n"
    "Det bor 980 000 människor i staden, och de flesta av dem har en åsikt om detta. "
    "Nämnden sammanträder åter i maj, då ärendet ska avgöras.\n\n"
    "Staden lovar att bygga 300 bostäder.\n"
)
NEW = (
    "Dyra placeringar\n\n"
    "Texten har uppdaterats.\n\n"
    "Förra året kostade placeringarna 640 miljoner kronor, säger Åsa Öberg.\n\n"
    "År 2019 var det 25 miljarder i hela landet 😀.\n\n"
    "Det bor 980 000 människor i staden, och de flesta av dem har en åsikt om detta. "
    "Nämnden sammanträder åter i maj, då ärendet ska avgöras.\n\n"
    "Vi behöver fler familjehem.\n"
)
CHANGED, MOVED, GONE = (
    "24 miljarder i hela landet",
    "Vi behöver fler familjehem.",
    "Staden lovar att bygga 300 bostäder.",
)


def make_revised(**overrides: Any) -> tuple[Document, dict[str, Claim]]:
    """Four claims on the first text, by what becomes of them, and the second text."""
    old = make_revision(OLD)
    quotes = {"unchanged": QUOTE, "changed": CHANGED, "moved": MOVED, "gone": GONE}
    claims = {
        name: make_claim(revision=old, quote=quote, **overrides) for name, quote in quotes.items()
    }
    make_revision(NEW, document=old.document)
    return old.document, claims


def newest(document: Document) -> Revision:
    found = document.newest_revision
    assert found
    return found


def make_left_behind(**overrides: Any) -> LeftBehind:
    if "claim" not in overrides:
        document, claims = make_revised()
        overrides |= {"claim": claims["gone"], "revision": newest(document)}
    values = {"reason": "Källan säger inte längre detta.", "left_at": AT}
    values["left_by"] = overrides.get("left_by") or make_user()
    return LeftBehind.objects.create(**values | overrides)
