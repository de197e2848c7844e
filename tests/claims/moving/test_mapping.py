"""What became of a quote: only what stands unchanged in its place moves by itself."""

import pytest

from benchmarks.moving import bench, speed
from claims.moving.facts import findings, likeness
from claims.moving.mapping import Fate, FateKind, fates
from corpus.anchoring import Span, anchor
from tests.claims.moving.revised import CHANGED, GONE, MOVED, NEW, OLD

QUOTE = "kostade placeringarna 640 miljoner kronor"


def fate(new: str, quote: str = QUOTE, old: str = OLD, occurrence: int | None = None) -> Fate:
    (found,) = fates(old, new, [anchor(old, quote, occurrence)])
    return found


def words(new: str, quote: str = QUOTE, old: str = OLD) -> list[str]:
    return [new[place.start : place.end] for place in fate(new, quote, old).places]


@pytest.mark.parametrize("quote", [QUOTE, CHANGED, MOVED, GONE])
def test_the_same_text_keeps_every_place(quote: str) -> None:
    found = fate(OLD, quote)
    assert (found.kind, found.place) == (FateKind.UNCHANGED, anchor(OLD, quote))


def test_the_four_fates() -> None:
    kinds = [fate(NEW, quote).kind for quote in (QUOTE, CHANGED, MOVED, GONE)]
    assert kinds == [FateKind.UNCHANGED, FateKind.CHANGED, FateKind.MOVED, FateKind.GONE]
    assert fate(NEW).place == anchor(NEW, QUOTE)
    assert words(NEW, CHANGED) == ["25 miljarder i hela landet"]
    assert words(NEW, MOVED) == [MOVED]


@pytest.mark.parametrize(
    ("before", "now", "what"),
    [
        ("640", "650", "number"),
        ("640", "64", "number"),
        ("640", "640,5", "number"),
        ("640", "1 640", "number"),
        ("640", "1\u00a0640", "number"),
        ("640", "−640", "number"),
        ("640", "sexhundrafemtio", "number"),
        ("miljoner", "miljarder", "number"),
        ("kronor", "euro", "unit"),
        ("placeringarna 640", "placeringarna nästan 640", "hedge"),
        ("placeringarna 640", "placeringarna minst 640", "hedge"),
        ("placeringarna 640", "placeringarna inte 640", "negation"),
        ("kostade placeringarna", "kostade aldrig placeringarna", "negation"),
        ("placeringarna", "placeringarna i Malmö", "name"),
        ("placeringarna", "familjehemmen", "words"),
    ],
)
def test_a_changed_fact_in_the_quote_is_reported(before: str, now: str, what: str) -> None:
    found = fate(OLD.replace(QUOTE, QUOTE.replace(before, now)))
    assert found.kind is FateKind.CHANGED
    assert what in {finding.what for finding in found.findings}


@pytest.mark.parametrize(
    ("before", "now", "what"),
    [
        ("Förra året kostade", "Förra året kostade inte", "negation"),
        ("Förra året", "I fjol", "period"),
        ("kronor, säger Åsa Öberg", "kronor, säger Kalle Ek", "name"),
        ("640 miljoner kronor,", "640 miljoner kronor minst,", "hedge"),
        ("kronor, säger Åsa Öberg", "kronor, tvivlar Åsa Öberg", "saying"),
    ],
)
def test_a_changed_fact_beside_the_quote_is_seen_by_a_person(
    before: str, now: str, what: str
) -> None:
    new = OLD.replace(before, now)
    found = fate(new, "placeringarna 640 miljoner kronor")
    assert found.kind is FateKind.AROUND
    assert found.place == anchor(new, "placeringarna 640 miljoner kronor")
    assert what in {finding.what for finding in found.findings}


def test_a_number_that_grew_to_the_left_is_no_number_that_stands() -> None:
    old = "Det kostade 640 miljoner kronor. Så var det.\n"
    found = fate(old.replace("640", "1 640"), "640 miljoner kronor", old)
    assert found.kind is FateKind.CHANGED


def test_typography_is_offered_with_the_words_as_they_are_now() -> None:
    new = OLD.replace("640 miljoner", "640\u00a0miljoner")
    assert fate(new).kind is FateKind.RETYPED
    assert words(new) == [QUOTE.replace("640 miljoner", "640\u00a0miljoner")]


def test_a_copy_elsewhere_does_not_hide_a_change() -> None:
    paragraph = OLD.split("\n\n")[1]
    new = OLD.replace("640", "650").replace("Vi behöver", f"{paragraph}\n\nVi behöver")
    found = fate(new)
    assert found.kind is FateKind.CHANGED
    assert [finding.now for finding in found.findings] == ["650"]


def test_two_places_that_are_equally_good_are_not_chosen_between() -> None:
    paragraph = OLD.split("\n\n")[1] + "\n\n"
    found = fate(OLD.replace(paragraph, paragraph * 2))
    assert found.kind is FateKind.SEVERAL
    assert len(found.places) == 2
    assert found.place is None


def test_a_place_among_its_old_neighbours_is_the_same_though_there_is_a_copy() -> None:
    new = OLD + OLD.split("\n\n")[1] + "\n"
    assert fate(new).kind is FateKind.UNCHANGED


def test_a_lookalike_is_not_taken_for_what_was_taken_out() -> None:
    old = "I Umeå bor 12 procent.\n\nHär är mer text emellan.\n\nI Luleå bor 12 procent.\n"
    new = "Här är mer text emellan.\n\nI Luleå bor 12 procent.\n"
    found = fate(new, "12 procent", old, occurrence=1)
    assert found.kind is not FateKind.UNCHANGED


