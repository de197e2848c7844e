"""What a verb is: a thing that an editor does to a claim, with all that is known about it.

Those of the check are in `review/verbs.py`, those of the way to the public in
`publication/verbs.py`; the functions that do it are their neighbours. Buttons, bulk actions, the
reader and the history ask here who may, what it is called, and why it can't be done now; the
function refuses with the same sentence.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django_stubs_ext import StrPromise

from claims.permissions import require
from corpus.history.tracking import acting

S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb(Generic[S]):
    """One verb; `S` is what it is done to: the claim with whatever else the answer depends on.

    `applies`: whether it belongs to the state that the claim is in, and has a button there.
    `why_not`: the sentence, for this person, that stands in its way; empty when it can be done.
    What the words say that it is done with (a note, a reason) is no part of either.
    """

    name: str
    permission: str
    label: StrPromise
    applies: Callable[[S], bool]
    why_not: Callable[[S, User], str]
    # Whether it needs words first, and is asked about on a page of its own.
    asked_first: bool = False
    # A more exact label, where it is known what it is done to.
    label_of: Callable[[S], str] | None = None
    # The label where what was typed is saved first: what is missing now may just have been typed.
    saving_label: StrPromise | None = None
    # The label of the action on the rows that are selected in a list.
    selected_label: StrPromise | None = None
    # What has been done, for the message and the log; with the number of the version it makes.
    done: StrPromise | None = None
    # What somebody did, in the history: "took it up".
    past: StrPromise | None = None

    def button(self, subject: S) -> str:
        """What its button on the claim's page says; three dots where it asks for words first."""
        if self.saving_label is not None:
            return str(self.saving_label)
        words = self.label_of(subject) if self.label_of else str(self.label)
        return with_dots(words) if self.asked_first else words

    def why_no_button(self, subject: S, by: User) -> str:
        """Why its button can't be pressed; nothing that saving the page first may mend."""
        return "" if self.saving_label is not None else self.why_not(subject, by)


def with_dots(label: object) -> str:
    """Of a button that leads to a question."""
    return _("%(verb)s…") % {"verb": label}


@contextmanager
def doing(verb: Verb[S], *, by: User, at: datetime) -> Iterator[None]:
    """One transaction whose events say who did what; only for those who may."""
    require(by, verb.permission)
    with transaction.atomic(), acting(user=by.pk, verb=verb.name, at=at.isoformat()):
        yield
