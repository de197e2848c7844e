"""Documents that should not be seen: hidden from the lists, closed to all readers, or removed.

* Hidden: not in the lists of the desk. Whoever may add documents does it, and undoes it.
* Closed: text and bytes stay where they are, and nobody reads them: not on the desk's pages, not
  in public. Quotes stay, with the surroundings that they were published with.
* Removed: gone for good, with all that the history tells of it, where no version ever stood on it.

The database holds to it: `closing.sql` and `removal.sql` in `corpus/rules/` and `claims/rules/`.
"""

from datetime import datetime

import psycopg
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connections, router, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corpus.as_kept import text_as_kept
from corpus.models import Document, RemovedDocument

MAY_HIDE = "corpus.add_document"
MAY_CLOSE = "corpus.close_document"
MAY_REMOVE = "corpus.remove_document"

# By the constraint that refuses.
KEPT = {
    "removed_document_was_never_published": gettext_lazy(
        "A published version stood on this document: it can be closed, but not removed."
    ),
    "removed_document_has_no_claims": gettext_lazy(
        "Claims stand on this document: delete them first, then it can be removed."
    ),
    "removed_document_has_reason": gettext_lazy("Write down why."),
    "removed_document_is_known": gettext_lazy("This document is no longer there."),
}


class NotTakenAway(Exception):
    """Nothing was changed; the message says why, for people."""


class ClosedToReaders(PermissionDenied):
    """The text was asked for of a document that is closed."""

    def __init__(self) -> None:
        super().__init__(_("This document is closed: nobody reads its text any more."))


def require_open(document: Document) -> None:
    """Before its text or its bytes are shown to anybody. Raises ClosedToReaders."""
    if document.is_closed:
        raise ClosedToReaders


def hide(document: Document, *, by: User, at: datetime) -> None:
    _require(by, MAY_HIDE)
    _change(document, hidden_at=at, hidden_by=by)


def show_again(document: Document, *, by: User) -> None:
    _require(by, MAY_HIDE)
    _change(document, hidden_at=None, hidden_by=None)


def close(document: Document, *, by: User, at: datetime, reason: str) -> None:
    """Raises NotTakenAway where no reason is given."""
    _require(by, MAY_CLOSE)
    if not reason.strip():
        raise NotTakenAway(_("Write down why."))
    _change(document, closed_at=at, closed_by=by, closed_reason=reason.strip())


def reopen(document: Document, *, by: User) -> None:
    """What was closed by mistake. The public gets the text again when a claim is published."""
    _require(by, MAY_CLOSE)
    _change(document, closed_at=None, closed_by=None, closed_reason="")


def remove(document: Document, *, by: User, at: datetime, reason: str) -> RemovedDocument:
    """The tombstone that is left. Raises NotTakenAway."""
    _require(by, MAY_REMOVE)
    try:
        with transaction.atomic(), connections[router.db_for_write(Document)].cursor() as cursor:
            cursor.execute(
                "SELECT corpus_remove_document(%s, %s, %s, %s)",
                [document.pk, by.pk, text_as_kept(reason), at],
            )
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except IntegrityError as error:
        raise NotTakenAway(_why_kept(error)) from error
    return RemovedDocument.objects.get(document_key=document.pk)


def _why_kept(error: IntegrityError) -> str:
    cause = error.__cause__
    name = cause.diag.constraint_name if isinstance(cause, psycopg.Error) else None
    # Something that refers to it was stored in the same moment, or is of a kind not known here.
    other = _("Something still refers to this document, so it can't be removed.")
    return str(KEPT.get(name or "", other))


def _change(document: Document, **values: object) -> None:
    Document.objects.filter(pk=document.pk).update(**values)
    document.refresh_from_db()


def _require(user: User, permission: str) -> None:
    if not user.has_perm(permission):
        raise PermissionDenied(_("Your role does not allow this."))
