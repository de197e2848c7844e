"""What other tools' labels become: proposed, seen, changed by an editor, and taken as decided."""

import json

import pytest
from django.test import Client

from claims.admin.imports.label_forms import field_of
from claims.imports.sheets import verbs
from claims.imports.sheets.labels import LABELS_MAX_NUMBER, NOTHING, applied
from claims.models import Claim, ClaimImport
from claims.vocabulary import import_states
from tests.claims.imports.sheets.test_import_claims import looked_at, outcomes, reasons
from tests.factories import AT, make_claim, make_revision, make_topic, make_user
from tests.promises import refused_by

pytestmark = pytest.mark.django_db

TEXT = "Kommunen köpte platser för 640 miljoner. Underskottet var 24 miljarder. Skolan stängs."
WORDS = ("640 miljoner", "24 miljarder", "Skolan stängs")


def file(*labels: str) -> bytes:
    spans = [
        {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "text": words}
        for words in WORDS
    ]
    marked = [span | {"label": label} for span, label in zip(spans, labels, strict=False)]
    return json.dumps({"text": TEXT, "spans": marked}).encode()


def table(found: ClaimImport) -> dict[str, str]:
    found.refresh_from_db()
    return {name: said["becomes"] for name, said in found.label_table.items()}


def test_labels_are_proposed_by_the_names_that_they_have_here() -> None:
    make_revision(TEXT)
    make_topic("skola", name_en="School")
    found = looked_at(file("Beslut", "school", "viktigt"))
    assert table(found) == {"Beslut": "kind:decision", "school": "topic:skola", "viktigt": ""}
    assert [each["rows"] for each in found.label_table.values()] == [1, 1, 1]
    assert "label_undecided" in reasons(found)[2]


def test_what_an_editor_decides_is_what_is_stored() -> None:
    user = make_user(role="editor")
    revision = make_revision(TEXT)
    make_topic("skola", name_en="School")
    speaker = make_claim(revision=revision, quote=WORDS[0]).speaker
    found = looked_at(file("antal | Skola", "viktigt | rule", "nej | decision"), by=user)
    chosen = {"viktigt": "status:in_progress", "nej": NOTHING, "rule": "kind:comparison"}
    verbs.decide_labels(found.pk, chosen, by=user)
    verbs.analyse(found.pk)
    assert table(found)["antal"] == "kind:quantity"
    cells = {"statement": "Så är det.", "speaker": speaker.public_id, "date": "2016"}
    for row in found.rows.all():
        verbs.amend(row, row.cells | cells | {"speaker_id": speaker.public_id}, by=user)
    assert set(outcomes(found)) == {"create"}, reasons(found)
    verbs.confirm(found.pk, by=user, at=AT)
    verbs.store(found.pk, at=AT)
    made = Claim.objects.filter(statement="Så är det.").order_by("start")
    assert [(c.quote, c.kind, c.status, [t.pk for t in c.topics.all()]) for c in made] == [
        (WORDS[0], "quantity", "unverified", ["skola"]),
        (WORDS[1], "comparison", "in_progress", []),
        (WORDS[2], "decision", "unverified", []),
    ]


def test_decisions_stay_when_rows_are_looked_at_again() -> None:
    user = make_user(role="editor")
    make_revision(TEXT)
    found = looked_at(file("viktigt"), by=user)
    verbs.decide_labels(found.pk, {"viktigt": NOTHING, "unheard of": NOTHING}, by=user)
    verbs.analyse(found.pk)
    verbs.look_again(found.pk, by=user)
    verbs.analyse(found.pk)
    assert table(found) == {"viktigt": NOTHING}
    verbs.discard(found.pk, by=user)
    with pytest.raises(import_states.NotNow):
        verbs.decide_labels(found.pk, {"viktigt": ""}, by=user)


@pytest.mark.parametrize(
    ("cells", "kind", "codes"),
    [
        ({"label": "a"}, "rule", []),
        ({"label": "a", "kind": "decision"}, "decision", []),
        ({"label": "a | b"}, "rule", ["labels_disagree"]),
        ({"label": "a | b", "kind": "decision"}, "decision", []),
        ({"label": "c"}, "", ["label_undecided"]),
        ({"label": "unheard of"}, "", ["label_undecided"]),
        ({"quote": "x"}, "", []),
    ],
    ids=str,
)
def test_what_is_written_into_a_row_stands(
    cells: dict[str, str], kind: str, codes: list[str]
) -> None:
    decided = {
        "a": {"becomes": "kind:rule"},
        "b": {"becomes": "kind:history"},
        "c": {"becomes": ""},
    }
    found = applied(cells, decided)
    assert found.cells.get("kind", "") == kind
    assert [each.code for each in found.reasons] == codes


def test_a_claim_that_is_there_keeps_its_status() -> None:
    user = make_user(role="editor")
    claim = make_claim(revision=make_revision(TEXT), quote=WORDS[0])
    document = claim.revision.document.public_id
    start = TEXT.index(WORDS[0])
    place = {"text": WORDS[0], "start": start, "end": start + len(WORDS[0])}
    said = place | {"id": claim.public_id, "label": "nu"}
    meta = {"document_id": document}
    found = looked_at(json.dumps({"text": TEXT, "spans": [said], "meta": meta}).encode(), by=user)
    verbs.decide_labels(found.pk, {"nu": "status:in_progress"}, by=user)
    verbs.analyse(found.pk)
    assert outcomes(found) == ["same"], reasons(found)


def test_too_many_labels_are_refused() -> None:
    text = "x " * (LABELS_MAX_NUMBER + 1)
    spans = [{"start": 2 * n, "end": 2 * n + 1, "label": f"l{n}"} for n in range(len(text) // 2)]
    found = looked_at(json.dumps({"text": text, "spans": spans}).encode())
    assert (found.state, found.reason and found.reason["code"]) == ("refused", "labels_too_many")


def test_an_editor_sees_the_table_and_changes_it(client: Client) -> None:
    user = make_user(role="editor", is_staff=True)
    client.force_login(user)
    make_revision(TEXT)
    make_topic("skola", name_en="School")
    found = looked_at(file("viktigt", "rule"), by=user)
    address = f"/admin/claims/claimimport/{found.pk}/"
    page = client.get(f"{address}change/", follow=True).content.decode()
    assert "viktigt" in page
    rule, other = field_of("rule"), field_of("viktigt")
    assert page.index(other) < page.index(rule)  # what is undecided comes first
    client.post(f"{address}labels/", {rule: "kind:rule", other: "status:checked"})
    assert table(found) == {"rule": "kind:rule", "viktigt": ""}  # two people's to say: no choice
    verbs.analyse(found.pk)
    # What is right of it is taken all the same.
    client.post(f"{address}labels/", {rule: "kind:decision", other: "topic:gone"})
    assert table(found) == {"rule": "kind:decision", "viktigt": ""}
    verbs.analyse(found.pk)
    client.post(f"{address}labels/", {rule: "kind:history", other: "topic:skola"})
    assert table(found) == {"rule": "kind:history", "viktigt": "topic:skola"}
    verbs.analyse(found.pk)
    verbs.discard(found.pk, by=user)
    page = client.get(f"{address}change/", follow=True).content.decode()
    assert rule not in page
    client.post(f"{address}labels/", {rule: "", other: ""})
    assert table(found) == {"rule": "kind:history", "viktigt": "topic:skola"}


def test_the_database_keeps_nothing_but_a_table() -> None:
    found = looked_at(file("rule"))
    with refused_by("import_labels_by_name"):
        ClaimImport.objects.filter(pk=found.pk).update(label_table=["rule"])
