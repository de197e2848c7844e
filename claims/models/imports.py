"""Files that claims are imported from: what stood in them, row by row, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import Func, Q
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.models.claims import Claim
from claims.vocabulary import import_states


class ClaimImport(models.Model):
    """One file. Its bytes are kept; `columns` has the key and the header of each of its columns.

    `progress_…` are written while the work is under way, by a connection of their own.
    """

    class State(models.TextChoices):
        RECEIVED = import_states.RECEIVED, pgettext_lazy("state of an import", "being read")
        READY = import_states.READY, pgettext_lazy("state of an import", "ready to be confirmed")
        CONFIRMED = import_states.CONFIRMED, pgettext_lazy("state of an import", "being stored")
        DONE = import_states.DONE, pgettext_lazy("state of an import", "done")
        REFUSED = import_states.REFUSED, pgettext_lazy("state of an import", "refused")
        DISCARDED = import_states.DISCARDED, pgettext_lazy("state of an import", "discarded")

    class Encoding(models.TextChoices):
        UTF_8 = "utf-8", "UTF-8"
        WINDOWS_1252 = "windows-1252", "Windows-1252"
        UTF_16 = "utf-16", "UTF-16"

    file_name = models.CharField(_("file name"), max_length=200)
    content = models.BinaryField(_("file"))
    sha256 = models.CharField("SHA-256", max_length=64)
    encoding = models.CharField(
        _("encoding"), max_length=16, choices=Encoding.choices, default=Encoding.UTF_8
    )
    # Of another tool's span that was marked in pieces: refused, or as many claims.
    pieces_apart = models.BooleanField(_("pieces as claims of their own"), default=False)
    file_format = models.CharField(_("format"), max_length=16, blank=True)
    delimiter = models.CharField(max_length=1, blank=True)
    columns = models.JSONField(default=list)
    # What the labels of another tool become: see `claims/imports/sheets/labels.py`.
    label_table = models.JSONField(_("labels"), default=dict)
    state = models.CharField(
        _("state"), max_length=16, choices=State.choices, default=State.RECEIVED
    )
    # Why the file is refused, or why what was confirmed could not be stored.
    reason = models.JSONField(_("reason"), null=True)
    counts = models.JSONField(_("rows"), default=dict)
    progress_done = models.PositiveIntegerField(default=0)
    progress_total = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(_("uploaded at"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    done_at = models.DateTimeField(_("done at"), null=True)

    class Meta:
        verbose_name = _("import of claims")
        verbose_name_plural = _("imports of claims")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="import_state_known", condition=Q(state__in=import_states.STATES)
            ),
            models.CheckConstraint(
                name="import_encoding_known", condition=Q(encoding__in=import_states.ENCODINGS)
            ),
            models.CheckConstraint(
                name="import_labels_by_name",
                condition=Exact(
                    Func("label_table", function="jsonb_typeof", output_field=models.TextField()),
                    "object",
                ),
            ),
            models.CheckConstraint(
                name="import_confirmed_at_and_by",
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="import_stored_only_once_confirmed",
                condition=~Q(state__in=[import_states.CONFIRMED, import_states.DONE])
                | Q(confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="import_done_has_time",
                condition=Q(state=import_states.DONE, done_at__isnull=False)
                | (~Q(state=import_states.DONE) & Q(done_at=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def labels(self) -> dict[str, str]:
        """The headers of the file, by the keys of their columns."""
        return dict(self.columns)

    @property
    def under_way(self) -> bool:
        return self.state in {import_states.RECEIVED, import_states.CONFIRMED}

    @property
    def percent(self) -> int:
        return 100 * self.progress_done // self.progress_total if self.progress_total else 0


class ImportRow(models.Model):
    """One row: its cells by column, and what is or was to become of it.

    `target` is what the claim is to have, in the columns' own values: for a new one everything, for
    another what changes. `changes` has the old and the new value of each field that changes.
    `suggestion` is a place that a person may confirm.
    """

    class Outcome(models.TextChoices):
        CREATE = import_states.CREATE, pgettext_lazy("outcome of a row", "new claim")
        CHANGE = import_states.CHANGE, pgettext_lazy("outcome of a row", "changes a claim")
        SAME = import_states.SAME, pgettext_lazy("outcome of a row", "nothing changes")
        SUGGESTED = (
            import_states.SUGGESTED,
            pgettext_lazy("outcome of a row", "place to be confirmed"),
        )
        REFUSE = import_states.REFUSE, pgettext_lazy("outcome of a row", "refused")

    claim_import = models.ForeignKey(ClaimImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    cells = models.JSONField()
    # What is wrong with the row itself, whatever its cells say, such as a formula in one.
    flaw = models.JSONField(null=True)
    outcome = models.CharField(_("outcome"), max_length=16, choices=Outcome.choices)
    reasons = models.JSONField(default=list)
    target = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    suggestion = models.JSONField(null=True)
    claim = models.ForeignKey(
        Claim,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("claim"),
    )

    class Meta:
        verbose_name = _("row")
        verbose_name_plural = _("rows")
        ordering = ["claim_import", "number"]
        constraints = [
            models.UniqueConstraint(name="import_row_once", fields=["claim_import", "number"]),
            models.CheckConstraint(
                name="import_row_outcome_known", condition=Q(outcome__in=import_states.OUTCOMES)
            ),
        ]
        indexes = [
            models.Index(name="import_row_outcome", fields=["claim_import", "outcome", "number"])
        ]

    def __str__(self) -> str:
        return str(self.number)
