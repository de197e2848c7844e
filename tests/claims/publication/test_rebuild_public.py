"""`manage.py rebuild_public`: the public records, made anew from the versions."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from pytest_django import Settings

from claims.models import PublicClaim
from claims.publication import writing
from claims.publication.publishing import withdraw
from tests.factories import (
    AT,
    approve_content,
    make_assessment,
    make_claim,
    make_quantity,
    make_role,
    make_speaker,
    make_topic,
    make_user,
    make_voice,
)
from tests.promises import ask
from tests.published import get, make_checked, make_published, publish

pytestmark = pytest.mark.django_db

# Every public table, without keys of its own that nobody sees.
TABLES = {
    "claims_publicclaim": "SELECT * FROM claims_publicclaim WHERE NOT withdrawn ORDER BY id",
    "withdrawn": "SELECT id, publication, body FROM claims_publicclaim WHERE withdrawn ORDER BY id",
    "claims_publicversion": "SELECT * FROM claims_publicversion ORDER BY publication",
    "claims_publicpast": "SELECT * FROM claims_publicpast ORDER BY publication",
    "claims_publicpastquantity": (
        "SELECT past_id, first_publication, position, unit, value, value_max"
        " FROM claims_publicpastquantity ORDER BY past_id, position"
    ),
    "claims_publicquantity": (
        "SELECT claim_id, position, unit, value, value_max FROM claims_publicquantity"
        " ORDER BY claim_id, position"
    ),
    "claims_publicsearch": "SELECT * FROM claims_publicsearch ORDER BY claim_id",
    "claims_publicreference": (
        "SELECT kind, id, name, sort_key, body, named, text FROM claims_publicreference"
        " ORDER BY kind, id"
    ),
    "claims_publicbuild": "SELECT * FROM claims_publicbuild",
}


def tables() -> dict[str, Any]:
    return {name: ask(statement) for name, statement in TABLES.items()}


def rebuild(**options: Any) -> str:
    out = io.StringIO()
    call_command("rebuild_public", stdout=out, **options)
    return out.getvalue()


def test_the_same_versions_make_the_same_bytes() -> None:
    speaker = make_speaker()
    claims = [
        make_claim(),
        make_checked(speaker=speaker, role=make_role(speaker), topics=[make_topic()]),
        make_claim(status="not_checkable", assessment=make_assessment(approved=True)),
        make_claim(speaker=speaker),
    ]
    claims.append(make_claim(speaker=speaker, revision=claims[0].revision))
    make_quantity(claims[1])
    make_quantity(claims[3])
    make_voice(claims[1])
    publish(*claims)
    speaker.name = "Åsa Ek"
    speaker.save()
    for number, claim in enumerate(claims[2:4]):
        claim.statement = f"Rättad {number}."
        claim.save()
        if claim.status == "not_checkable":
            approve_content(claim)
        day = timedelta(days=1 + number)
        publish(claim, kind="correction", note="Fel.", at=AT + day)
    withdraw(claims[4:], by=make_user(), at=AT + timedelta(days=4), reason="Fel.")
    before = tables()
    assert all(before.values())
    assert rebuild() == "5 public records made anew.\n"
    after = tables()
    for name, rows in before.items():
        assert after[name] == rows, name


def test_what_was_lost_or_spoilt_is_mended() -> None:
    kept, lost = make_published(), make_published(topics=[make_topic()])
    before = tables()
    PublicClaim.objects.filter(id=lost.public_id).delete()
    PublicClaim.objects.filter(id=kept.public_id).update(body="{}", statement="")
    rebuild()
    assert tables() == before


def test_a_new_address(client: Client, settings: Settings) -> None:
    claim = make_published(topics=[make_topic()])
    assert rebuild(if_needed=True) == "The public records are current.\n"
    settings.PUBLIC_BASE_URL = "https://fakta.example"
    assert rebuild(if_needed=True) == "1 public records made anew.\n"
    api = "https://fakta.example/api/v1"
    assert get(client, f"claims/{claim.public_id}/")["url"] == f"{api}/claims/{claim.public_id}/"
    assert get(client, "topics/familjehem/")["url"] == f"{api}/topics/familjehem/"
    speaker = claim.speaker.public_id
    assert get(client, f"speakers/{speaker}/")["url"] == f"{api}/speakers/{speaker}/"
    assert f",{api}/claims/" in client.get("/api/v1/claims.csv").getvalue().decode()
    assert not any("127.0.0.1" in str(rows) for rows in tables().values())
    assert rebuild(if_needed=True) == "The public records are current.\n"


def test_with_nothing_published() -> None:
    make_claim()
    assert rebuild() == "0 public records made anew.\n"
    assert PublicClaim.objects.count() == 0
    assert rebuild(if_needed=True) == "The public records are current.\n"


def test_what_follows_a_version_leaves_the_same_as_making_all_anew() -> None:
    """Also where what the public may see of the source changed between."""
    topic = make_topic()
    claims = [make_published(topics=[topic]) for _number in range(4)]
    day = timedelta(days=1)
    for number in (1, 2):
        for claim in claims[:3]:
            claim.statement = f"Rättad {number}."
            claim.save()
        publish(*claims[:3], kind="correction", note="Fel.", at=AT + number * day)
        document = claims[1].revision.document
        document.full_text_public, document.rights_note = number == 1, "CC0"
        document.save()
        if number == 1:
            withdraw(claims[2:3], by=make_user(), at=AT + number * day, reason="Fel.")
    document.full_text_public = True
    document.save()
    for claim in claims[:3]:
        claim.statement = "Rättad 3."
        claim.save()
    publish(*claims[:3], kind="correction", note="Fel.", at=AT + 3 * day)
    before = tables()
    assert len(before["claims_publicpast"]) > 4
    rebuild()
    after = tables()
    for name, rows in before.items():
        assert after[name] == rows, name


def words_of_no_claim() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO claims_publicsearch (claim_id, words, said_first, said_last, published_at)"
            " VALUES (99, '', now(), now(), now())"
        )
        writing._check_by_index()


def test_foreign_keys_that_were_looked_at_early_still_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And PostgreSQL plans as before."""
    monkeypatch.setattr(writing, "_MANY_VERSIONS", 1)
    claim = make_published()
    assert ask("SHOW enable_seqscan") == [("on",)]
    assert ask("SELECT count(*) FROM claims_publicsearch") == [(1,)]
    with pytest.raises(IntegrityError, match="violates foreign key"):
        words_of_no_claim()
    assert ask("SELECT public_id FROM claims_claim") == [(claim.public_id,)]
