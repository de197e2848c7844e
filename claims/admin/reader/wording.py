"""What the reader's scripts say, in the editor's language. `%(name)s` is put in by the script."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from claims.admin.reader.access import logged_out
from claims.models import Claim
from claims.review import SEND_BACK


def labels() -> dict[str, dict[str, str]]:
    return {
        "status": {value: str(label) for value, label in Claim.Status.choices},
        "kind": {value: str(label) for value, label in Claim.Kind.choices},
        "public": {"public": _("published"), "withdrawn": _("withdrawn"), "": ""},
    }


def words() -> dict[str, str]:
    return {
        # Acts
        "make": _("Make a claim"),
        "move_here": _("Move it here"),
        "edit": _("Open the claim’s page"),
        "move": _("Move the boundaries"),
        "link": _("Link to this place"),
        "close": _("Close"),
        "undo": _("Undo"),
        "remove": _("Remove %(what)s"),
        "remove_row": _("Remove this quantity"),
        "cancel": _("Cancel"),
        # What is shown
        "claim_of": _("Claim %(number)s of %(count)s"),
        "several": _("Claims here: %(count)s"),
        "status": _("Status"),
        "speaker": _("Speaker"),
        "date": _("Date"),
        "kind": _("Kind"),
        "reason": _("What has to be done first?"),
        "reason_send": str(SEND_BACK.label),
        "similar": _("Similar claims"),
        "select_heading": _("Click in the heading, or select it, in the text first."),
        "section_begun": _("A section begins here: %(title)s"),
        "section_undone": _("Undone: no section begins here."),
        "found": _("Found: %(count)s. Choose with the arrow keys."),
        "nothing_found": _("Nothing found."),
        "log_in": _("Log in in another tab"),
        "highlight": pgettext("a highlight in the text", "Claim: %(statement)s (%(status)s)"),
        # Suggestions
        "suggestion_of": _("Suggestion %(number)s of %(count)s"),
        "worth": _("Worth checking because"),
        "not_worth": _("Against it"),
        "been_checked": _("Has it been checked?"),
        "no_similar": _("Nothing similar is known here."),
        "claims_shown": _("%(count)s of %(total)s claims are shown."),
        "reject": _("Reject"),
        "reject_reason": _("Why not? (may be left empty)"),
        "no_suggestions": _("There are no suggestions in this text now."),
        "no_suggestion_here": _("No suggestion is chosen: go to one with n or p."),
        "rejected": _("Rejected: it is not suggested again."),
        "unrejected": _("Undone: it is suggested again."),
        "suggestions_shown": _("%(count)s suggestions shown"),
        # What has happened
        "selected": _("Selected: %(words)s"),
        "saving": _("Saving …"),
        "saved": _("The claim is saved."),
        "put_away": _("The form is put away. Nothing typed is lost."),
        "moved": _("The boundaries are moved."),
        "moving": _(
            "Mark the new boundaries in the text, then press Enter or choose “Move it here”. "
            "Escape leaves them as they are."
        ),
        "not_moved": _("The boundaries are as they were."),
        "undone": _("Undone: the claim is deleted."),
        "moved_back": _("Undone: the boundaries are as they were before."),
        "status_now": _("Status: %(status)s."),
        # What stands in the way
        "logged_out": logged_out(),
        "nothing_selected": _("Nothing is marked: mark the words in the text first."),
        "no_claims": _("No claims are marked in this text."),
        "no_claim_here": _("No claim is chosen: go to one with j or k."),
        "nothing_to_undo": _("There is nothing to undo."),
        "no_verb": _("Nothing can be done with this claim’s status now."),
        "read_only": _("Claims can’t be marked here: your role or this older text does not allow."),
        "elsewhere": _("This claim does not stand in this text."),
        "not_reached": _("The server can’t be reached. Nothing typed is lost: try again."),
        "unexpected": _("The server could not do this (%(status)s). Nothing typed is lost."),
    }
