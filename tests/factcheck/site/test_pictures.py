"""Pictures of claims: drawn for every claim, kept on disk up to a limit."""

import io
import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.test import Client
from PIL import Image

from claims.publication import publishing
from factcheck.site.drawing.texts import Face, cut, cut_lines, one_line, width, wrapped
from factcheck.site.drawing.texts import font as font_of
from factcheck.site.pictures.claim_picture import HEIGHT, ROOM, WIDTH, ClaimPicture
from factcheck.site.pictures.kept_pictures import kept_picture, prune
from tests.factcheck.site.pages import see
from tests.factories import AT, make_speaker, make_user
from tests.published import SITE, make_checked, make_published, publish


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.PICTURES_DIR = tmp_path / "pictures"
    return tmp_path / "pictures"


def size(content: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(content)).size


@pytest.mark.django_db
def test_a_claim_s_page_names_its_picture(client: Client, folder: Path) -> None:
    claim = make_checked()
    publish(claim)
    page = see(client, f"/claims/{claim.public_id}/")
    path = f"/claims/{claim.public_id}/versions/1/picture.png"
    assert page.meta("og:image") == SITE + path
    assert page.meta("og:image:alt") == f"{claim.statement} – Delvis sant"
    assert page.meta("twitter:card") == "summary_large_image"
    response = client.get(path)
    assert (response["Content-Type"], size(response.content)) == ("image/png", (WIDTH, HEIGHT))
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert not response.cookies
    assert len(list(folder.iterdir())) == 1
    with mock.patch.object(ClaimPicture, "draw", side_effect=AssertionError):
        assert client.get(path).content == response.content
    again = client.get(path, headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304


@pytest.mark.django_db
def test_each_version_and_language_has_its_own(client: Client) -> None:
    claim = make_checked()
    publish(claim)
    claim.statement += " [Rättat.]"
    claim.save()
    publish(claim, at=AT + timedelta(days=1), kind="correction", note="Fel.")
    path = f"/claims/{claim.public_id}/versions/{{}}/picture.png"
    one, two = (client.get(path.format(number)).content for number in (1, 2))
    english = client.get("/en" + path.format(2)).content
    assert len({one, two, english}) == 3
    assert client.get(path.format(3)).status_code == 404
    assert client.get("/claims/aaaaaaaa/versions/1/picture.png").status_code == 404


@pytest.mark.django_db
def test_of_a_withdrawn_claim_nothing_is_shown(client: Client, folder: Path) -> None:
    claim = make_published()
    publishing.withdraw([claim], by=make_user(), at=AT + timedelta(days=1), reason="Fel.")
    for number in (1, 2):
        response = client.get(f"/claims/{claim.public_id}/versions/{number}/picture.png")
        assert (response.status_code, response.content) == (410, b"")
    assert not folder.exists()


@pytest.mark.django_db
def test_the_site_has_one(client: Client) -> None:
    response = client.get("/picture.png")
    assert size(response.content) == (WIDTH, HEIGHT)
    assert see(client, "/about/").meta("og:image") == f"{SITE}/picture.png"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "<b>å</b> & “ä”",
        "ö" * 5_000,
        "ord " * 3_000,
        "\u202eomvänt",
        "😀🏳️‍🌈 漢字",
        "=1+1",
        "q\u0301" * 300,
    ],
    ids=["markup", "one-word", "long", "reversed", "no-letters", "formula", "marks"],
)
def test_whatever_stands_in_a_claim_it_is_drawn(client: Client, statement: str) -> None:
    claim = make_published(statement=statement, speaker=make_speaker(statement[:190]))
    response = client.get(f"/claims/{claim.public_id}/versions/1/picture.png")
    assert size(response.content) == (WIDTH, HEIGHT)


def test_nothing_runs_over_the_edge() -> None:
    """The right edge is as it would be without any words."""
    long = ClaimPicture("D" * 300, "ord " * 900, "T" * 900, "V" * 300, "value-3", (True,) * 5)
    image = Image.open(io.BytesIO(long.draw()))
    edge = image.crop((WIDTH - 40, 0, WIDTH, HEIGHT))
    assert len(edge.getcolors() or []) == 1


def test_swedish_letters_are_in_the_fonts() -> None:
    """A letter that is missing is drawn as the box that stands for all such."""
    faces: tuple[Face, ...] = ("sans", "sans-bold", "serif")
    for face in faces:
        font = font_of(face, 40)
        missing = font.getmask("\ue000").getbbox(), bytes(font.getmask("\ue000"))
        for letter in "åäöÅÄÖéÉüæøß–”…€½":
            found = font.getmask(letter).getbbox(), bytes(font.getmask(letter))
            assert found != missing, letter


def test_texts_are_cut_where_there_is_no_room() -> None:
    assert cut("kort", "sans", 20, 500) == "kort"
    shorter = cut("ett mycket långt namn " * 20, "sans", 20, 200)
    assert shorter.endswith("…")
    assert width(shorter, "sans", 20) <= 200
    assert wrapped("ett två tre", "sans", 20, ROOM, 1) == ["ett två tre"]
    assert wrapped("ord " * 100, "sans", 20, 100, 3) is None
    lines = cut_lines("ord " * 100, "sans", 20, 100, 3)
    assert len(lines) <= 3
    assert lines[-1].endswith("…")
    assert cut_lines("x" * 3_000, "sans", 20, 100, 2)[-1].endswith("…")
    assert one_line("a\x00b\u202ec") == "a b c"


def test_pictures_are_kept_up_to_a_limit(folder: Path, settings: Any) -> None:
    settings.PICTURES_BYTES = 1_000
    for number in range(5):
        assert kept_picture(f"k{number}", lambda: b"x" * 300) == b"x" * 300
        os.utime(max(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns), (number, number))
    kept = list(folder.iterdir())
    assert sum(path.stat().st_size for path in kept) <= 1_000
    with pytest.raises(AssertionError):
        kept_picture("k0", mock.Mock(side_effect=AssertionError))  # the oldest had to go
    assert kept_picture("k4", mock.Mock(side_effect=AssertionError)) == b"x" * 300


def test_what_was_asked_for_lately_is_kept(folder: Path) -> None:
    folder.mkdir()
    for number, name in enumerate(("old", "new")):
        (folder / name).write_bytes(b"x" * 100)
        os.utime(folder / name, (number, number))
    prune(folder, 150)
    assert [path.name for path in folder.iterdir()] == ["new"]


def test_a_folder_that_cannot_be_written_is_only_slower(settings: Any, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("no folder")
    settings.PICTURES_DIR = file / "pictures"
    assert kept_picture("k", lambda: b"drawn") == b"drawn"
