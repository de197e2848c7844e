"""Two texts of a source side by side, with the claims of both."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims.admin.reader.access import READ
from claims.admin.reader.places import document_of
from claims.models import Claim
from corpus.models import Document, Revision
from corpus.revising.matching import MatchedRun
from corpus.revising.text_diff import TextDiff, compare

# What is the same on both sides, and has no claim, is folded where it is longer than this.
_FOLDED_MIN_CHARACTERS = 1_200
_BESIDE_FOLD_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """What stands beside each other; `same` where both sides have the same words, `folded` how many
    code points of them are left out here."""

    old: SafeString
    new: SafeString
    same: bool
    folded: int = 0


@require_safe
@never_cache
@admin.site.admin_view
def compare_texts(request: HttpRequest, public_id: str) -> HttpResponse:
    if not request.user.has_perms(READ):
        raise PermissionDenied
    document = document_of(public_id)
    numbers = list(document.revisions.order_by("number").values_list("number", flat=True))
    if len(numbers) < 2:
        raise Http404(_("This document has one text alone."))
    old = _text(request, document, "old", numbers[-2])
    new = _text(request, document, "new", numbers[-1])
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": _("Compare texts"),
        "document": document,
        "numbers": numbers,
        "old": old,
        "new": new,
        "old_claims": Claim.objects.filter(revision=old.pk).count(),
        "new_claims": Claim.objects.filter(revision=new.pk).count(),
        "rows": list(rows(compare(old.text, new.text), _claims(old), _claims(new))),
    }
    return TemplateResponse(request, "admin/claims/moving/compare.html", context)


def _text(request: HttpRequest, document: Document, name: str, usual: int) -> Revision:
    number = request.GET.get(name, str(usual))
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise Http404(_("There is no such text."))
    found = document.revisions.filter(number=int(number)).defer("original").first()
    if found is None:
        raise Http404(_("There is no such text."))
    return found


def _claims(revision: Revision) -> list[Claim]:
    claims = Claim.objects.filter(revision=revision.pk).order_by("start", "-end", "pk")
    return list(claims.only("public_id", "start", "end", "statement"))


def rows(diff: TextDiff, old: Sequence[Claim], new: Sequence[Claim]) -> Iterator[ComparedRow]:
    """Both texts from beginning to end, what was kept and what was changed in turn."""
    position, new_position = 0, 0
    end = MatchedRun(len(diff.old), len(diff.new), 0)
    for run in _large(diff, [*diff.kept, end]):
        if run.old > position or run.new > new_position:
            yield ComparedRow(
                marked_claims(diff.old, position, run.old, old),
                marked_claims(diff.new, new_position, run.new, new),
                same=False,
            )
        position, new_position = run.old + run.length, run.new + run.length
        yield from _same(diff, run, old, new)


def _large(diff: TextDiff, runs: Sequence[MatchedRun]) -> Iterator[MatchedRun]:
    """Runs that hold whole lines: single words that both sides have are part of the change."""
    for run in runs:
        first = run.old if run.old == 0 else diff.old.find("\n", run.old) + 1
        last = run.old + run.length
        if last < len(diff.old):
            last = diff.old.rfind("\n", run.old, last) + 1
        if run.length == 0:
            yield run
        elif (first and last > first) or (first == 0 and run.old == 0 and last > 0):
            yield MatchedRun(first, run.new + first - run.old, last - first)


def _same(
    diff: TextDiff, run: MatchedRun, old: Sequence[Claim], new: Sequence[Claim]
) -> Iterator[ComparedRow]:
    if not run.length:
        return
    shift = run.new - run.old
    edges = {run.old, run.old + run.length}
    for claims, moved in ((old, 0), (new, shift)):
        for claim in claims:
            for offset in (claim.start - moved, claim.end - moved):
                if run.old <= offset <= run.old + run.length:
                    edges.add(max(run.old, offset - _BESIDE_FOLD_CHARACTERS))
                    edges.add(min(run.old + run.length, offset + _BESIDE_FOLD_CHARACTERS))
    position = run.old
    for start, end in pairwise(sorted(edges)):
        if end - start < _FOLDED_MIN_CHARACTERS:
            continue
        # Whole lines are folded, and some words on either side stay.
        first = diff.old.find("\n", start + _BESIDE_FOLD_CHARACTERS, end) + 1
        last = diff.old.rfind("\n", start, end - _BESIDE_FOLD_CHARACTERS) + 1
        if not 0 < first < last:
            continue
        yield _both(diff, position, first, shift, old, new)
        yield ComparedRow(SafeString(), SafeString(), same=True, folded=last - first)
        position = last
    if position < run.old + run.length:
        yield _both(diff, position, run.old + run.length, shift, old, new)


def _both(
    diff: TextDiff, start: int, end: int, shift: int, old: Sequence[Claim], new: Sequence[Claim]
) -> ComparedRow:
    return ComparedRow(
        marked_claims(diff.old, start, end, old),
        marked_claims(diff.new, start + shift, end + shift, new),
        same=True,
    )


def marked_claims(text: str, start: int, end: int, claims: Sequence[Claim]) -> SafeString:
    """The stretch of the text, its claims marked and linked; where they lie within each other, the
    first one is."""
    parts = []
    position = start
    starts = [claim.start for claim in claims]
    first = max(0, bisect_left(starts, start) - 1)
    for claim in claims[first:]:
        if claim.start >= end:
            break
        if claim.end <= position:
            continue
        begin = max(claim.start, position)
        parts.append(format_html("{}", text[position:begin]))
        parts.append(
            format_html(
                '<a class="marked-claim" href="{}" title="{}"><mark>{}</mark></a>',
                reverse("admin:claims_claim_change", args=[claim.pk]),
                claim.statement,
                text[begin : min(claim.end, end)],
            )
        )
        position = min(claim.end, end)
    parts.append(format_html("{}", text[position:end]))
    return format_html_join("", "{}", ((part,) for part in parts))
