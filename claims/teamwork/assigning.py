"""Assigning claims, and commenting on them. What is said here is never public."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Assignment, Claim, ClaimComment, Notice
from claims.models.teamwork import COMMENT_MAX_CHARACTERS
from claims.permissions import CHANGE_CLAIM, require
from claims.teamwork.notices import tell
from corpus.dates_in_words import in_words
from corpus.history.tracking import acting

# `@anna`, `@anna.berg`; not the middle of an e-mail address. Django's names may hold @ . + - _
_MENTION = re.compile(r"(?<![\w.@+-])@([\w.@+-]+)")


class TeamworkRefused(Exception):
    """Nothing was changed; the message says why, in the editor's words."""


def colleagues() -> Iterable[User]:
    """Those who can be assigned or mentioned."""
    return User.objects.filter(is_active=True, is_staff=True).order_by("username")


def assign(
    claim: Claim, assignee: User | None, *, due_on: date | None, by: User, at: datetime
) -> None:
    """Give the claim to somebody, or to nobody. Who had it already is not told again."""
    require(by, CHANGE_CLAIM)
    with transaction.atomic(), acting(user=by.pk, verb="assign", at=at.isoformat()):
        Claim.objects.select_for_update().get(pk=claim.pk)
        before = Assignment.objects.filter(claim=claim).first()
        if assignee is None:
            if before is not None:
                before.delete()
            return
        if before and (before.assignee_id, before.due_on) == (assignee.pk, due_on):
            return
        values = {"assignee": assignee, "due_on": due_on, "assigned_at": at, "assigned_by": by}
        Assignment.objects.update_or_create(claim=claim, defaults=values)
        if before is None or before.assignee_id != assignee.pk:
            words = _("due on %(day)s") % {"day": in_words(str(due_on))} if due_on else ""
            tell([assignee.pk], Notice.Kind.ASSIGNED, at=at, actor=by, claim=claim, words=words)


def comment(claim: Claim, text: str, *, by: User, at: datetime) -> ClaimComment:
    """Say something to the desk; whoever is mentioned (`@name`) is told. Raises TeamworkRefused."""
    require(by, CHANGE_CLAIM)
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise TeamworkRefused(_("The comment is empty."))
    if len(text) > COMMENT_MAX_CHARACTERS:
        most = COMMENT_MAX_CHARACTERS
        raise TeamworkRefused(_("A comment has at most %(most)d characters.") % {"most": most})
    with transaction.atomic(), acting(user=by.pk, verb="comment", at=at.isoformat()):
        said = ClaimComment.objects.create(claim=claim, text=text, written_at=at, written_by=by)
        people = [person.pk for person in mentioned(text)]
        tell(people, Notice.Kind.MENTIONED, at=at, actor=by, claim=claim, words=text)
        return said


def mentioned(text: str) -> list[User]:
    """The colleagues whose names stand after an @; a full stop may follow a name."""
    names = {name for found in _MENTION.findall(text) for name in (found, found.rstrip(".-+"))}
    lowered = {name.lower() for name in names}
    return [person for person in colleagues() if person.get_username().lower() in lowered]


def unknown_names(text: str) -> list[str]:
    """What looks like a mention of nobody who is there."""
    known = {person.get_username().lower() for person in mentioned(text)}
    found = dict.fromkeys(name.rstrip(".-+") for name in _MENTION.findall(text))
    return [name for name in found if name.lower() not in known]
