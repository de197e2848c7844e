"""The acts that are cut off: each is steps, and each step is done whole or not at all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from claims.exports.package import make_package
from claims.imports.progress import StoredProgress
from claims.imports.sheets import verbs
from claims.models import Claim, ClaimImport
from claims.moving import deciding
from claims.publication import publishing
from corpus.ingestion import add_revision, ingest
from corpus.models import Document
from corpus.normalisation import normalise
from tests.factories import AT, QUOTE, TEXT, make_claim, make_revision, make_speaker, make_user

CLAIMS = 4
ROWS = 12

Step = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Act:
    name: str
    steps: tuple[Step, ...]


def make_world() -> None:
    """Published claims, drafts, a text with a newer one, and somebody who may do everything."""
    by = make_user("kaos", is_superuser=True)
    speaker = make_speaker()
    for published in (True, False):
        revision = make_revision()
        claims = [
            make_claim(revision=revision, speaker=speaker, created_by=by) for _n in range(CLAIMS)
        ]
        if published:
            publishing.publish(claims, by=by, at=AT)
            newer = normalise(f"Ingress.\n\n{TEXT}".encode())
            add_revision(revision.document, 2, newer, by=by, at=AT)


def _by() -> User:
    return User.objects.get(username="kaos")


def _published() -> list[Claim]:
    return list(Claim.objects.published().order_by("pk"))


def _publish() -> None:
    drafts = Claim.objects.filter(versions=None).order_by("pk")
    publishing.publish(drafts, by=_by(), at=timezone.now())


def _change() -> None:
    for claim in _published():
        claim.statement += " Rättat."
        claim.save()


def _correct() -> None:
    publishing.correct(_published(), by=_by(), at=timezone.now(), note="Det var fel.")


def _withdraw() -> None:
    publishing.withdraw(_published(), by=_by(), at=timezone.now(), reason="Fel person.")


def _move() -> None:
    (document,) = Document.objects.filter(revisions__number=2)
    deciding.move_unchanged(document, by=_by(), at=timezone.now())


def _receive() -> None:
    document = Document.objects.order_by("-pk")[0]
    lines = ["document,speaker,date,kind,quote,occurrence,statement"]
    lines += [
        f'{document.public_id},Åsa Öberg,2023,quantity,"{QUOTE}",1,"Rad {number}."'
        for number in range(ROWS)
    ]
    verbs.receive("kaos.csv", "\r\n".join(lines).encode(), by=_by(), at=timezone.now())


def _analyse() -> None:
    key = ClaimImport.objects.get().pk
    verbs.analyse(key, tell=StoredProgress(key))


def _confirm() -> None:
    verbs.confirm(ClaimImport.objects.get().pk, by=_by(), at=timezone.now())


def _store() -> None:
    key = ClaimImport.objects.get().pk
    verbs.store(key, at=timezone.now(), tell=StoredProgress(key))


def _ingest() -> None:
    ingest("kaos.txt", TEXT.encode(), None, by=_by(), at=timezone.now())


def _package() -> None:
    make_package("default", at=timezone.now(), keep=2)


def _fixtures(folder: Path) -> None:
    call_command("load_fixtures", str(folder), verbosity=0)


def acts(fixtures: Path) -> Iterator[Act]:
    yield Act("publish", (_publish,))
    yield Act("correct", (_change_in_one, _correct))
    yield Act("withdraw", (_withdraw,))
    yield Act("import", (_receive, _analyse, _confirm, _store))
    yield Act("move to a new text", (_move,))
    yield Act("ingest", (_ingest,))
    yield Act("package", (_package,))
    yield Act("fixtures", (lambda: _fixtures(fixtures),))


def _change_in_one() -> None:
    from django.db import transaction

    with transaction.atomic():
        _change()


# What an act may leave behind: so much of each, and imports in these states.
_STATE = """
SELECT (SELECT count(*) FROM claims_claim),
       (SELECT count(*) FROM claims_claim WHERE statement LIKE '%Rättat.'),
       (SELECT count(*) FROM claims_claim JOIN corpus_revision AS r ON r.id = revision_id
        WHERE r.number = 2),
       (SELECT count(*) FROM claims_claimversion),
       (SELECT max(publication) FROM claims_claimversion),
       (SELECT count(*) FROM claims_publicclaim WHERE NOT withdrawn),
       (SELECT count(*) FROM corpus_revision),
       (SELECT string_agg(state, ',' ORDER BY id) FROM claims_claimimport),
       (SELECT count(*) FROM claims_importrow),
       (SELECT count(*) FROM claims_assessment)
"""


def state() -> tuple[object, ...]:
    """What there is, in short: two that are equal differ in nothing that an act does."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE)
        row: tuple[object, ...] = cursor.fetchone()
    folder = Path(settings.EXPORTS_DIR)
    packages = [path for path in folder.glob("factcheck-*") if not path.name.startswith(".")]
    return (*row, len(packages))
