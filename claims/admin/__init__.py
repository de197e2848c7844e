"""The editors' pages: the stock Django admin, one aggregate a module."""

from django.apps import apps
from django.contrib import admin

from claims.admin.check.model_admin import AssessmentAdmin
from claims.admin.claim.model_admin import ClaimAdmin
from claims.admin.correction_requests import ClaimantContactAdmin, CorrectionRequestAdmin
from claims.admin.documents import DocumentWithClaims
from claims.admin.draft_exports import DraftExportAdmin
from claims.admin.evidence_links import EvidenceLinkAdmin
from claims.admin.external_checks import ExternalCheckAdmin
from claims.admin.imports.model_admin import ClaimImportAdmin
from claims.admin.moving.consequences import of_new_text
from claims.admin.parties import PartyAdmin
from claims.admin.people import RoleAdmin, SpeakerAdmin, TopicAdmin
from claims.admin.scales import RatingScaleAdmin
from claims.admin.site_texts import SiteTextAdmin
from claims.admin.speaker_merges import SpeakerMergeAdmin
from claims.admin.subscribers import SubscriberAdmin, WebhookDeliveryAdmin
from claims.admin.versions import ClaimVersionAdmin

__all__ = [
    "AssessmentAdmin",
    "ClaimAdmin",
    "ClaimImportAdmin",
    "ClaimVersionAdmin",
    "ClaimantContactAdmin",
    "CorrectionRequestAdmin",
    "DocumentWithClaims",
    "DraftExportAdmin",
    "EvidenceLinkAdmin",
    "ExternalCheckAdmin",
    "PartyAdmin",
    "RatingScaleAdmin",
    "RoleAdmin",
    "SiteTextAdmin",
    "SpeakerAdmin",
    "SpeakerMergeAdmin",
    "SubscriberAdmin",
    "TopicAdmin",
    "WebhookDeliveryAdmin",
    "of_new_text",
]

# The queue is looked after by command (`manage.py procrastinate shell`), not by editors.
for model in apps.get_app_config("procrastinate").get_models():
    if admin.site.is_registered(model):
        admin.site.unregister(model)
