"""What colleagues tell each other, for tests that need some."""

from typing import Any

from claims.models import Assignment, Claim, ClaimComment, Notice
from tests.factories import AT, make_claim, make_user


def make_assignment(claim: Claim | None = None, **overrides: Any) -> Assignment:
    claim = claim or make_claim()
    values: dict[str, Any] = {"assigned_at": AT, "assigned_by": claim.created_by} | overrides
    values["assignee"] = values.get("assignee") or make_user()
    return Assignment.objects.create(claim=claim, **values)


def make_comment(claim: Claim | None = None, **overrides: Any) -> ClaimComment:
    claim = claim or make_claim()
    values = {"text": "Ring staden.", "written_at": AT, "written_by": claim.created_by}
    return ClaimComment.objects.create(claim=claim, **values | overrides)


def make_notice(claim: Claim | None = None, **overrides: Any) -> Notice:
    """About the claim, unless a `document` is given."""
    if claim is None and "document" not in overrides:
        claim = make_claim()
    values: dict[str, Any] = {"kind": Notice.Kind.MENTIONED, "told_at": AT, "claim": claim}
    values |= overrides
    values["user"] = values.get("user") or make_user()
    return Notice.objects.create(**values)
