"""Who speaks, in what role, and about what."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from corpus.edtf_dates import parse_days
from corpus.history.tracking import tracked
from corpus.identifiers import PATTERN
from corpus.models import public_id_field, validate_edtf
from corpus.swedish import sort_key
from corpus.typed_text import WrittenName, WrittenText

PARTY_PATTERN = r"^[A-ZÅÄÖ]{1,8}$"
WIKIDATA_PATTERN = r"^Q[1-9][0-9]*$"

PARTY_HELP = _("The party's code, such as S, M, MP.")


@tracked
class Speaker(models.Model):
    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")
        UNKNOWN = "unknown", _("unknown")

    public_id = public_id_field()
    name = WrittenName(_("name"), max_length=200)
    sort_name = models.CharField(max_length=200, editable=False, db_collation="C")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.PERSON)
    party = models.CharField(
        _("party"),
        max_length=8,
        blank=True,
        validators=[RegexValidator(PARTY_PATTERN)],
        help_text=PARTY_HELP,
    )
    wikidata_id = models.CharField(
        _("Wikidata id"), max_length=16, blank=True, validators=[RegexValidator(WIKIDATA_PATTERN)]
    )
    notes = WrittenText(_("notes"), blank=True)

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["sort_name", "public_id"]
        constraints = [
            models.CheckConstraint(name="speaker_name_given", condition=~Q(name="")),
            models.CheckConstraint(
                name="speaker_public_id_form", condition=Q(public_id__regex=PATTERN)
            ),
            models.CheckConstraint(
                name="speaker_kind_known",
                condition=Q(kind__in=["person", "organisation", "unknown"]),
            ),
            models.CheckConstraint(
                name="speaker_party_form", condition=Q(party="") | Q(party__regex=PARTY_PATTERN)
            ),
            models.CheckConstraint(
                name="speaker_wikidata_form",
                condition=Q(wikidata_id="") | Q(wikidata_id__regex=WIKIDATA_PATTERN),
            ),
            models.UniqueConstraint(
                name="speaker_wikidata_unique",
                fields=["wikidata_id"],
                condition=~Q(wikidata_id=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.party})" if self.party else self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_name = sort_key(self.name)[:200]  # some letters are sorted as several
        super().save(*args, **kwargs)


@tracked
class Role(models.Model):
    """What a speaker was: a title, in an organisation or for a party, during a period."""

    speaker = models.ForeignKey(
        Speaker, on_delete=models.CASCADE, related_name="roles", verbose_name=_("speaker")
    )
    title = WrittenName(_("title"), max_length=200)
    organisation = WrittenName(_("organisation"), max_length=200, blank=True)
    party = models.CharField(
        _("party"),
        max_length=8,
        blank=True,
        validators=[RegexValidator(PARTY_PATTERN)],
        help_text=PARTY_HELP,
    )
    period_edtf = models.CharField(
        _("period"),
        max_length=64,
        blank=True,
        validators=[validate_edtf],
        help_text=_("EDTF; open where it has no known end: 2022/.."),
    )
    period_earliest = models.DateField(null=True, editable=False)
    period_latest = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["speaker", "period_earliest", "title"]
        constraints = [
            models.CheckConstraint(name="role_title_given", condition=~Q(title="")),
            models.CheckConstraint(
                name="role_party_form", condition=Q(party="") | Q(party__regex=PARTY_PATTERN)
            ),
            models.CheckConstraint(
                name="role_period_in_order",
                condition=Q(period_earliest__lte=F("period_latest"))
                | Q(period_earliest=None)
                | Q(period_latest=None),
            ),
            models.UniqueConstraint(
                name="role_unique",
                fields=["speaker", "title", "organisation", "party", "period_edtf"],
            ),
            # Lets a claim's role be held to the claim's own speaker by a foreign key.
            models.UniqueConstraint(name="role_with_speaker", fields=["id", "speaker"]),
        ]

    def __str__(self) -> str:
        label = self.label
        return f"{label} ({self.party})" if self.party else label

    def save(self, *args: Any, **kwargs: Any) -> None:
        days = parse_days(self.period_edtf) if self.period_edtf else None
        self.period_earliest = days.earliest if days else None
        self.period_latest = days.latest if days else None
        super().save(*args, **kwargs)

    @property
    def label(self) -> str:
        """As the public sees it: `oppositionsborgarråd, Stockholms stad`."""
        return f"{self.title}, {self.organisation}" if self.organisation else self.title


@tracked
class Topic(models.Model):
    id = models.SlugField(_("id"), primary_key=True, max_length=64)
    name_sv = WrittenName(_("name in Swedish"), max_length=100, unique=True)
    name_en = WrittenName(_("name in English"), max_length=100)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="topic_id_and_names_given",
                condition=Q(id__regex=r"^[a-z0-9]+(-[a-z0-9]+)*$")
                & ~Q(name_sv="")
                & ~Q(name_en=""),
            )
        ]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_sv
