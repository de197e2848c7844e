"""The choice of a verdict, with what each one means beside it."""

from typing import Any

from django import forms
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy

from claims.models import Rating, RatingScale


class RatingField(forms.ModelChoiceField[Rating]):
    """Radio buttons; verdicts of several scales are told apart."""

    widget = forms.RadioSelect(attrs={"class": "rating-choice"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["empty_label"] = gettext_lazy("No verdict: not yet, or the claim can’t be checked")
        super().__init__(*args, **kwargs)

    def label_from_instance(self, obj: Rating) -> SafeString:
        swedish = (get_language() or "").startswith("sv")
        return format_html(
            '<span class="rating-words"><strong>{}</strong>{}'
            '<span class="rating-definition">{}</span></span>',
            obj.label_sv if swedish else obj.label_en,
            # Said only of an older scale, which the assessment was begun with.
            "" if getattr(obj, "newest", True) else f" ({obj.scale.name} {obj.scale.version})",
            obj.definition_sv if swedish else obj.definition_en,
        )


def offered(current: int | None) -> Any:
    """The newest scale's verdicts, and those of the scale that the assessment uses already."""
    newest = RatingScale.objects.order_by("-version").values("pk")[:1]
    scales = Q(scale__in=newest)
    if current:
        scales |= Q(scale__in=Rating.objects.filter(pk=current).values("scale"))
    ratings = (
        Rating.objects.filter(scales)
        .select_related("scale")
        .annotate(newest=ExpressionWrapper(Q(scale__in=newest), output_field=BooleanField()))
    )
    return ratings.order_by("-scale__version", "position")
