"""A public record's values in people's words, and what differs between two of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from claims.admin.versions import DATES, MOMENTS, WORDS, moment_in_words
from claims.models import Claim, ClaimRelation, Evidence, Quantity, Speaker
from claims.models.claim_parts import unit_in_words
from claims.publication.differences import Difference, differences
from corpus.dates_in_words import in_words as date_in_words
from corpus.desk.words_changed import marked_sides
from corpus.models import Document

_PEOPLE = {"speaker", "speakers", "cosigners", "cited_authority", "reported_by"}

_CHOICES: dict[str, Any] = {
    "verification_status": Claim.Status,
    "stance": Evidence.Stance,
    "qualifier": Quantity.Qualifier,
}

# Parts of a record that only follow from others, and say nothing to people.
_FOLLOWS = {"sha256", "length", "prefix", "suffix", "earliest", "latest"}


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One field: `where` it is, and both sides with what differs in them marked."""

    where: str
    old: str | SafeString
    new: str | SafeString


def lines(old: Any, new: Any) -> list[RecordLine]:
    """All that differs, for people."""
    shown = [each for each in differences(old, new) if each.path[-1] not in _FOLLOWS]
    return [_line(each) for each in _once(shown)]


def _once(found: Iterable[Difference]) -> Iterable[Difference]:
    """A record says some things twice, such as a claim's topics and what they are called."""
    seen: set[tuple[str, str]] = set()
    for each in found:
        key = (each.path[-1], f"{each.old}{each.new}")
        if key not in seen:
            seen.add(key)
            yield each


def _line(difference: Difference) -> RecordLine:
    path = difference.path[1:] if difference.path[0] == "claim" else difference.path
    where = " › ".join(str(WORDS.get(key, key)) for key in path)
    old, new = in_words(path, difference.old), in_words(path, difference.new)
    if type(old) is str and type(new) is str:
        old, new = marked_sides(old, new)
    return RecordLine(where[:1].upper() + where[1:], old, new)


def in_words(path: tuple[str, ...], value: Any) -> str | SafeString:
    """A value as people read it; a whole part of a record as nested lists."""
    if value in (None, "", [], {}):
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        known = [key for key in WORDS if key in value]
        ordered = known + [key for key in value if key not in WORDS]
        rows = ((WORDS.get(key, key), in_words((*path, key), value[key])) for key in ordered)
        return format_html(
            '<dl class="record">{}</dl>', format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows)
        )
    if isinstance(value, list):
        items = ((in_words(path, item),) for item in value)
        return format_html('<ol class="record">{}</ol>', format_html_join("", "<li>{}</li>", items))
    if path and path[-1] == "unit":
        return unit_in_words(str(value))
    if path and path[-1] in DATES:
        return date_in_words(str(value))
    if path and path[-1] in MOMENTS:
        return moment_in_words(str(value))
    choices = _choices(path)
    labels = {str(key): str(label) for key, label in choices.choices} if choices else {}
    return labels.get(str(value), str(value))


def _choices(path: tuple[str, ...]) -> Any:
    key = path[-1] if path else ""
    if key != "kind":
        return _CHOICES.get(key)
    above = set(path)
    if "document" in above:
        return Document.Kind
    if above & _PEOPLE:
        return Speaker.Kind
    return ClaimRelation.Kind if "relations" in above else Claim.Kind
