"""What was typed anywhere at the desk is not left unasked; what was not is not asked about."""

import pytest
from django.urls import reverse

from claims.publication.publishing import publish
from tests.browser.conftest import PageAs
from tests.factories import AT, make_claim, make_user

# Where something is written that isn't a record's own form: beside it, or alone on its page.
PLACES = {
    "comment": ("admin:claims_claim_change", "#id_comment"),
    "due day": ("admin:claims_claim_change", "#id_due_on"),
    "addresses": ("admin:claims_claim_change", "#id_addresses"),
    "why withdrawn": ("admin:claims_claim_ask", "#id_note"),
    "a new source": ("admin:corpus_sourcedraft_add", "[name=text]"),
}


@pytest.mark.parametrize("place", PLACES)
def test_typed_and_left(page_as: PageAs, place: str) -> None:
    claim = make_claim()
    publish([claim], by=make_user(role="editor"), at=AT)
    name, field = PLACES[place]
    arguments: dict[str, list[object]] = {
        "admin:claims_claim_ask": [claim.pk, "withdraw"],
        "admin:claims_claim_change": [claim.pk],
    }
    page = page_as("editor")
    page.goto(reverse(name, args=arguments.get(name, [])))
    page.locator(field).click()
    page.keyboard.type("i morgon")
    page.once("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog") as asked:
        page.get_by_role("link", name="Hem").first.click(no_wait_after=True)
    assert asked.value.type == "beforeunload"
    assert page.locator(field).input_value() == "i morgon"
    # And taken away again.
    page.locator(field).fill("")
    page.get_by_role("link", name="Hem").first.click()
    page.wait_for_url("**" + reverse("admin:index"))


def test_a_ticked_row_is_nothing_written(page_as: PageAs) -> None:
    make_claim()
    page = page_as("editor")
    page.goto(reverse("admin:claims_claim_changelist"))
    page.locator("#action-toggle").check()
    page.get_by_role("link", name="Hem").first.click()
    page.wait_for_url("**" + reverse("admin:index"))
