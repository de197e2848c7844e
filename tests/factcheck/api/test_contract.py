"""The API's schema is a published contract: a change to it needs a line in the changelog."""

import hashlib
import json
import re
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command

SCHEMA = settings.BASE_DIR / "docs" / "openapi.json"
HOW = (
    "The schema has changed. Run `make schema`, look at what changed in docs/openapi.json (nothing "
    "may go or mean something else: docs/api.md), say it in CHANGELOG.md, and put the new digest "
    "there."
)


def generated() -> dict[str, Any]:
    out = StringIO()
    call_command("spectacular", format="openapi-json", lang="en", stdout=out)
    schema: dict[str, Any] = json.loads(out.getvalue())
    return schema


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def test_the_schema_in_docs_is_current() -> None:
    assert json.loads(SCHEMA.read_bytes()) == generated(), HOW


def test_the_changelog_knows_the_schema() -> None:
    newest = (settings.BASE_DIR / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1]
    found = re.findall(r"API schema `([0-9a-f]{16})`", newest)
    assert found[-1:] == [digest(SCHEMA.read_bytes())], HOW
