"""Linking a claim to a similar one, and sharing its assessment, from the claim's page."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from claims.admin.base import actor, link, may
from claims.admin.reader import reasons
from claims.matching.comparing import compare
from claims.matching.said import names_in, said_in, together
from claims.matching.similar import Similar
from claims.models import Claim, ClaimRelation
from claims.review import SHARE, ReviewRefused, Sharing, share_assessment

KINDS = ClaimRelation.Kind.choices

Said = tuple[int, str | SafeString]


@dataclass(frozen=True, slots=True)
class SimilarRow:
    """A similar claim as it is shown: why it is similar, how it is linked, and what can be done."""

    claim: Claim
    why: list[str]
    linked: list[str]
    kinds: list[tuple[str, Any]]
    may_share: bool
    why_not_share: str


def rows(claim: Claim, similar: list[Similar], *, by: User) -> list[SimilarRow]:
    """One query, for the relations that are there already."""
    others = {each.claim.pk for each in similar}
    found = ClaimRelation.objects.filter(
        Q(claim=claim, other__in=others) | Q(other=claim, claim__in=others)
    )
    linked: dict[int, list[ClaimRelation]] = {}
    for relation in found:
        other = relation.other_id if relation.claim_id == claim.pk else relation.claim_id
        linked.setdefault(other, []).append(relation)
    return [_row(claim, each, linked.get(each.claim.pk, []), by) for each in similar]


def _row(claim: Claim, similar: Similar, relations: list[ClaimRelation], by: User) -> SimilarRow:
    own = {relation.kind for relation in relations if relation.claim_id == claim.pk}
    pair = Sharing(claim, similar.claim)
    why_not = SHARE.why_not(pair, by) if SHARE.applies(pair) else ""
    same = claim.assessment_id is not None and claim.assessment_id == similar.claim.assessment_id
    words = [_("has its assessment")] if same else []
    for relation in relations:
        forth = relation.claim_id == claim.pk
        kind = relation.get_kind_display()
        words.append(
            _("this claim %(kind)s it") % {"kind": kind}
            if forth
            else _("it %(kind)s this claim") % {"kind": kind}
        )
    return SimilarRow(
        claim=similar.claim,
        why=[*why_similar(similar), *_but(claim, similar.claim)],
        linked=words,
        kinds=[(value, label) for value, label in KINDS if value not in own],
        may_share=SHARE.applies(pair) and not why_not,
        why_not_share=why_not,
    )


def _but(claim: Claim, other: Claim) -> list[str]:
    """Where they differ, though they are similar: no verdict goes from one to the other."""
    known = together(
        said_in(text, other.date_latest.year) for text in (other.statement, other.quote)
    )
    asked = said_in(claim.statement, claim.date_latest.year)
    differences = compare(asked, known, {}, context=names_in(str(other.speaker))).differences
    words = reasons.but(differences)
    return [words] if words else []


def why_similar(similar: Similar) -> list[str]:
    """What it has in common with the other, for people."""
    why = []
    if similar.speaker:
        why.append(_("same speaker"))
    if similar.numbers:
        numbers = ", ".join(
            dict.fromkeys(_("“%(text)s”") % {"text": each.text} for each in similar.numbers)
        )
        why.append(_("same number: %(numbers)s") % {"numbers": numbers})
    if similar.words:
        why.append(_("same words: %(words)s") % {"words": ", ".join(similar.words[:6])})
    return why


def relate(claim: Claim, said: str, request: HttpRequest) -> Said:
    """`repeats:123`: the claim repeats claim 123."""
    kind, _colon, key = said.partition(":")
    if kind not in ClaimRelation.Kind.values or not may(request, "claims.add_claimrelation"):
        return messages.ERROR, _("This can't be linked.")
    other = Claim.objects.filter(pk=key).first() if key.isascii() and key.isdigit() else None
    if other is None or other == claim:
        return messages.ERROR, _("The other claim is no longer there.")
    with transaction.atomic():
        relation, made = ClaimRelation.objects.get_or_create(claim=claim, kind=kind, other=other)
    if not made:
        return messages.WARNING, _("They are linked like this already.")
    sentence = _("Linked: this claim {} {}.")
    return messages.SUCCESS, format_html(sentence, relation.get_kind_display(), link(other))


def share(claim: Claim, key: str, request: HttpRequest) -> Said:
    """Give the claim the other one's assessment."""
    other = Claim.objects.filter(pk=key).first() if key.isascii() and key.isdigit() else None
    if other is None:
        return messages.ERROR, _("The other claim is no longer there.")
    return share_with(claim, other, request)


def share_with(claim: Claim, other: Claim, request: HttpRequest) -> Said:
    try:
        share_assessment(claim, other, by=actor(request), at=timezone.now())
    except ReviewRefused as refusal:
        return messages.ERROR, str(refusal)
    return messages.SUCCESS, format_html(
        _("The claim shares its assessment with {} now."), link(other)
    )
