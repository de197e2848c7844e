"""What is wrong with hand-edited fixtures is told all at once, and nothing is stored."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from tests.claims.fixture_folder import (
    CHECK,
    CLAIMS,
    FILES,
    FIRST,
    SECOND,
    change,
    make_folder,
    mistakes,
)
from tests.factories import make_claim, make_speaker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path)


WRONG: dict[str, tuple[str, str, str, list[str]]] = {
    # what: file, what stands there, what is put there instead, what is said about it
    "a quote that is not in the text": (
        "claims/002.toml",
        "kostade placeringarna 640",
        "kostade placeringarna om 640",
        [
            (
                f"{FIRST}: the quote does not stand in the text (002.txt):"
                " “kostade placeringarna om 640 miljoner kronor”"
            )
        ],
    ),
    "a quote that stands twice": (
        "claims/002.toml",
        "occurrence = 2\n",
        "",
        [
            (
                "002.toml, line 30, claim ccccccc3: the quote stands 2 times in the text"
                " (at 130, 140): say which with `occurrence`: “fler”"
            )
        ],
    ),
    "an occurrence too many": (
        "claims/002.toml",
        "occurrence = 2",
        "occurrence = 3",
        [f"{SECOND}: occurrence 3 is asked for, but the quote stands 2 times (002.txt): “fler”"],
    ),
    "an unknown document": (
        "claims/002.toml",
        'document = "002.txt"',
        'document = "005.txt"',
        [f"{FIRST}: unknown document “005.txt”", f"{SECOND}: unknown document “005.txt”"],
    ),
    "an unknown speaker": (
        "claims/002.toml",
        'speaker = "asa"',
        'speaker = "åsa"',
        [f"{FIRST}: unknown speaker “åsa” (speaker)"],
    ),
    "an unknown cosigner": (
        "claims/002.toml",
        'cosigners = [{ speaker = "skr" }]',
        'cosigners = [{ speaker = "lkr" }]',
        [f"{FIRST}: unknown speaker “lkr” (cosigner)"],
    ),
    "an unknown role": (
        "claims/002.toml",
        'role = "rad"',
        'role = "råd"',
        [f"{FIRST}: “asa” has no role “råd”"],
    ),
    "an unknown topic": (
        "claims/002.toml",
        '["familjehem"]',
        '["familjehem", "skola"]',
        [f"{FIRST}: unknown topic “skola”"],
    ),
    "no EDTF": (
        "claims/002.toml",
        'date = "2023~"',
        'date = "våren 2023"',
        [f"{FIRST}: `date`: “våren 2023” is not an EDTF date such as 2016-04-14, 2020-10 or 2023~"],
    ),
    "an open date": (
        "claims/002.toml",
        'date = "2023~"',
        'date = "2023/.."',
        [f"{FIRST}: `date`: “2023/..” is open: give both ends"],
    ),
    "a period that is no EDTF": (
        "claims/002.toml",
        'period = "2022"',
        'period = "i fjol"',
        [
            (
                f"{FIRST}, quantity 1: `period`: “i fjol” is not an EDTF date such as 2016-04-14,"
                " 2020-10 or 2023~"
            )
        ],
    ),
    "a date outside the document's": (
        "claims/002.toml",
        'date = "2023~"',
        'date = "2022-12"',
        [f"{FIRST}: the claim's date 2022-12 lies outside that of document 002.txt, 2023~"],
    ),
    "a date outside the section's": (
        "claims/002.toml",
        'date = "2023~"',
        'date = "2023-06"',
        [f"{FIRST}: the claim's date 2023-06 lies outside that of section 1, 2023-05"],
    ),
    "another section": (
        "claims/002.toml",
        'kind = "other"',
        'kind = "other"\nsection = 2',
        [f"{SECOND}: the quote stands in section 1, not in section 2"],
    ),
    "an id that stands twice": (
        "claims/002.toml",
        'id = "ccccccc3"',
        'id = "ccccccc2"',
        [
            (
                "002.toml, line 30, claim ccccccc2: the id stands at"
                " 002.toml, line 4, claim ccccccc2 already"
            ),
            f"{FIRST}: relates to “ccccccc3”, no other claim",
        ],
    ),
    "a speaker's id": (
        "claims/speakers.toml",
        'id = "bbbbbbb3"',
        'id = "ccccccc3"',
        [f"{SECOND}: the id stands at speakers.toml, line 15, speaker skr already"],
    ),
    "an id that is none": (
        "claims/002.toml",
        'id = "ccccccc3"',
        'id = "påstående-1"',
        [
            "002.toml, line 30, claim påstående-1: `id` is “påstående-1”, which is not a public id",
            f"{FIRST}: relates to “ccccccc3”, no other claim",
        ],
    ),
    "two speakers with one key": (
        "claims/speakers.toml",
        'key = "skr"',
        'key = "asa"',
        [
            "speakers.toml: two speakers have the key “asa”",
            f"{FIRST}: “asa” has no role “rad”",
            f"{FIRST}: unknown speaker “skr” (cosigner)",
            f"{FIRST}: unknown speaker “skr” (cited_authority)",
        ],
    ),
    "somebody who signs twice": (
        "claims/002.toml",
        '[{ speaker = "skr" }]',
        '[{ speaker = "skr" }, { speaker = "skr" }]',
        [f"{FIRST}: “skr” stands twice as cosigner"],
    ),
    "a relation that is given twice": (
        "claims/002.toml",
        "  [[claim.relation]]",
        '  [[claim.relation]]\n  kind = "contradicts"\n  claim = "ccccccc3"\n  [[claim.relation]]',
        [f"{FIRST}: contradicts “ccccccc3” twice"],
    ),
    "a relation to itself": (
        "claims/002.toml",
        'claim = "ccccccc3"',
        'claim = "ccccccc2"',
        [f"{FIRST}: relates to “ccccccc2”, no other claim"],
    ),
    "an unknown key": (
        "claims/002.toml",
        'kind = "other"',
        'kind = "other"\nkinds = "rule"',
        [f"{SECOND}: `kinds` is not known here"],
    ),
    "an unknown key in a quantity": (
        "claims/002.toml",
        'unit = "SEK"',
        'unit = "SEK"\n  units = "SEK"',
        [f"{FIRST}, quantity 1: `units` is not known here"],
    ),
    "an unknown table": (
        "claims/speakers.toml",
        "[[speaker]]",
        "[talare]\n[[speaker]]",
        ["speakers.toml: `talare` is not known here"],
    ),
    "an unknown kind": (
        "claims/002.toml",
        'kind = "other"',
        'kind = "number"',
        [
            (
                f"{SECOND}: `kind` is “number”; it must be one of quantity, comparison, history,"
                " causation, rule, decision, prediction, attribution, definition, other"
            )
        ],
    ),
    "no statement": (
        "claims/002.toml",
        'statement = "Åsa Öberg vill ha fler familjehem."\n',
        "",
        [f"{SECOND}: `statement` is missing"],
    ),
    "a statement of spaces": (
        "claims/002.toml",
        '"Åsa Öberg vill ha fler familjehem."',
        '" "',
        [f"{SECOND}: `statement` must be text within quotation marks, and not empty"],
    ),
    "the bare quote as statement": (
        "claims/002.toml",
        '"Åsa Öberg vill ha fler familjehem."',
        '"fler"',
        [f"{SECOND}: the statement is the bare quote; it must stand on its own"],
    ),
    "a number where text is expected": (
        "claims/002.toml",
        'value = "640000000"',
        "value = 640000000",
        [
            f"{FIRST}, quantity 1: `value` must be text within quotation marks, and not empty",
        ],
    ),
    "a value that is no number": (
        "claims/002.toml",
        'value = "640000000"',
        'value = "640 miljoner"',
        [
            (
                f"{FIRST}, quantity 1: `value` is “640 miljoner”; it must be digits within"
                " quotation marks"
            )
        ],
    ),
    "a value larger than what can be kept": (
        "claims/002.toml",
        'value = "640000000"',
        f'value = "1{"0" * 18}"',
        [
            (
                f"{FIRST}: `value` is “1{'0' * 18}”: Ensure that there are no more than 18 digits"
                " before the decimal point."
            )
        ],
    ),
    "a range upside down": (
        "claims/002.toml",
        'value = "640000000"',
        'value = "640000000"\n  value_max = "612000000"',
        [f"{FIRST}, quantity 1: `value_max` must be above `value`"],
    ),
    "a quantity that is not in the quote": (
        "claims/002.toml",
        'text = "640 miljoner kronor"',
        'text = "612 miljoner kronor"',
        [f"{FIRST}: the quantity “612 miljoner kronor” does not stand in the quote"],
    ),
    "an unknown unit": (
        "claims/002.toml",
        'unit = "SEK"',
        'unit = "kronor"',
        [
            (
                f"{FIRST}, quantity 1: `unit` is “kronor”; it must be a currency such as SEK, or"
                " percent, percentage_points, ratio, persons, count, years, months, weeks, days,"
                " hours"
            )
        ],
    ),
    "an unknown qualifier": (
        "claims/002.toml",
        'qualifier = "about"',
        'qualifier = "circa"',
        [
            (
                f"{FIRST}, quantity 1: `qualifier` is “circa”; it must be one of exact, about,"
                " almost, more_than, less_than, at_least, at_most"
            )
        ],
    ),
    "high worthiness without a reason": (
        "claims/002.toml",
        'worthiness_reason = "Mycket pengar."\n',
        "",
        [f"{FIRST}: `worthiness_reason` goes with high worthiness, and only with that"],
    ),
    "NUL": (
        "claims/002.toml",
        "vill ha fler familjehem",
        r"vill ha\u0000 fler familjehem",
        [f"{SECOND}: `statement` holds NUL, which no text has"],
    ),
    "a party that is no code": (
        "claims/speakers.toml",
        'party = "M"',
        'party = "moderaterna"',
        [
            "speakers.toml, line 2, speaker asa: `party` is “moderaterna”: Enter a valid value.",
            (
                "speakers.toml, line 2, speaker asa: `party` is “moderaterna”: Ensure this value"
                " has at most 8 characters (it has 11)."
            ),
        ],
    ),
    "a Wikidata id that is none": (
        "claims/speakers.toml",
        '"Q42"',
        '"42"',
        ["speakers.toml, line 2, speaker asa: `wikidata_id` is “42”: Enter a valid value."],
    ),
    "a topic's id with Swedish letters": (
        "claims/topics.toml",
        'id = "familjehem"',
        'id = "barn & unga"',
        [
            f"{FIRST}: unknown topic “familjehem”",
            (
                "topics.toml: `id` is “barn & unga”: Enter a valid “slug” consisting of letters,"
                " numbers, underscores or hyphens."
            ),
        ],
    ),
    "an address that is none": (
        "fact_checks/assessments.toml",
        '"https://mitti.example/dyra"',
        '"mitti.example/dyra"',
        [f"{CHECK}: `url` is “mitti.example/dyra”: Enter a valid URL."],
    ),
    "an unknown rating": (
        "fact_checks/assessments.toml",
        '"half_true"',
        '"halvsant"',
        [f"{CHECK}: unknown rating “halvsant”"],
    ),
    "a check of an unknown claim": (
        "fact_checks/assessments.toml",
        '["ccccccc2"]',
        '["ccccccc2", "ccccccc9"]',
        [f"{CHECK}: unknown claim “ccccccc9”"],
    ),
    "two checks of one claim": (
        "fact_checks/assessments.toml",
        '["ccccccc2"]',
        '["ccccccc2", "ccccccc2"]',
        [f"{CHECK}: claim ccccccc2 is assessed at {CHECK}"],
    ),
    "a check of nothing": (
        "fact_checks/assessments.toml",
        '["ccccccc2"]',
        "[]",
        [f"{CHECK}: `claims` names no claim"],
    ),
    "checked without a rating": (
        "fact_checks/assessments.toml",
        'rating = "half_true"\n',
        "",
        [f"{CHECK}: a checked claim needs `rating` and `explanation`"],
    ),
    "not checkable with a rating": (
        "fact_checks/assessments.toml",
        '"checked"',
        '"not_checkable"',
        [f"{CHECK}: a claim that is not checkable has no `rating`"],
    ),
    "an unknown status": (
        "fact_checks/assessments.toml",
        '"checked"',
        '"verified"',
        [f"{CHECK}: `status` is “verified”; it must be one of in_progress, checked, not_checkable"],
    ),
    "an unknown stance": (
        "fact_checks/assessments.toml",
        '"contradicts"',
        '"against"',
        [
            (
                f"{CHECK}, evidence 1: `stance` is “against”; it must be one of supports,"
                " contradicts, contextualises"
            )
        ],
    ),
    "a flag that is none": (
        "fact_checks/assessments.toml",
        "primary = true",
        'primary = "ja"',
        [f"{CHECK}, evidence 1: `primary` must be true or false"],
    ),
    "a value off the scale": (
        "fact_checks/ratings.toml",
        "value = 3",
        "value = 6",
        ["ratings.toml: the value of “half_true” is not on the scale"],
    ),
    "a scale upside down": (
        "fact_checks/ratings.toml",
        "best = 5\nworst = 1",
        "best = 1\nworst = 5",
        [
            "ratings.toml: `worst` must be at least 1, and `best` above it",
            "ratings.toml: the value of “half_true” is not on the scale",
        ],
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_mistake_is_told_with_its_place(folder: Path, what: str) -> None:
    name, old, new, expected = WRONG[what]
    change(folder, name, old, new)
    assert mistakes(folder) == expected


def test_bad_toml_is_told_with_its_line(folder: Path) -> None:
    change(folder, "claims/002.toml", 'quote = "fler"', 'quote = "fler')
    (mistake, *others) = mistakes(folder)
    assert mistake.startswith("002.toml: not TOML: Illegal character '\\n' (at line 32, column ")
    # The other files are read all the same.
    assert others == [f"{CHECK}: unknown claim “ccccccc2”"]


def test_a_file_that_is_not_utf_8(folder: Path) -> None:
    (folder / "claims/002.toml").write_bytes(CLAIMS.encode("windows-1252"))
    place = CLAIMS.encode("windows-1252").index("å".encode("windows-1252"))
    assert place > 0
    first = mistakes(folder)[0]
    assert first.startswith("002.toml: not UTF-8, from byte ")


@pytest.mark.parametrize("name", [name for name in FILES if name != "claims/002.toml"])
def test_a_file_that_is_missing(folder: Path, name: str) -> None:
    (folder / name).unlink()
    expected = f"{Path(name).name}: cannot be read: No such file or directory"
    assert expected in mistakes(folder)


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    for name, old, new, _expected in (
        WRONG["a quote that is not in the text"],
        WRONG["a quote that stands twice"],
        WRONG["an unknown role"],
        WRONG["an unknown kind"],
        WRONG["a flag that is none"],
        WRONG["a Wikidata id that is none"],
    ):
        change(folder, name, old, new)
    found = mistakes(folder)
    assert len(found) == 6
    for words in ("does not stand", "2 times", "no role", "`kind`", "`primary`", "`wikidata_id`"):
        assert any(words in mistake for mistake in found), words


def test_an_id_that_was_used_before(folder: Path) -> None:
    make_claim(public_id="ccccccc3").delete()
    make_speaker(public_id="ccccccc2")
    assert mistakes(folder) == [
        f"{FIRST}: the id has been used for something else",
        f"{SECOND}: the id has been used for something else",
    ]


def test_a_check_with_too_little_evidence(folder: Path, settings: Any) -> None:
    settings.EVIDENCE_MINIMUM = 3
    (mistake,) = mistakes(folder)
    assert mistake.startswith(f"{FIRST}: ")
    assert "3" in mistake
