"""The gate: what a checked claim needs before it may be published."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import Claim
from claims.publication.shapes import all_of
from claims.vocabulary import workflow


def missing_for_publication(claim: Claim) -> list[str]:
    """Everything that is missing, in the editor's words; empty when the claim may go out.

    A claim that is not checked says so in public, and needs no check to be published.
    """
    return missing_from_check(claim) if claim.status == workflow.CHECKED else []


def missing_from_check(claim: Claim, *, approval: bool = True) -> list[str]:
    """What the claim's check lacks for publication, however far it has come; leave out the
    approval where it is only looked whether there is anything to approve."""
    assessment = claim.assessment
    if assessment is None:
        checked = claim.status == workflow.CHECKED
        return [
            _("It is checked, but has no assessment.")
            if checked
            else _("It has no assessment yet.")
        ]
    evidence = list(all_of(assessment, "evidence"))
    missing = []
    if assessment.rating is None:
        missing.append(_("The rating is missing."))
    if not assessment.summary.strip():
        missing.append(_("The summary is missing."))
    if not assessment.explanation.strip():
        missing.append(_("The explanation is missing."))
    if approval and assessment.approved_at is None:
        missing.append(_("The assessment has not been approved."))
    if assessment.checked_on and assessment.checked_on > timezone.localdate():
        missing.append(_("The day of the check has not come yet."))
    if claim.revision.text[claim.start : claim.end] != claim.quote:
        missing.append(_("The quote is not what its span holds."))
    if len(evidence) < settings.EVIDENCE_MINIMUM:
        wanted = settings.EVIDENCE_MINIMUM
        missing.append(
            ngettext(
                "It needs at least %(wanted)d source; it has %(found)d.",
                "It needs at least %(wanted)d sources; it has %(found)d.",
                wanted,
            )
            % {"wanted": wanted, "found": len(evidence)}
        )
    if settings.EVIDENCE_PRIMARY_REQUIRED and not any(source.primary for source in evidence):
        missing.append(_("At least one source must be primary."))
    missing += [
        _("The source “%(title)s” has neither an address nor a reason why it is protected.")
        % {"title": source.title}
        for source in evidence
        if not source.url and not source.protected_reason.strip()
    ]
    return missing
