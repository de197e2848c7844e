"""The editors' pages: the stock Django admin, one aggregate a module."""

from claims.admin.checks import AssessmentAdmin
from claims.admin.claims import ClaimAdmin
from claims.admin.dialogue import ClaimantContactAdmin, CorrectionRequestAdmin
from claims.admin.draft_exports import DraftExportAdmin
from claims.admin.people import RoleAdmin, SpeakerAdmin, TopicAdmin
from claims.admin.scales import RatingScaleAdmin
from claims.admin.versions import ClaimVersionAdmin

__all__ = [
    "AssessmentAdmin",
    "ClaimAdmin",
    "ClaimVersionAdmin",
    "ClaimantContactAdmin",
    "CorrectionRequestAdmin",
    "DraftExportAdmin",
    "RatingScaleAdmin",
    "RoleAdmin",
    "SpeakerAdmin",
    "TopicAdmin",
]
