"""All of a package into an empty database, or nothing."""

import json
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import DataError, IntegrityError, connections, router, transaction
from django.db.models import Model

from claims.imports.package.checks import Checks, make_importers
from claims.imports.package.claims import Claims
from claims.imports.package.people import make_people, make_ratings
from claims.imports.package.reading import NotLoaded, Package
from claims.imports.package.redirects import make_redirects
from claims.imports.package.sources import find_texts, make_sources
from claims.imports.package.versions import Versions, make_answers, make_withdrawals, read_histories
from claims.models import (
    Claim,
    ClaimApproval,
    ClaimVersion,
    ImportedWithdrawal,
    PublicReference,
    RatingScale,
    Speaker,
    Topic,
)
from claims.publication.earlier_texts import write_earlier_texts
from claims.publication.lives import note_holes
from claims.publication.locking import lock_publications
from claims.publication.rebuilding import rebuild_public_rows
from claims.publication.references import reference_of
from corpus.history.tracking import acting
from corpus.models import Document, IssuedId, Publisher
from corpus.normalisation import NormalisedText

# The tables that must be empty before a package is loaded.
EMPTY: tuple[type[Model], ...] = (
    *(Document, Publisher, Speaker, Topic, RatingScale, Claim, ClaimVersion),
    *(ImportedWithdrawal, IssuedId),
)


@dataclass(frozen=True, slots=True)
class LoadedPackage:
    claims: int
    versions: int
    withdrawn: int


def load_package(path: Path, *, texts: Path | None, at: datetime) -> LoadedPackage:
    """Load the package with its ids, versions and publication numbers. Raises NotLoaded.

    `texts` is a folder with the source texts that the package must not carry.
    """
    try:
        with closing(Package(path)) as package:
            return _load(package, find_texts(package, texts), at)
    except (IntegrityError, DataError) as error:
        raise NotLoaded(f"The database refuses what {path} has: {error}") from error
    except (KeyError, json.JSONDecodeError) as error:
        raise NotLoaded(f"{path} has a record that is not of its schema: {error!r}") from error


def _load(package: Package, texts: dict[str, NormalisedText], at: datetime) -> LoadedPackage:
    context = acting(verb="load_package", file=package.path.name, at=at.isoformat())
    with transaction.atomic(), context:
        lock_publications()
        _refuse_unless_empty()
        importers = make_importers()
        sources = make_sources(package, texts, by=importers.author, at=at)
        people = make_people(package)
        ratings = make_ratings(package)
        histories = read_histories(package)
        claims = Claims(sources, people, Checks(ratings, importers), by=importers, at=at)
        claims.make(package, histories.first_published)
        Versions(sources, people, ratings, claims, importers).make(package, histories)
        make_withdrawals(package, histories, by=importers, at=at)
        make_answers(package, histories, claims.keys, by=importers)
        make_redirects(package, people, by=importers, at=at)
        ClaimApproval.objects.carry_rest(
            submitted_by=importers.author, approved_by=importers.editor
        )
        # What is looked at when a transaction ends is looked at before anything is said to be done.
        connections[router.db_for_write(Claim)].check_constraints()
        rebuild_public_rows()
        note_holes()
        _restore_references(package)
        write_earlier_texts()  # which they are, and may be shown, the references say
    return LoadedPackage(len(claims.keys), ClaimVersion.objects.count(), len(histories.withdrawn))


def _refuse_unless_empty() -> None:
    there = [model for model in EMPTY if model._default_manager.exists()]
    if there:
        names = ", ".join(str(model._meta.verbose_name_plural) for model in there)
        raise NotLoaded(
            "A package is loaded into an empty database only, and this one has something already"
            f" ({names}): make a new database, run migrate, and load it there."
        )


def _restore_references(package: Package) -> None:
    """As the public had them: also what only an earlier version names, and as the last version of
    all had it, which may be withdrawn. How many claims name each has been counted here."""
    for kind in ("speaker", "document", "topic"):
        rows = PublicReference.objects.filter(kind=kind).values_list("id", "body")
        counts = {name: {"claims": json.loads(body)["claims"]} for name, body in rows}
        PublicReference.objects.bulk_create(
            (
                reference_of(kind, said | counts.get(said["id"], {}))
                for said in package.lines(f"{kind}s")
            ),
            update_conflicts=True,
            unique_fields=["kind", "id"],
            update_fields=["name", "sort_key", "party", "body", "text", "pages"],
        )
