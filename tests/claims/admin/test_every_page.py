"""Every list, form and history of the desk opens, in both languages."""

import pytest
from django.contrib import admin
from django.db import models
from django.test import Client
from django.urls import reverse

from claims.models import (
    ClaimVersion,
    CorrectionRequest,
    DraftExport,
    EvidenceLink,
    SiteText,
    SpeakerMerge,
    WebhookDelivery,
)
from tests.claims.admin.admin_forms import editor
from tests.claims.admin.test_admin_pages import a_bit_of_everything
from tests.module_wide import ModuleWide

pytestmark = pytest.mark.django_db

OURS = [model for model in admin.site._registry if model._meta.app_label == "claims"]


@pytest.fixture(scope="module", autouse=True)
def _something_of_each(module_wide: ModuleWide) -> None:
    module_wide(a_bit_of_everything)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
def test_every_page_opens(client: Client, model: type[models.Model], language: str) -> None:
    client.cookies["django_language"] = language
    names = (model._meta.app_label, model._meta.model_name)
    pages = [reverse("admin:{}_{}_changelist".format(*names))]
    pages += [
        reverse("admin:{}_{}_{}".format(*names, page), args=[instance.pk])
        for instance in model._default_manager.all()
        for page in ("change", "history")
    ]
    without = {ClaimVersion, CorrectionRequest, DraftExport, EvidenceLink, SiteText, SpeakerMerge}
    if model not in without | {WebhookDelivery}:
        pages.append(reverse("admin:{}_{}_add".format(*names)))
    editor(client)
    assert len(pages) >= 3
    for page in pages:
        response = client.get(page)
        assert response.status_code == 200, page
        assert f'<html lang="{language}"' in response.content.decode()
