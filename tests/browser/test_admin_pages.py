"""Every page of the desk: nothing in the way of anybody, and no script or style that is refused.

What the policy refuses is an error in the console, which fails a test by itself.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from playwright.sync_api import Page, expect

from claims.models import Claim
from tests.browser.accessibility import Barriers
from tests.browser.conftest import PageAs
from tests.browser.screenshots import screenshot
from tests.browser.world import World, make_world


def test_no_page_has_a_barrier(page_as: PageAs) -> None:
    world = make_world()
    user = world.editor
    user.is_superuser = True
    user.save()
    page, barriers = page_as(user=user), Barriers()
    for path in _paths(user):
        page.goto(path)
        barriers.look(page)
    barriers.check()


def _paths(user: Any) -> Iterator[str]:
    """All that the admin has, for whoever may do everything; one row of each table."""
    request = HttpRequest()
    request.user = user
    yield from (reverse("admin:index"), reverse("admin:password_change"))
    for label in sorted({model._meta.app_label for model in admin.site._registry}):
        yield reverse("admin:app_list", args=[label])
    for model, page in admin.site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"{name}_changelist")
        if page.has_add_permission(request):
            yield reverse(f"{name}_add")
        if row := model._default_manager.order_by("-pk").first():
            yield reverse(f"{name}_change", args=[row.pk])
            yield reverse(f"{name}_history", args=[row.pk])
            if page.has_delete_permission(request, row):
                yield reverse(f"{name}_delete", args=[row.pk])


def test_the_main_pages(page_as: PageAs) -> None:
    """Looked at by people, too: in light and dark."""
    world = make_world()
    page, barriers = page_as(user=world.editor), Barriers()
    for name, path in _main_pages(world).items():
        page.goto(path)
        screenshot(page, name, whole=name not in {"claims", "documents"})
        barriers.look(page, "dark")

    _ask_to_publish(page, world.changed)
    expect(page.get_by_text(world.changed.statement).first).to_be_visible()
    screenshot(page, "publish")
    barriers.look(page, "light")
    barriers.look(page, "dark")
    barriers.check()


def _main_pages(world: World) -> dict[str, str]:
    request = world.corrected.correction_requests.get()
    return {
        "index": reverse("admin:index"),
        "claims": reverse("admin:claims_claim_changelist"),
        "claim": reverse("admin:claims_claim_change", args=[world.corrected.pk]),
        "claim-new": reverse("admin:claims_claim_add"),
        "assessment": reverse("admin:claims_assessment_change", args=[world.waiting.pk]),
        "documents": reverse("admin:corpus_document_changelist"),
        "corrections": reverse("admin:claims_correctionrequest_changelist"),
        "correction": reverse("admin:claims_correctionrequest_change", args=[request.pk]),
    }


def _ask_to_publish(page: Page, claim: Claim) -> None:
    page.goto(reverse("admin:claims_claim_change", args=[claim.pk]))
    page.locator('button[name="verb"][value="publish"]').click()
    page.get_by_role("radio", name="rättelse").check()
    page.locator("#id_note").fill("Vi har förtydligat.")
