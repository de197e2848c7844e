"""Where packages and texts are."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.EXPORTS_DIR = tmp_path / "exports"
    return tmp_path / "exports"


@pytest.fixture
def texts(settings: Settings) -> Path:
    base: Path = settings.BASE_DIR
    return base / "fixtures" / "corpus"
