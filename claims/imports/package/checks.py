"""Assessments with their evidence. Who approved them is not public: it is recorded as imported."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User

from claims.imports.package.people import Ratings
from claims.imports.package.reading import Json
from claims.models import Assessment, Evidence
from claims.models.restored import UNKNOWN_REASON
from claims.vocabulary import workflow


@dataclass(frozen=True, slots=True)
class Importers:
    """Two accounts that nobody can log in with, for whoever wrote and whoever approved."""

    author: User
    editor: User


def make_importers() -> Importers:
    return Importers(*(_account(name) for name in ("imported-author", "imported-editor")))


def _account(name: str) -> User:
    account, made = User.objects.get_or_create(username=name, defaults={"is_active": False})
    if made:
        account.set_unusable_password()
        account.save()
    return account


class Checks:
    """Claims that say the same of their check share one, as they mostly did."""

    def __init__(self, ratings: Ratings, importers: Importers) -> None:
        self._ratings = ratings
        self._importers = importers
        self._made: dict[str, Assessment] = {}

    def assessment(self, claim: Json) -> Assessment | None:
        """The one that a claim rests on; none where it rests on none."""
        status = claim["verification_status"]
        if status not in {workflow.IN_REVIEW, workflow.CHECKED, workflow.NOT_CHECKABLE}:
            return None
        said = claim["assessment"] or {}
        key = json.dumps([status, said, claim["rating"]], sort_keys=True)
        # Where it isn't said when it was approved, it is of the claim's own time.
        if "checked_at" not in said:
            key += claim["id"]
        if key not in self._made:
            self._made[key] = self._make(claim, status, said)
        return self._made[key]

    def _make(self, claim: Json, status: str, said: Json) -> Assessment:
        at = datetime.fromisoformat(said.get("checked_at") or claim["published_at"])
        rating = claim["rating"]
        assessment = Assessment.objects.create(
            rating=self._ratings[rating["scale_version"], rating["id"]] if rating else None,
            summary=said.get("summary", ""),
            explanation=said.get("explanation", ""),
            checked_on=_day(said.get("checked_on")),  # earlier packages have none
            author=self._importers.author,
        )
        Evidence.objects.bulk_create(
            _evidence(assessment, position, source)
            for position, source in enumerate(said.get("evidence", ()), start=1)
        )
        assessment.submitted_at, assessment.submitted_by = at, self._importers.author
        if status != workflow.IN_REVIEW:
            assessment.approved_at, assessment.approved_by = at, self._importers.editor
        assessment.save()
        return assessment


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _evidence(assessment: Assessment, position: int, said: Json) -> Evidence:
    reason = "" if said["url"] else said.get("protected_reason") or UNKNOWN_REASON
    return Evidence(
        assessment=assessment,
        position=position,
        url=said["url"] or "",
        protected_reason=reason,
        archive_url=said["archive_url"] or "",
        title=said["title"],
        publisher=said["publisher"] or "",
        published_on=said["published_on"] or "",
        stance=said["stance"],
        primary=said["primary"],
        summary=said["summary"],
    )
