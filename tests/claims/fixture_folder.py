"""A small folder of fixtures that are well, to be loaded as it is or with one thing changed."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Model

from claims.intake import FixturesRefused, Loaded, load_fixtures
from claims.models import (
    Assessment,
    Claim,
    ClaimRelation,
    ClaimVersion,
    Evidence,
    Quantity,
    RatingScale,
    Role,
    Speaker,
    Topic,
    Voice,
)
from tests.factories import AT, make_document, make_revision, make_section, make_user

TEXT = (
    "Dyra placeringar\n\nFörra året kostade placeringarna 640 miljoner kronor, säger Åsa Öberg."
    " År 2019 var det 24 miljarder. Vi vill ha fler. Ja, fler.\n"
)

SPEAKERS = """
[[speaker]]
key = "asa"
id = "bbbbbbb2"
name = "Åsa Öberg"
kind = "person"
party = "M"
wikidata_id = "Q42"
[[speaker.role]]
key = "rad"
title = "oppositionsborgarråd"
organisation = "Stockholms stad"
period = "2022/.."

[[speaker]]
key = "skr"
id = "bbbbbbb3"
name = "SKR"
kind = "organisation"
"""

TOPICS = """
[[topic]]
id = "familjehem"
name_sv = "Familjehem"
name_en = "Foster homes"
"""

CLAIMS = """
document = "002.txt"

[[claim]]
id = "ccccccc2"
quote = "kostade placeringarna 640 miljoner kronor"
statement = "Placeringarna kostade Stockholms stad 640 miljoner kronor [2022]."
speaker = "asa"
role = "rad"
date = "2023~"
date_evidence = "Texten säger ”förra året”."
kind = "quantity"
topics = ["familjehem"]
worthiness = "high"
worthiness_reason = "Mycket pengar."
cosigners = [{ speaker = "skr" }]
cited_authority = { speaker = "skr" }

  [[claim.quantity]]
  text = "640 miljoner kronor"
  value = "640000000"
  unit = "SEK"
  qualifier = "about"
  period = "2022"

  [[claim.relation]]
  kind = "contradicts"
  claim = "ccccccc3"

[[claim]]
id = "ccccccc3"
quote = "fler"
occurrence = 2
statement = "Åsa Öberg vill ha fler familjehem."
speaker = "asa"
date = "2023-05"
date_evidence = "Som ovan."
kind = "other"
"""

RATINGS = """
version = 1
name = "Sanningsskala"
best = 5
worst = 1

[[rating]]
id = "half_true"
label_sv = "Delvis sant"
label_en = "Half true"
definition_sv = "En del stämmer."
definition_en = "Some of it is right."
value = 3
"""

ASSESSMENTS = """
[[assessment]]
claims = ["ccccccc2"]
status = "checked"
rating = "half_true"
summary = "Bokslutet visar 612 miljoner."
explanation = "Något mindre."
missing = "Bokslutet för 2023."
searched = ["bokslut 2022", "placeringar 640"]

  [[assessment.evidence]]
  url = "https://stockholm.example/bokslut"
  title = "Bokslut 2022"
  publisher = "Stockholms stad"
  published_on = "2023-03"
  stance = "contradicts"
  primary = true
  summary = "612 miljoner."

  [[assessment.evidence]]
  url = "https://mitti.example/dyra"
  title = "Dyra placeringar"
  stance = "contextualises"
  summary = "Om bokslutet."
"""

FILES = {
    "claims/speakers.toml": SPEAKERS,
    "claims/topics.toml": TOPICS,
    "claims/002.toml": CLAIMS,
    "fact_checks/ratings.toml": RATINGS,
    "fact_checks/assessments.toml": ASSESSMENTS,
}

# The lines on which the two claims begin.
FIRST = "002.toml, line 4, claim ccccccc2"
SECOND = "002.toml, line 30, claim ccccccc3"
CHECK = "assessments.toml, line 2, assessment"


def make_folder(tmp_path: Path) -> Path:
    """Fixtures that are well, and their document."""
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
    document = make_document(key="002.txt", file_name="002.txt", date_edtf="2023~")
    revision = make_revision(TEXT, document=document)
    make_section(revision, start=18, heading_end=18, date_edtf="2023-05")
    return tmp_path


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    content = path.read_text()
    assert old in content, f"{old} does not stand in {name}"
    path.write_text(content.replace(old, new, 1))


def load(folder: Path) -> Loaded:
    submitter = User.objects.filter(username="forskare").first()
    approver = User.objects.filter(username="redaktör").first()
    return load_fixtures(
        folder,
        submitter=submitter or make_user("forskare", role="researcher"),
        approver=approver or make_user("redaktör"),
        at=AT,
    )


def mistakes(folder: Path) -> list[str]:
    """What is wrong; asserts that nothing was stored."""
    before = stored()
    with pytest.raises(FixturesRefused) as refused:
        load(folder)
    assert stored() == before
    return [str(mistake) for mistake in refused.value.mistakes]


def stored() -> dict[str, list[Any]]:
    """Every row that loading may make or change."""
    models: tuple[type[Model], ...] = (
        *(Speaker, Role, Topic, Claim, Voice, Quantity, ClaimRelation, Assessment, Evidence),
        *(RatingScale, ClaimVersion),
    )
    return {
        model.__name__: list(model._default_manager.order_by("pk").values()) for model in models
    }
