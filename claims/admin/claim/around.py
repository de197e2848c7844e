"""What is known around a claim: what hangs on it, what its check lacks, who shares that."""

from django.db import models
from django.utils.translation import gettext as _

from claims.models import Claim
from claims.publication.gate import missing_from_check
from claims.publication.newest import PREFETCH_RELATED, SELECT_RELATED


def with_everything(claims: models.QuerySet[Claim]) -> models.QuerySet[Claim]:
    return claims.select_related(*SELECT_RELATED).prefetch_related(*PREFETCH_RELATED)


def missing_before_approval(claim: Claim) -> list[str]:
    """What the gate would say, but for what the approval itself brings."""
    return missing_from_check(claim, approval=False)


def still_missing(claim: Claim) -> str:
    """What whoever approves would miss: handed in all the same, for it may come from them."""
    missing = missing_before_approval(with_everything(Claim.objects.filter(pk=claim.pk)).get())
    if not missing:
        return ""
    return _("Before it can be published as checked: %(missing)s") % {"missing": " ".join(missing)}


def sharing(claim: Claim) -> list[Claim]:
    """The other claims that its assessment is the assessment of."""
    if claim.assessment_id is None:
        return []
    others = Claim.objects.filter(assessment=claim.assessment_id).exclude(pk=claim.pk)
    return list(others.order_by("pk"))
