"""One aggregate a module; imported from here."""

from claims.models.approvals import Carried, ClaimApproval
from claims.models.checks import Assessment, Evidence, Rating, RatingScale
from claims.models.claim_parts import ClaimRelation, Quantity, Voice
from claims.models.claims import Claim, ClaimTopic
from claims.models.dialogue import ClaimantContact, CorrectionRequest
from claims.models.draft_exports import DraftExport
from claims.models.external import ExternalCheck, ExternalCheckMatch
from claims.models.imports import ClaimImport, ImportRow
from claims.models.merges import SpeakerMerge
from claims.models.parties import Party
from claims.models.people import Role, Speaker, Topic
from claims.models.preferences import EditorPreference
from claims.models.presence import Presence
from claims.models.public import (
    PublicAnswer,
    PublicBuild,
    PublicClaim,
    PublicQuantity,
    PublicRedirect,
    PublicReference,
    PublicSearch,
    PublicVersion,
)
from claims.models.restored import ImportedWithdrawal
from claims.models.tokens import DeskToken, PublicToken, TokenWords
from claims.models.versions import ClaimVersion
from claims.models.words import ClaimsToIndex, ClaimWords

__all__ = [
    "Assessment",
    "Carried",
    "Claim",
    "ClaimApproval",
    "ClaimImport",
    "ClaimRelation",
    "ClaimTopic",
    "ClaimVersion",
    "ClaimWords",
    "ClaimantContact",
    "ClaimsToIndex",
    "CorrectionRequest",
    "DeskToken",
    "DraftExport",
    "EditorPreference",
    "Evidence",
    "ExternalCheck",
    "ExternalCheckMatch",
    "ImportRow",
    "ImportedWithdrawal",
    "Party",
    "Presence",
    "PublicAnswer",
    "PublicBuild",
    "PublicClaim",
    "PublicQuantity",
    "PublicRedirect",
    "PublicReference",
    "PublicSearch",
    "PublicToken",
    "PublicVersion",
    "Quantity",
    "Rating",
    "RatingScale",
    "Role",
    "Speaker",
    "SpeakerMerge",
    "TokenWords",
    "Topic",
    "Voice",
]
