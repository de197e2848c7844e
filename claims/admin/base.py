"""What all admin pages here have in common."""

from datetime import datetime
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AutocompleteSelectMultiple, RelatedFieldWidgetWrapper
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, connections, models, router
from django.db.models import Max
from django.forms import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from claims import review
from claims.admin import refusals
from claims.admin.presence import on_page
from claims.changing import merging
from claims.publication.verbs import VERBS as PUBLISHING_VERBS
from claims.verbs import Verb
from corpus.admin.days import DAYS
from corpus.desk.handling import handling
from corpus.desk.two_people import TwoPeople

M = TypeVar("M", bound=models.Model)

# All that is done to claims by name.
VERBS: tuple[Verb[Any], ...] = (
    *review.VERBS.values(),
    review.SHARE,
    *PUBLISHING_VERBS.values(),
    *merging.VERBS,
)


def actor(request: HttpRequest) -> User:
    """The editor. The admin lets nobody in who is not logged in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def may(request: HttpRequest, permission: str) -> bool:
    return request.user.has_perm(permission)


def link(instance: models.Model, text: str = "") -> SafeString:
    """A link to the instance's own page in the admin."""
    meta = instance._meta
    url = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[instance.pk])
    return format_html('<a href="{}">{}</a>', url, text or str(instance))


def short_time(at: datetime) -> str:
    """`2024-03-01 13:00`, in the desk's time."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")


def two_lines(first: object, second: object) -> SafeString:
    """A cell of a list: the second line is smaller news, and may be empty."""
    if not second:
        return format_html("{}", first)
    return format_html('{}<span class="second-line">{}</span>', first, second)


class SeveralSearched(AutocompleteSelectMultiple):
    """Each chosen one can be taken away by its own cross.

    The cross that takes all away would stand inside the list of the chosen without being one of
    them, which screen readers stumble over.
    """

    def build_attrs(
        self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}


class DeskForm(forms.ModelForm[M]):
    """A form that can show what the database said when it refused what the form had let pass."""

    refusal = ""

    def full_clean(self) -> None:
        super().full_clean()
        if self.refusal and self.is_bound:
            self.add_error(None, self.refusal)


class DeskAdmin(TwoPeople[M]):
    """A page where a refusal by the database becomes a sentence, and everything typed is kept."""

    verb_words = {verb.name: verb.past for verb in VERBS if verb.past is not None} | {
        "answer": gettext_lazy("answered"),
        "assign": gettext_lazy("said whose turn it is"),
        "comment": gettext_lazy("commented"),
        "bulk_change": gettext_lazy("changed several at once"),
    }

    form: "type[forms.ModelForm[M]]" = DeskForm
    formfield_overrides = DAYS
    show_full_result_count = False

    class Media:
        css = {"all": ["claims/admin.css", "claims/checks.css"]}
        js = [
            Script("claims/presence.js", type="module"),
            Script("claims/copy-link.js", type="module"),
        ]

    def get_form(
        self, request: HttpRequest, obj: M | None = None, change: bool = False, **kwargs: Any
    ) -> "type[forms.ModelForm[M]]":
        form = super().get_form(request, obj, change=change, **kwargs)
        if issubclass(form, DeskForm):
            form.refusal = handling(request).refusal
        return form

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            # Deleting a speaker is no part of choosing one.
            field.widget.can_delete_related = False
        return field

    def formfield_for_manytomany(
        self, db_field: "models.ManyToManyField[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", SeveralSearched(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (IntegrityError, DataError) as error:
            if request.method != "POST" or handling(request).refusal:
                raise
            # Rolled back. Once more, with a form that says so: it comes back as it was sent.
            handling(request).refuse(refusals.sentence(error))
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[Any, int], set[Any], list[Any]]:
        """Links to others, such as to topics, are no records to people: they are left out."""
        shown, counts, lacking, protected = super().get_deleted_objects(objs, request)
        through: Any = [field.remote_field.through for field in self.model._meta.many_to_many]
        linking = [each._meta for each in through]
        names = [str(each.verbose_name) for each in linking if each.auto_created]
        for each in linking:
            if each.auto_created:
                counts.pop(each.verbose_name_plural, None)
        return (
            _without(shown, tuple(f"{capfirst(name)}: " for name in names)),
            counts,
            lacking,
            protected,
        )

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, extra_context)
        except (IntegrityError, DataError) as error:
            self.message_user(request, refusals.sentence(error), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponseRedirect:
        """To the list of what was looked for, which says that it isn't there."""
        super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]
        return HttpResponseRedirect(reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist"))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        try:
            return super().changelist_view(request, extra_context)
        except (IntegrityError, DataError) as error:
            if request.method != "POST":
                raise
            self.message_user(request, refusals.sentence(error), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: M | None = None,
    ) -> HttpResponse:
        if obj is not None and isinstance(obj.pk, int):
            context["presence"] = on_page(request, str(self.opts.model_name), obj.pk)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        self.after_saving(request, form.instance)
        # Rules that are looked at when the transaction ends are looked at now, before the editor
        # is told that all went well.
        connections[router.db_for_write(self.model)].check_constraints()

    def after_saving(self, request: HttpRequest, obj: M) -> None:
        """What follows from a change, in its transaction; nothing by itself."""


def _without(nested: list[Any], beginnings: tuple[str, ...]) -> list[Any]:
    """The admin's list of lists of sentences, without those that begin so."""
    kept = (_without(each, beginnings) if isinstance(each, list) else each for each in nested)
    return [each for each in kept if each and not str(each).startswith(beginnings)]


class PositionedFormSet(forms.BaseInlineFormSet[Any, Any, Any]):
    """Rows that number themselves: a new one comes last."""

    def save_new(self, form: Any, commit: bool = True) -> Any:
        siblings = form._meta.model.objects.filter(**{self.fk.name: self.instance})
        last: int = siblings.aggregate(last=Max("position"))["last"] or 0
        form.instance.position = last + 1
        return super().save_new(form, commit=commit)
