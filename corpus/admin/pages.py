"""What admin pages have in common, here and in `claims`."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest


class OnlyLookedAt:
    """Of a page or an inline, before Django's own class: nothing may be added, changed or deleted,
    not by an administrator either. Who may look is said by whoever has it.
    """

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def page_context(
    page: admin.ModelAdmin[Any], request: HttpRequest, title: object
) -> dict[str, Any]:
    """What the template of each of our own pages beside those of the admin is given."""
    everywhere: dict[str, Any] = page.admin_site.each_context(request)
    return everywhere | {"opts": page.opts, "media": page.media, "title": title}
