"""Two people on one record: what somebody else saved meanwhile is never overwritten unseen.

Each form carries, signed, the state that it was made from. Before anything is saved the record and
its inlines' rows are locked and read again: if they differ from that state, nothing is saved, and
the form comes back with both people's changes. See `docs/adr/0010-two-people.md`.
"""

import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django import forms
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core import signing
from django.db import models, router, transaction
from django.forms import Script
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from corpus.as_kept import name_as_asked
from corpus.desk import conflicts
from corpus.desk.errors import error_lines
from corpus.desk.first_values import fitting
from corpus.desk.form_state import FormState, Posted, state
from corpus.desk.handling import handling
from corpus.desk.history_page import WithHistory
from corpus.desk.merging import compare, merge, take

M = TypeVar("M", bound=models.Model)

# The form's own fields for it, beside those of the record.
SEEN, SEEN_BEFORE, TAKE = "_seen", "_seen_before", "_take"
_SALT = "corpus.two_people"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a form was made from, in which language, and when."""

    state: FormState
    language: str
    at: datetime

    def sign(self) -> str:
        said = {"s": self.state, "l": self.language, "t": self.at.isoformat()}
        return signing.dumps(said, salt=_SALT, compress=True)

    @classmethod
    def read(cls, token: str) -> "Seen | None":
        """None for a token that is missing, cut short or not ours."""
        try:
            said = signing.loads(token, salt=_SALT)
            at = parse_datetime(said["t"])
        except (signing.BadSignature, ValueError):
            return None
        return cls(said["s"], said["l"], at) if at else None


class Held:
    """A form that is not saved, whatever is typed, and says why."""

    held = ""

    def full_clean(self) -> None:
        super().full_clean()  # type: ignore[misc]
        if self.is_bound:  # type: ignore[attr-defined]
            self.add_error(None, self.held)  # type: ignore[attr-defined]


def replace_post(request: HttpRequest, data: Any) -> None:
    """Handle the request as if this had been sent."""
    request.POST = data


class TwoPeople(WithHistory[M]):
    """For every admin page with a form."""

    # Inlines of one row at most, which two people may add at the same time.
    single_rows: frozenset[str] = frozenset()

    class Media:
        css = {"all": ["corpus/two_people.css", "corpus/dates.css"]}
        js = [
            Script("corpus/dates.js", type="module"),
            Script("corpus/errors.js", type="module"),
            Script("corpus/first-field.js", type="module"),
            Script("corpus/save-key.js", type="module"),
        ]

    def get_changeform_initial_data(self, request: HttpRequest) -> Any:
        asked = super().get_changeform_initial_data(request)
        return fitting(self.get_form(request).base_fields, asked) if asked else asked

    def lock(self, request: HttpRequest, key: str) -> None:
        """Lock the record before it is read for saving. Who locks more does so here."""
        rows = self.model._default_manager.using(router.db_for_write(self.model))
        try:
            list(rows.select_for_update().filter(pk=key).values_list("pk"))
        except (ValueError, TypeError):
            return  # no such key; the page says so

    def form_state(self, request: HttpRequest, obj: M) -> tuple[FormState, Any, dict[str, Any]]:
        """The record now, as its form would show it; with that form and its formsets."""
        shown = copy.copy(request)
        shown.method = "GET"
        fields = flatten_fieldsets(self.get_fieldsets(shown, obj))
        form: Any = self.get_form(shown, obj, change=True, fields=fields)(instance=obj)
        writable = self.has_change_permission(shown, obj)
        formsets, inlines = self._create_formsets(shown, obj, change=True)  # type: ignore[attr-defined]
        ours = {
            formset.prefix: formset
            for formset, inline in zip(formsets, inlines, strict=True)
            if writable and inline.has_change_permission(shown, obj)
        }
        return state(form, ours), form, ours

    def token(self, request: HttpRequest, obj: M) -> str:
        return self._seen(self.form_state(request, obj)[0]).sign()

    def _seen(self, of: FormState) -> Seen:
        return Seen(of, translation.get_language() or "", timezone.now())

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[M], search_term: str
    ) -> tuple[models.QuerySet[M], bool]:
        """By what is kept, however it is typed."""
        return super().get_search_results(request, queryset, name_as_asked(search_term))

    # Saving

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method != "POST" or object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic(using=router.db_for_write(self.model)):
            key = unquote(object_id)
            self.lock(request, key)
            obj = self.get_object(request, key)
            if obj is None and SEEN in request.POST and self.has_view_permission(request):
                return self._gone(request, key)
            if obj is not None and self._may_look(request, obj):
                answer = self._look(request, obj, object_id, form_url, extra_context)
                if answer is not None:
                    return answer
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _may_look(self, request: HttpRequest, obj: M) -> bool:
        """A form that may have been open to change when it was shown is answered, not refused."""
        if self.has_change_permission(request, obj):
            return True
        return SEEN in request.POST and self.has_change_permission(request)

    def _look(
        self,
        request: HttpRequest,
        obj: M,
        object_id: str,
        form_url: str,
        extra_context: dict[str, Any] | None,
    ) -> HttpResponse | None:
        """None when nobody else has changed what this form may overwrite."""
        seen = Seen.read(request.POST.get(SEEN, ""))
        language = seen.language if seen else translation.get_language() or ""
        with translation.override(language):
            self.lock_rows(request, obj)
            now, form, formsets = self.form_state(request, obj)
        taken = request.POST.get(TAKE, "")
        open_to_change = any(now["main"]) or any(now["rows"])
        writable = open_to_change and self.has_change_permission(request, obj)
        handling(request).seen = request.POST.get(SEEN, "")
        if seen is not None and seen.state == now and not taken and writable:
            return None
        before = Seen.read(request.POST.get(SEEN_BEFORE, "")) or seen
        known = before.state if before else now
        yours = Posted(request.POST)
        if seen is not None and seen.state != now:
            replace_post(request, merge(request.POST, seen.state, now, self.single_rows))
        elif seen is None:
            known = now
        if taken:
            replace_post(request, take(request.POST, taken, now))
            yours = Posted(request.POST)
        comparison = compare(known, now, yours, self.single_rows)
        panel: conflicts.Panel | None = conflicts.panel(
            comparison,
            model=self.model,
            key=obj.pk,
            form=form,
            formsets=formsets,
            since=before.at if before else None,
            writable=writable,
            posted=yours,
            known=known,
            files=bool(request.FILES),
        )
        # In the language that it was made in: dates and units are words.
        handling(request).seen = Seen(now, language, timezone.now()).sign()
        sentence = _("Nothing was saved: somebody else changed this meanwhile. See below.")
        if seen is None:
            sentence = _(
                "Nothing was saved: the form does not say what it was made from. Look through it, "
                "and save again."
            )
        if seen is None and not comparison and writable:
            panel = None
        context = {"conflict": panel, "seen_before": before.sign() if before else ""}
        handling(request).hold(sentence, **context)
        return self._answer(request, object_id, form_url, extra_context, writable)

    def _answer(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str,
        extra_context: dict[str, Any] | None,
        writable: bool,
    ) -> HttpResponse:
        if not writable:
            # Shown as to somebody who may only read; what was typed stands in the panel.
            request = copy.copy(request)
            request.method = "GET"
        response = super().changeform_view(request, object_id, form_url, extra_context)
        if isinstance(response, TemplateResponse):
            response.status_code = 409
        return response

    def lock_rows(self, request: HttpRequest, obj: M) -> None:
        """Lock the inlines' rows too: some have pages of their own."""
        for inline in self.get_inline_instances(request, obj):
            name = getattr(inline, "fk_name", None)
            keys = [
                field
                for field in inline.model._meta.concrete_fields
                if isinstance(field, models.ForeignKey)
                and field.related_model is self.model
                and name in (None, field.name)
            ]
            if len(keys) == 1 and inline.has_change_permission(request, obj):
                rows = inline.model._default_manager.filter(**{keys[0].name: obj})
                list(rows.order_by("pk").select_for_update(of=("self",)).values_list("pk"))

    def get_form(
        self, request: HttpRequest, obj: M | None = None, change: bool = False, **kwargs: Any
    ) -> "type[forms.ModelForm[M]]":
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        if request.method == "POST" and (why := handling(request).held):
            form = type(form)(form.__name__, (Held, form), {"held": why})
        return form  # type: ignore[no-any-return]

    def _gone(self, request: HttpRequest, key: str) -> HttpResponse:
        """Somebody deleted the record while this was typed."""
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": _("Deleted meanwhile"),
            "object_id": key,
            "typed": conflicts.typed(Posted(request.POST), self.model),
            "who": conflicts.newest(self.model, [key]).get(str(key)),
        }
        return TemplateResponse(request, "admin/two_people/gone.html", context, status=409)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: M | None = None,
    ) -> HttpResponse:
        if obj is not None and change and self.has_change_permission(request, obj):
            token = handling(request).seen
            if token is None:
                ours: dict[str, Any] = {
                    inline.formset.prefix: inline.formset
                    for inline in context["inline_admin_formsets"]
                    if inline.has_change_permission
                }
                token = self._seen(state(context["adminform"].form, ours)).sign()
            context["seen"] = token
        context.update(handling(request).context)
        if request.method == "POST":
            inlines = (each.formset for each in context["inline_admin_formsets"])
            context["error_lines"] = error_lines(context["adminform"].form, inlines)
        return super().render_change_form(request, context, add, change, form_url, obj)
