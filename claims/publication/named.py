"""The record that an id or a pasted address is of, whoever is asked for it: the site's box, the
API's `q`."""

from typing import Final, Literal, NamedTuple

from django.db.models import Q

from claims.models import PublicClaim, PublicRedirect, PublicReference
from corpus.identifiers import id_in

Kind = Literal["claim", "document", "speaker"]
_REFERENCES: Final[tuple[Kind, ...]] = ("document", "speaker")


class NamedRecord(NamedTuple):
    """`was` is the id that was asked for, where its record was merged into this one."""

    kind: Kind
    id: str
    was: str = ""


def named_by(text: str, using: str) -> NamedRecord | None:
    """A public claim (withdrawn or not), source or speaker: by its id, an address that ends in its
    id, or the source's own address. A speaker whose record was merged is the one that it is now.

    Nothing is asked where the text is neither an id nor an address.
    """
    public_id = id_in(text)
    if public_id is not None and (found := _with_id(public_id, using)):
        return found
    if not text.startswith(("http://", "https://")) or any(c.isspace() for c in text):
        return None
    source = _source_at(text, using)
    return NamedRecord("document", source) if source else None


def _with_id(public_id: str, using: str) -> NamedRecord | None:
    if PublicClaim.objects.using(using).filter(id=public_id).exists():
        return NamedRecord("claim", public_id)
    moved = PublicRedirect.objects.using(using).filter(old_id=public_id)
    new_id = moved.values_list("new_id", flat=True).first()
    now, was = (new_id, public_id) if new_id else (public_id, "")
    rows = PublicReference.objects.using(using).filter(kind__in=_REFERENCES, id=now)
    there = set(rows.values_list("kind", flat=True))
    return next((NamedRecord(kind, now, was) for kind in _REFERENCES if kind in there), None)


def _source_at(address: str, using: str) -> str | None:
    """The source that was published at this address, or is kept there."""
    quoted = address.replace("\\", "\\\\").replace('"', '\\"')
    rows = PublicReference.objects.using(using).filter(
        Q(body__contains=f'"url":"{quoted}"') | Q(body__contains=f'"archived_url":"{quoted}"'),
        kind=PublicReference.Kind.DOCUMENT,
    )
    return rows.order_by("key").values_list("id", flat=True).first()
