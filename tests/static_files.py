"""Static files for the servers that tests start."""

from pathlib import Path

from django.test import override_settings

from factcheck import settings as usual
from factcheck.static_files import collect_if_changed


def put_static_files(folder: Path) -> None:
    """As `collectstatic` puts them into the VAR_DIR `folder`; they are made once for all tests."""
    made = usual.VAR_DIR / "tests" / "static"
    with override_settings(STATIC_ROOT=made, STORAGES=usual.STORAGES):
        collect_if_changed()
    (folder / usual.STATIC_ROOT.name).symlink_to(made)
