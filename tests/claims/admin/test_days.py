"""Fields that keep a day: typed as people write one, and asked about where it is two."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.test import RequestFactory
from django.utils import timezone, translation

from corpus.admin.days import WrittenDayField
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2025-11-24", date(2025, 11, 24)),
        ("24 november 2025", date(2025, 11, 24)),
        ("24/11 2025", date(2025, 11, 24)),
        ("24/11-2025", date(2025, 11, 24)),
        ("24/11/2025", date(2025, 11, 24)),
        ("20251124", date(2025, 11, 24)),
        ("", None),
    ],
)
def test_days_as_people_write_them(typed: str, day: date | None) -> None:
    assert WrittenDayField(required=False).clean(typed) == day


def test_yesterday_is_reckoned_from_today() -> None:
    assert WrittenDayField().clean("i går") == timezone.localdate() - timedelta(days=1)


def test_a_day_on_which_something_was_done_has_come() -> None:
    today = timezone.localdate()
    assert WrittenDayField().clean(today.isoformat()) == today
    with translation.override("sv"), pytest.raises(ValidationError, match="har inte varit än"):
        WrittenDayField().clean((today + timedelta(days=1)).isoformat())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("03/04/2016", "kan betyda ”3 april 2016” eller ”4 mars 2016”"),
        ("11/10/25", "läsas på flera sätt|kan betyda"),
        ("november 2025", "är ingen dag"),
        ("2025", "är ingen dag"),
        ("ca 24 november 2025", "är ingen dag"),
        ("0016-04-14", "är ingen dag"),
        ("30 februari 2025", "är ingen dag eller månad i kalendern"),
    ],
)
def test_what_is_no_day_or_two(typed: str, said: str) -> None:
    with translation.override("sv"), pytest.raises(ValidationError, match=said):
        WrittenDayField().clean(typed)


def test_every_day_that_is_typed_at_the_desk_is_read_so() -> None:
    request = RequestFactory().get("/admin/")
    request.user = make_user(is_superuser=True, is_staff=True)
    read: list[str] = []
    others: list[str] = []
    for page in admin.site._registry.values():
        shown: list[Any] = [page, *page.get_inline_instances(request)]
        for each in shown:
            for field in each.model._meta.fields:
                if type(field) is models.DateField and field.editable:
                    found = each.formfield_for_dbfield(field, request)
                    (read if isinstance(found, WrittenDayField) else others).append(str(field))
    assert {"claims.Assessment.checked_on", "corpus.Document.retrieved_on"} <= {*read}
    # These pages are only looked at.
    assert {*others} <= {"claims.ExternalCheck.reviewed_on"}, others
