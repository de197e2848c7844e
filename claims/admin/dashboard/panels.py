"""What the dashboard is made of: headings with a number and a few rows, each leading somewhere."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Model
from django.urls import reverse
from django.utils.text import Truncator

SHOWN_ROWS = 5


@dataclass(frozen=True, slots=True)
class PanelRow:
    url: str
    text: str
    about: str


@dataclass(frozen=True, slots=True)
class DashboardSection:
    """A heading whose number leads to the list, and the first few of it."""

    key: str
    title: str
    number: int
    url: str
    rows: list[PanelRow]
    empty: str


@dataclass(frozen=True, slots=True)
class LinkedNumber:
    label: str
    number: int
    url: str


def list_url(model: type[Model], **parameters: object) -> str:
    meta = model._meta
    url = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
    return f"{url}?{urlencode(parameters)}" if parameters else url


def page_url(instance: Model) -> str:
    meta = instance._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[instance.pk])


def shortened(text: str) -> str:
    return Truncator(text).chars(120)
