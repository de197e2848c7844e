"""One speaker's name respelled on many published claims, approved once, to the public.

Called by `benchmarks/acts.py` after its claims are published; the claims share one check, which two
accounts have approved.
"""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from benchmarks.load import approve
from claims.changing.respelling import approve_respelling
from claims.models import Assessment, Claim, ClaimVersion, Evidence, Rating, Speaker
from claims.publication.publishing import publish
from claims.review import after_change


def prepare() -> Speaker:
    """All claims are the one speaker's, checked and public."""
    author, approver, publisher = (
        User.objects.create_superuser(f"respelling-{name}") for name in ("one", "two", "three")
    )
    speaker = Speaker.objects.order_by("pk")[0]
    at = timezone.now() - timedelta(seconds=1)
    with transaction.atomic():
        check = Assessment.objects.create(
            author=author,
            rating=Rating.objects.order_by("pk")[0],
            summary="Så är det.",
            explanation="Bokslutet säger det.",
        )
        for number in range(1, 4):
            Evidence.objects.create(
                assessment=check,
                position=number,
                url=f"https://stockholm.example/{number}",
                title="Bokslut",
                stance=Evidence.Stance.SUPPORTS,
                primary=True,
                summary="Det står där.",
            )
        check.submitted_by, check.submitted_at = author, at
        check.save()
        check.approved_by, check.approved_at = approver, at
        check.save()
        Claim.objects.update(speaker=speaker, role=None, assessment=check, status="in_review")
        approve(list(Claim.objects.values_list("pk", flat=True)))
        connection.check_constraints()
    publish(
        Claim.objects.all(),
        by=publisher,
        at=timezone.now(),
        kind=ClaimVersion.Kind.UPDATE,
        note="Granskade.",
    )
    return speaker


def acts(speaker: Speaker) -> dict[str, Callable[[], object]]:
    """What one editor does, and then another."""
    one, three = (User.objects.get(username=f"respelling-{name}") for name in ("one", "three"))

    def change() -> None:
        with transaction.atomic():
            speaker.name += " Ek"
            speaker.save()
            after_change(
                list(Claim.objects.values_list("pk", flat=True)), by=one, at=timezone.now()
            )

    def approve_all() -> None:
        _found, versions = approve_respelling(
            speaker, by=three, at=timezone.now(), note="Nytt efternamn."
        )
        if len(versions) != Claim.objects.count():
            raise RuntimeError(f"only {len(versions)} claims were published anew")

    return {"respelling: the change": change, "respelling: approved, to the public": approve_all}
