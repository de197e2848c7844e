"""Claims as the reader's scripts get them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse

from claims.models import Claim, ClaimVersion
from claims.review import TAKE_BACK, VERBS
from claims.verbs import with_dots
from claims.vocabulary import workflow
from corpus.dates_in_words import in_words
from corpus.models import Revision

Record = dict[str, Any]


def claims_in(revision: Revision) -> QuerySet[Claim]:
    """In the order in which they are met in the text, the longer of two first."""
    newest = ClaimVersion.objects.filter(claim=OuterRef("pk")).order_by("-number")
    return (
        Claim.objects.filter(revision=revision.pk)
        .select_related("speaker")
        .annotate(
            version_number=Subquery(newest.values("number")[:1]),
            version_kind=Subquery(newest.values("kind")[:1]),
        )
        .order_by("start", "-end", "pk")
    )


def record(claim: Claim) -> Record:
    """`start` and `end` in code points. The words are the text's own."""
    number: int | None = getattr(claim, "version_number", None)
    withdrawn = getattr(claim, "version_kind", None) == ClaimVersion.Kind.WITHDRAWAL
    return {
        "id": claim.public_id,
        "start": claim.start,
        "end": claim.end,
        "statement": claim.statement,
        "speaker": str(claim.speaker),
        "date": in_words(claim.date_edtf),
        "kind": claim.kind,
        "status": claim.status,
        "assessed": claim.assessment_id is not None,
        "public": "withdrawn" if withdrawn else "public" if number else "",
        "url": reverse("admin:claims_claim_change", args=[claim.pk]),
    }


def records(claims: Iterable[Claim]) -> list[Record]:
    return [record(claim) for claim in claims]


def one(claim: Claim) -> Record:
    """The claim as it is now in the database."""
    return record(claims_in(claim.revision).get(pk=claim.pk))


def verbs_for(request: HttpRequest) -> dict[str, list[Record]]:
    """status → the verbs that may follow for this user's role."""
    # Taking back depends on the claim: whoever submitted it finds that on its page.
    known = [verb for verb in VERBS.values() if verb is not TAKE_BACK]
    allowed = [verb for verb in known if request.user.has_perm(verb.permission)]
    return {
        status: [
            {
                "verb": verb.name,
                "label": with_dots(verb.label) if verb.asked_first else str(verb.label),
                "reason": verb.asked_first,
            }
            for verb in allowed
            if status in workflow.TRANSITIONS[verb.name]
        ]
        for status in workflow.STATUSES
    }
