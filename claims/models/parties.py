"""The parties that a speaker or a role can be of. Records have their codes: `S`, `MP`."""

from collections.abc import Iterable

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.people import PARTY_PATTERN
from claims.vocabulary.lengths import PARTY_MAX_CHARACTERS
from corpus.edtf_dates import parse_days
from corpus.history.tracking import tracked
from corpus.models import validate_edtf
from corpus.swedish import sort_key
from corpus.typed_text import WrittenName, WrittenText

COLOUR_PATTERN = r"^#[0-9a-f]{6}$"


class PartyQuerySet(models.QuerySet["Party"]):
    def ensure(self, codes: Iterable[str]) -> None:
        """Make those that are missing, called by their codes: what comes from elsewhere is kept."""
        wanted = {code for code in codes if code}
        known = set(self.filter(pk__in=wanted).values_list("pk", flat=True))
        self.bulk_create(Party(code=code, name=code) for code in sorted(wanted - known))

    def code_of(self, text: str) -> str | None:
        """Of the party that is called so, by name or code, however it is typed; else of the one
        that has it for another name. None where none has, or several."""
        asked = _key(text)
        if not asked:
            return None
        parties = list(self)
        named = [each for each in parties if asked in {_key(each.code), _key(each.name)}]
        found = named or [each for each in parties if asked in map(_key, each.names)]
        return found[0].code if len(found) == 1 else None


def _key(text: str) -> str:
    return sort_key(" ".join(text.split()))


@tracked
class Party(models.Model):
    """`period_edtf`: when it had this code; a party that is renamed gets another row."""

    code = models.CharField(
        _("code"),
        primary_key=True,
        max_length=PARTY_MAX_CHARACTERS,
        db_collation="C",
        validators=[RegexValidator(PARTY_PATTERN)],
        help_text=_("In capitals, such as S, MP or AP. Part of public records; never changes."),
    )
    name = WrittenName(
        _("name"),
        max_length=100,
        unique=True,
        help_text=_("In Swedish. Whoever changes it changes it for readers, too, at once."),
    )
    other_names = WrittenText(
        _("other names"),
        blank=True,
        help_text=_(
            "One a line: short, English, earlier ones, by which it is looked for too. A name that "
            "is changed is kept here."
        ),
    )
    colour = models.CharField(
        _("colour"),
        max_length=7,
        blank=True,
        validators=[RegexValidator(COLOUR_PATTERN)],
        help_text=_("As a web page has it: #e8112d."),
    )
    period_edtf = models.CharField(
        _("period"),
        max_length=64,
        blank=True,
        validators=[validate_edtf],
        help_text=_("When it was called so; empty: always."),
    )

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(name="party_code_form", condition=Q(code__regex=PARTY_PATTERN)),
            models.CheckConstraint(name="party_name_given", condition=~Q(name="")),
            models.CheckConstraint(
                name="party_colour_form", condition=Q(colour="") | Q(colour__regex=COLOUR_PATTERN)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})" if self.name != self.code else self.code

    @property
    def names(self) -> list[str]:
        """All that it is called, its own name first; not the code."""
        return [self.name, *filter(None, map(str.strip, self.other_names.splitlines()))]

    @property
    def is_past(self) -> bool:
        """Whether it has ended, or is called something else by now."""
        return bool(self.period_edtf) and parse_days(self.period_edtf).latest is not None
