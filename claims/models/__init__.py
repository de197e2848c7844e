"""One aggregate a module; imported from here."""

from claims.models.approvals import Carried, ClaimApproval
from claims.models.checks import Assessment, Evidence, Rating, RatingScale
from claims.models.chores import ChoreRun
from claims.models.claim_parts import ClaimRelation, Quantity, Voice
from claims.models.claims import Claim, ClaimTopic
from claims.models.dialogue import ClaimantContact, CorrectionRequest
from claims.models.draft_exports import DraftExport
from claims.models.earlier_texts import PublicEarlierText
from claims.models.errands import Errand
from claims.models.evidence_files import EvidenceFile
from claims.models.evidence_links import EvidenceCopy, EvidenceLink
from claims.models.external import ExternalCheck, ExternalCheckMatch, ReviewsFile
from claims.models.facets import (
    PublicClaimFacets,
    PublicFacet,
    PublicFacetBits,
    PublicFacetPair,
)
from claims.models.imports import ClaimImport, ImportRow
from claims.models.left_behind import LeftBehind
from claims.models.life import PublicLife
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
from claims.models.public_counts import PublicCount
from claims.models.public_pages import PublicMonthCount, PublicScale, PublicSiteText
from claims.models.public_past import PublicPast, PublicPastQuantity
from claims.models.public_relations import PublicRelation
from claims.models.restored import ImportedWithdrawal
from claims.models.site_texts import SitePageName, SiteText, SiteTextVersion
from claims.models.subscriptions import (
    Subscriber,
    SubscriberStanding,
    WebhookDelivery,
    WebhookMessage,
)
from claims.models.suggestions import RevisionReading, SpottingModel, SuggestionDecision
from claims.models.teamwork import Assignment, ClaimComment, Notice
from claims.models.tokens import DeskToken, PublicToken, TokenWords
from claims.models.versions import ClaimVersion
from claims.models.words import ClaimsToIndex, ClaimWords

__all__ = [
    "Assessment",
    "Assignment",
    "Carried",
    "ChoreRun",
    "Claim",
    "ClaimApproval",
    "ClaimComment",
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
    "Errand",
    "Evidence",
    "EvidenceCopy",
    "EvidenceFile",
    "EvidenceLink",
    "ExternalCheck",
    "ExternalCheckMatch",
    "ImportRow",
    "ImportedWithdrawal",
    "LeftBehind",
    "Notice",
    "Party",
    "Presence",
    "PublicAnswer",
    "PublicBuild",
    "PublicClaim",
    "PublicClaimFacets",
    "PublicCount",
    "PublicEarlierText",
    "PublicFacet",
    "PublicFacetBits",
    "PublicFacetPair",
    "PublicLife",
    "PublicMonthCount",
    "PublicPast",
    "PublicPastQuantity",
    "PublicQuantity",
    "PublicRedirect",
    "PublicReference",
    "PublicRelation",
    "PublicScale",
    "PublicSearch",
    "PublicSiteText",
    "PublicToken",
    "PublicVersion",
    "Quantity",
    "Rating",
    "RatingScale",
    "ReviewsFile",
    "RevisionReading",
    "Role",
    "SitePageName",
    "SiteText",
    "SiteTextVersion",
    "Speaker",
    "SpeakerMerge",
    "SpottingModel",
    "Subscriber",
    "SubscriberStanding",
    "SuggestionDecision",
    "TokenWords",
    "Topic",
    "Voice",
    "WebhookDelivery",
    "WebhookMessage",
]
