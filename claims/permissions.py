"""Who may do what. The roles are made by `claims/migrations/0004_roles.py`."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

CHANGE_CLAIM = "claims.change_claim"
CHANGE_EVIDENCE = "claims.change_evidence"
SEE_EVIDENCE = "claims.view_evidence"
CHANGE_SPEAKER = "claims.change_speaker"
SUBMIT_ASSESSMENT = "claims.submit_assessment"
APPROVE_ASSESSMENT = "claims.approve_assessment"
PUBLISH_CLAIM = "claims.publish_claim"
ANSWER_REQUEST = "claims.answer_correctionrequest"
CHANGE_SUBSCRIBER = "claims.change_subscriber"
PUBLISH_SITE_TEXT = "claims.publish_sitetext"


def require(user: User, permission: str) -> None:
    """Raise PermissionDenied unless the role allows it: in every verb, not only the admin."""
    if not user.has_perm(permission):
        raise PermissionDenied(
            _("%(user)s has no permission for this (%(permission)s).")
            % {"user": user.get_username(), "permission": permission}
        )
