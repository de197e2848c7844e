"""What hangs on a claim: other voices in it, its numbers, and how it stands to other claims.

That a number stands in its quote, and a role is its speaker's: `quantities.sql` and `belonging.sql`
in `claims/rules/`.
"""

from collections.abc import Callable
from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from claims.models.claims import Claim
from claims.models.people import Role, Speaker
from claims.vocabulary import quantities
from claims.vocabulary.unit_names import unit_name
from corpus.history.tracking import tracked, tracked_in_bulk
from corpus.models import validate_edtf


@tracked
class Voice(models.Model):
    """Somebody else in a claim: who signed too, whom the speaker leans on, who relayed it."""

    class Capacity(models.TextChoices):
        COSIGNER = "cosigner", _("cosigner")
        CITED_AUTHORITY = "cited_authority", _("cited authority")
        REPORTED_BY = "reported_by", _("reported by")

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="voices")
    capacity = models.CharField(_("capacity"), max_length=16, choices=Capacity.choices)
    speaker = models.ForeignKey(
        Speaker, on_delete=models.PROTECT, related_name="voices", verbose_name=_("speaker")
    )
    role = models.ForeignKey(
        Role,
        on_delete=models.PROTECT,
        db_constraint=False,  # `voice_role_is_the_speakers` says more
        null=True,
        blank=True,
        related_name="voices",
        verbose_name=_("role held then"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("other voice")
        verbose_name_plural = _("other voices")
        ordering = ["claim", "capacity", "position"]
        constraints = [
            models.CheckConstraint(
                name="voice_capacity_known",
                condition=Q(capacity__in=["cosigner", "cited_authority", "reported_by"]),
            ),
            models.UniqueConstraint(
                name="voice_speaker_once", fields=["claim", "capacity", "speaker"]
            ),
            models.UniqueConstraint(
                name="voice_one_authority_and_one_reporter",
                fields=["claim", "capacity"],
                condition=~Q(capacity="cosigner"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_capacity_display()}: {self.speaker}"


def unit_in_words(unit: str) -> str:
    """`SEK` is “kronor” to who reads Swedish."""
    return unit_name(unit, get_language() or "")


@tracked_in_bulk("claim")
class Quantity(models.Model):
    """A number in a claim's quote; with `value_max` a range. The unit may be a currency."""

    # Column → what its values are called on the history page.
    IN_WORDS: ClassVar[dict[str, Callable[[str], str]]] = {"unit": unit_in_words}

    class Qualifier(models.TextChoices):
        EXACT = "exact", _("exact")
        ABOUT = "about", _("about")
        ALMOST = "almost", _("almost")
        MORE_THAN = "more_than", _("more than")
        LESS_THAN = "less_than", _("less than")
        AT_LEAST = "at_least", _("at least")
        AT_MOST = "at_most", _("at most")

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="quantities")
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    text = models.CharField(_("in the quote"), max_length=200)
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=6)
    value_max = models.DecimalField(
        _("upper value"), max_digits=24, decimal_places=6, null=True, blank=True
    )
    unit = models.CharField(
        _("unit"),
        max_length=20,
        validators=[RegexValidator(quantities.UNIT_PATTERN)],
        help_text=_("A currency (SEK), or percent, persons, count, years …"),
    )
    qualifier = models.CharField(
        _("qualifier"), max_length=16, choices=Qualifier.choices, default=Qualifier.EXACT
    )
    period = models.CharField(
        _("period"),
        max_length=64,
        blank=True,
        validators=[validate_edtf],
        help_text=_("EDTF: what time the number is about."),
    )

    class Meta:
        verbose_name = _("quantity")
        verbose_name_plural = _("quantities")
        ordering = ["claim", "position"]
        indexes = [models.Index(name="quantity_number", fields=["unit", "value"])]
        constraints = [
            models.CheckConstraint(
                name="quantity_range_in_order",
                condition=Q(value_max=None) | Q(value_max__gt=F("value")),
            ),
            models.CheckConstraint(
                name="quantity_unit_known", condition=Q(unit__regex=quantities.UNIT_PATTERN)
            ),
            models.CheckConstraint(
                name="quantity_qualifier_known", condition=Q(qualifier__in=quantities.QUALIFIERS)
            ),
            models.CheckConstraint(name="quantity_text_given", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text


@tracked
class ClaimRelation(models.Model):
    """How one claim stands to another: read as `claim` `kind` `other`."""

    class Kind(models.TextChoices):
        REPEATS = "repeats", _("repeats")
        CONTRADICTS = "contradicts", _("contradicts")
        NARROWS = "narrows", _("narrows")
        ANSWERS = "answers", _("answers")

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    other = models.ForeignKey(
        Claim,
        on_delete=models.CASCADE,
        related_name="relations_from_others",
        verbose_name=_("other claim"),
    )

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = [
            models.UniqueConstraint(name="relation_once", fields=["claim", "kind", "other"]),
            models.CheckConstraint(
                name="relation_to_another_claim", condition=~Q(claim=F("other"))
            ),
            models.CheckConstraint(
                name="relation_kind_known",
                condition=Q(kind__in=["repeats", "contradicts", "narrows", "answers"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim.public_id} {self.get_kind_display()} {self.other.public_id}"
