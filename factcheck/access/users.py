"""Accounts, with a way to help a colleague who has lost phone and recovery codes."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.access import two_factor_views
from factcheck.access.roles import rights_of, role_name
from factcheck.access.standing import standing_of

_ONE_BY_ONE = "user_permissions"


class RolesField(forms.ModelMultipleChoiceField[Group]):
    """The roles, each with a box of its own."""

    def label_from_instance(self, obj: Group) -> str:
        return role_name(obj)


class DeskGroupAdmin(GroupAdmin):
    """What a role may do, in words."""

    list_display = ("in_words",)
    fields = ("in_words", "its_rights")
    readonly_fields = ("in_words", "its_rights")

    def get_fields(self, request: HttpRequest, obj: Group | None = None) -> Any:
        """Whoever may do everything may also extend a role."""
        return ("name", "permissions") if request.user.is_superuser else self.fields

    @admin.display(description=gettext_lazy("role"), ordering="name")
    def in_words(self, group: Group) -> str:
        return role_name(group)

    @admin.display(description=gettext_lazy("what it may do"))
    def its_rights(self, group: Group) -> SafeString:
        return format_html_join("", "<div>{}: {}</div>", rights_of(group))


class DeskUserAdmin(UserAdmin[User]):
    change_form_template = "access/user_change_form.html"

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Rights come with roles. Those that a superuser gave one by one are seen by superusers."""
        if request.user.is_superuser:
            return super().get_fieldsets(request, obj)
        return [
            (title, {**options, "fields": [f for f in options["fields"] if f != _ONE_BY_ONE]})
            for title, options in super().get_fieldsets(request, obj)
        ]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            return RolesField(
                Group.objects.order_by("pk"),
                label=capfirst(gettext_lazy("roles")),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text=_(
                    "Roles decide what somebody may do. Rights are not given one by one here."
                ),
            )
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Nobody makes themselves, or anybody, more than they are."""
        own = super().get_readonly_fields(request, obj)
        return own if request.user.is_superuser else (*own, "is_superuser")

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Nor takes over the account of somebody who is more, by a password say."""
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def get_urls(self) -> list[URLPattern]:
        reset = path(
            "<int:key>/two-factor/reset/",
            self.admin_site.admin_view(self.reset_view),
            name="auth_user_two_factor_reset",
        )
        return [reset, *super().get_urls()]

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: User | None = None,
    ) -> HttpResponse:
        context["may_reset"] = (
            obj is not None and self._may_reset(request, obj) and standing_of(obj).has_device
        )
        return super().render_change_form(request, context, add, change, form_url, obj)

    def reset_view(self, request: HttpRequest, key: int) -> HttpResponse:
        user = get_object_or_404(User, pk=key)
        if not self._may_reset(request, user) or not isinstance(request.user, User):
            raise PermissionDenied
        if request.method == "POST":
            if two_factor_views.reset(user, by=request.user):
                words = _("%(user)s logs in by password alone from now on, or sets it up anew.")
                messages.success(request, words % {"user": user.get_username()})
            return HttpResponseRedirect(reverse("admin:auth_user_change", args=[key]))
        context = self.admin_site.each_context(request) | {
            "title": _("Reset two-step log-in"),
            "account": user,
            "opts": self.opts,
        }
        return TemplateResponse(request, "access/reset.html", context)

    def _may_reset(self, request: HttpRequest, user: User) -> bool:
        """Not one's own, which asks for password and code; not a superuser's by anybody less."""
        asking = request.user
        return (
            self.has_change_permission(request, user)
            and user.pk != asking.pk
            and (bool(asking.is_superuser) or not user.is_superuser)
        )
