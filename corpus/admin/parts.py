"""What several pages show."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import (
    Count,
    Field,
    IntegerField,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    URLField,
)
from django.db.models.functions import Coalesce
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from corpus.admin.days import DAYS
from corpus.dates_in_words import in_words
from corpus.models import Document, Revision

# An address that is typed without a scheme is taken for https; a note is mostly a line or two.
FIELDS: "dict[type[Field[Any, Any]], dict[str, Any]]" = {
    URLField: {"assume_scheme": "https"},
    TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})},
    **DAYS,
}

# Code points of a text that a page shows; nobody reads more of it here.
SHOWN_CHARACTERS = 200_000


def link(instance: Model, words: str = "") -> SafeString:
    """A link to the record's own page."""
    options = instance._meta
    url = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[instance.pk])
    return format_html('<a href="{}">{}</a>', url, words or str(instance))


def account(model: type[Model], name: str) -> Any:
    """A field that names an account, for pages that are only looked at. Django would make it a link
    to the account's own page, which nobody but administrators may open."""

    def shown(row: Any) -> str:
        return str(getattr(row, name) or "–")

    shown.__name__ = name
    return admin.display(description=model._meta.get_field(name).verbose_name)(shown)  # type: ignore[union-attr]


def shown_date(edtf: str) -> SafeString:
    """A date for a narrow column: an interval may break after its dash, and nowhere else."""
    ends = ((end,) for end in in_words(edtf).split(" – ")) if edtf else ()
    return format_html_join(mark_safe(" – <wbr>"), '<span class="date">{}</span>', ends)


def claims_link(count: int, lookup: str, pk: int) -> SafeString:
    """How many claims there are, as a link to the list of them."""
    try:
        url = reverse("admin:claims_claim_changelist")
    except NoReverseMatch:  # a site without the claims' own pages
        return format_html("{}", count)
    return format_html('<a href="{}?{}={}">{}</a>', url, lookup, pk, count)


def reader_link(document: Document) -> SafeString | str:
    """To where the document is read and its claims are marked."""
    try:
        url = reverse("reader:document", args=[document.public_id])
    except NoReverseMatch:  # a site without the claims' own pages
        return "–"
    return format_html('<a href="{}">{}</a>', url, _("Read and mark"))


def count_of(rows: QuerySet[Revision], group: str, what: str) -> Coalesce:
    """How many `what` hang on those `rows` whose `group` is the outer row."""
    counted = rows.order_by().filter(**{group: OuterRef("pk")}).values(group)
    number = counted.annotate(number=Count(what)).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


def shown_text(text: str, length: int, language: str) -> SafeString:
    """A block to read and scroll in. `text` is the beginning of a text of `length` code points.

    Not <pre>, whose first newline browsers drop.
    """
    block = format_html(
        '<div class="source-text" lang="{}" tabindex="0" role="region" aria-label="{}">{}</div>',
        language,
        _("Text"),
        text,
    )
    if len(text) < length:
        cut = _("The first %(shown)d of %(length)d code points are shown.")
        return block + format_html(
            '<p class="help">{}</p>', cut % {"shown": len(text), "length": length}
        )
    return block


def original_link(revision: Revision) -> SafeString:
    url = reverse("admin:corpus_revision_original", args=[revision.pk])
    return format_html('<a href="{}" download>{}</a>', url, _("Download"))


def table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> SafeString:
    head = format_html_join("", '<th scope="col">{}</th>', ((heading,) for heading in headings))
    body = format_html_join(
        "",
        "<tr>{}</tr>",
        ((format_html_join("", "<td>{}</td>", ((cell,) for cell in row)),) for row in rows),
    )
    return format_html("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", head, body)
