"""Roles and rights in people's words; in the database they have English names."""

from django.contrib.auth.models import Group, Permission
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

_ROLES = {
    "researcher": gettext_lazy("researcher"),
    "editor": gettext_lazy("editor"),
    "administrator": gettext_lazy("administrator"),
}
# Django's four of each model, by the first word of their codename.
_VERBS = {
    "add": gettext_lazy("add"),
    "change": gettext_lazy("change"),
    "delete": gettext_lazy("delete"),
    "view": gettext_lazy("see"),
}
# Our own, by their codenames.
_OWN = {
    "publish_claim": gettext_lazy("publish claims"),
    "answer_correctionrequest": gettext_lazy("answer correction requests"),
    "publish_sitetext": gettext_lazy("publish texts of the site"),
    "submit_assessment": gettext_lazy("submit assessments"),
    "approve_assessment": gettext_lazy("approve assessments"),
    "close_document": gettext_lazy("close documents to all readers"),
    "remove_document": gettext_lazy("remove documents for good"),
}


def role_name(group: Group) -> str:
    """As it was named by whoever made it, where it is none of ours."""
    return capfirst(str(_ROLES.get(group.name, group.name)))


def rights_of(group: Group) -> list[tuple[str, str]]:
    """Of each thing what the role may do with it: “påstående”, “se, ändra”."""
    rights: dict[str, list[str]] = {}
    permissions = group.permissions.select_related("content_type")
    for permission in permissions.order_by("content_type__app_label", "content_type__model", "pk"):
        rights.setdefault(capfirst(str(permission.content_type.name)), []).append(
            _right(permission)
        )
    return [(thing, ", ".join(words)) for thing, words in rights.items()]


def _right(permission: Permission) -> str:
    """An extension's own right is called what the extension calls it."""
    verb, _dash, what = permission.codename.partition("_")
    if verb in _VERBS and what == permission.content_type.model:
        return str(_VERBS[verb])
    return str(_OWN.get(permission.codename, permission.name))