def test_a_paragraph_that_went_past_the_other_is_offered_only() -> None:
    old = "Första stycket säger 12 saker.\n\nAndra stycket säger 13 saker.\n"
    new = "Andra stycket säger 13 saker.\n\nFörsta stycket säger 12 saker.\n"
    for quote in ("12 saker", "13 saker"):
        found = fate(new, quote, old)
        assert found.kind is FateKind.MOVED
        assert found.place == anchor(new, quote)


def test_moved_and_changed_is_changed() -> None:
    paragraph = OLD.split("\n\n")[1] + "\n\n"
    new = OLD.replace(paragraph, "") + "\n" + paragraph.replace("640", "600")
    found = fate(new)
    assert found.kind is FateKind.CHANGED
    assert words(new) == ["kostade placeringarna 600 miljoner kronor"]


def test_an_empty_text_has_nothing() -> None:
    assert fate("").kind is FateKind.GONE


def test_offsets_are_code_points() -> None:
    old = "😀 e\u0301 Det var 24 miljarder. Slut.\n"
    new = "😀😀 Nytt. 😀 e\u0301 Det var 24 miljarder. Slut.\n"
    found = fate(new, "24 miljarder", old)
    assert found.place == anchor(new, "24 miljarder")


def test_findings_name_both_readings() -> None:
    found = findings("drygt 640 miljoner kronor", "knappt 640 miljarder kronor")
    assert [(each.what, each.before, each.now) for each in found] == [
        ("hedge", "drygt", "knappt"),
        ("number", "miljoner", "miljarder"),
    ]
    assert likeness("", "") == 1


def test_changed_texts_by_the_hundred() -> None:
    counts = bench(400, seed=7).counts
    assert counts["wrong"] == 0
    assert counts["reported"] == counts["changed"] > 50
    first = counts["offered first"] + counts["offered first of several"]
    assert (counts["moved"] + first) / counts["untouched"] >= 0.985


def test_a_long_text_is_measured() -> None:
    assert speed(claims=20, characters=20_000, rounds=1) > 0


def test_a_span_of_many_sentences() -> None:
    start, end = OLD.index("Det bor"), OLD.index("\n\nStaden lovar")
    (found,) = fates(OLD, NEW, [Span(start, end)])
    assert found.kind is FateKind.UNCHANGED


@pytest.mark.parametrize(
    ("before", "now", "what"),
    [
        ("Skatten är inte högre.", "Skatten är inte längre högre.", "negation"),
        ("Olaglig handel är vanlig.", "Laglig handel är vanlig.", "negation"),
        ("Nämnden avslog ansökan.", "Nämnden biföll ansökan.", "direction"),
        ("Skolan är bäst i länet.", "Skolan är sämst i länet.", "direction"),
        ("Kommunen sålde huset.", "Kommunen köpte huset.", "direction"),
        ("Kommunen lovade 500 bostäder.", "Kommunen byggde 500 bostäder.", "saying"),
        ("Det kostar 12 kr per elev.", "Det kostar 12 kr per klass.", "unit"),
        ("I fjol gick ¾ till vården.", "I fjol gick ¼ till vården.", "number"),
        ("Då gällde kapitel XIV.", "Då gällde kapitel XVI.", "number"),
        ("Då gällde det han sa.", "Då gällde det hon sa.", "name"),
    ],
)
def test_what_a_changed_word_is(before: str, now: str, what: str) -> None:
    assert what in {finding.what for finding in findings(before, now)}
    assert findings(before, before) == ()


@pytest.mark.parametrize(
    ("before", "now", "quote", "what"),
    [
        # Who says it, and how surely.
        (
            "Bron är säker, säger läkaren.",
            "Bron är säker, säger föraren.",
            "Bron är säker",
            "saying",
        ),
        ("Enligt polisen kom 90.", "Enligt arrangören kom 90.", "kom 90", "saying"),
        ("Läkare säger att bron bär.", "Läkare tvivlar på att bron bär.", "bron bär", "saying"),
        ("Skatten höjs. Så är det.", "Skatten höjs? Så är det.", "Skatten höjs", "hedge"),
        # Of what it is a number.
        ("Stödet är 90 mkr till kultur.", "Stödet är 90 mkr till idrott.", "är 90 mkr", "words"),
        ("År\tMkr\n2022\t640\n2023\t700", "År\tTkr\n2022\t640\n2023\t700", "700", "unit"),
        (
            "Utgifter i mkr\n\nÅr\tVård\n2022\t640",
            "Utgifter i tkr\n\nÅr\tVård\n2022\t640",
            "640",
            "unit",
        ),
    ],
)
def test_what_stands_around_the_same_words_and_says_what_they_mean(
    before: str, now: str, quote: str, what: str
) -> None:
    found = fate(now, quote, before)
    assert (found.kind, found.place) == (FateKind.AROUND, anchor(now, quote))
    assert what in {finding.what for finding in found.findings}
    # What lies further off lets it move.
    assert fate(f"{before}\n\nNytt.", quote, before).kind is FateKind.UNCHANGED


def test_a_table_whose_other_rows_have_changed_keeps_its_claims() -> None:
    table = "Mandat\n\nÅr\tMkr\n2021\t610\n2022\t640\n2023\t700"
    found = fate(table.replace("610", "611"), "700", table)
    assert found.kind is FateKind.UNCHANGED
