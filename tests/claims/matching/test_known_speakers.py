"""Names in a text against the desk's own speakers: suggested, never created."""

from datetime import date

import pytest

from claims.matching.known_speakers import known_speakers
from claims.models import Speaker
from claims.spotting.speakers import attributions_in
from tests.factories import make_role, make_speaker

pytestmark = pytest.mark.django_db

DAY = date(2023, 5, 1)


def test_a_name_with_its_role_at_the_date() -> None:
    speaker = make_speaker("Åsa Öberg", party="M")
    make_role(speaker, title="ledamot", period_edtf="2014/2018")
    role = make_role(speaker, title="oppositionsborgarråd", period_edtf="2022/..")
    (known,) = known_speakers("Åsa Öberg", party="M", at=DAY)
    assert (known.speaker, known.role, known.same_party) == (speaker, role, True)


def test_of_two_with_one_name_the_text_s_party_comes_first() -> None:
    other, meant = make_speaker("Bo Ek", party="S"), make_speaker("Bo Ek", party="M")
    assert [each.speaker for each in known_speakers("Bo Ek", party="M", at=DAY)] == [meant, other]
    assert [each.same_party for each in known_speakers("Bo Ek", party="M")] == [True, False]


def test_two_roles_at_once_are_for_a_person_to_choose() -> None:
    speaker = make_speaker("Bo Ek", party="")
    make_role(speaker, title="ledamot", party="", period_edtf="2022/..")
    make_role(speaker, title="ordförande", party="", period_edtf="2020/..")
    (known,) = known_speakers("Bo Ek", at=DAY)
    assert (known.role, known.same_party) == (None, None)


def test_a_decomposed_name_is_the_same_and_an_unknown_one_is_not_created() -> None:
    speaker = make_speaker("Åsa Öberg")
    assert [each.speaker for each in known_speakers("A\u030asa  O\u0308berg")] == [speaker]
    for name in ("Åsa Öbergs", "Okänd Person", "", " "):
        assert known_speakers(name) == []
    assert Speaker.objects.count() == 1


def test_what_a_text_says_of_its_speaker_is_enough_to_find_them() -> None:
    meant = make_speaker("Bo Ek", party="S")
    make_speaker("Bo Ek", party="M")
    said = attributions_in("– Det blir dyrt, säger Bo Ek (S).")[0]
    assert known_speakers(said.speaker, party=said.party)[0].speaker == meant
