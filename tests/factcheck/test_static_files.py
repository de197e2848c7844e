"""Static files are there however a server is started, and are made anew only when they changed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder
from pytest_django import Settings

from factcheck import static_files

STARTS = {
    "granian and others": "import factcheck.wsgi",
    "runserver": "from django.core.servers.basehttp import get_internal_wsgi_application as get;"
    " import django; django.setup(); get()",
}


def run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-W", "default", "-W", "ignore::DeprecationWarning", "-c", code],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(folder)}
        | {"DJANGO_SETTINGS_MODULE": "factcheck.settings"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
def test_a_server_that_is_started_without_the_demo_has_them(tmp_path: Path, start: str) -> None:
    done = run(start, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "No directory at" not in done.stderr
    assert (tmp_path / "static/staticfiles.json").exists()
    kept = tmp_path / "static/staticfiles.json"
    before = kept.stat().st_mtime_ns
    assert run(start, tmp_path).returncode == 0
    assert kept.stat().st_mtime_ns == before  # whoever has collected them knows what they want


def test_a_server_has_read_the_lexicon_before_anybody_searches(tmp_path: Path) -> None:
    code = "from claims.words import lexicon as l; print(l._read_packed.cache_info().currsize,"
    code += " l._read_common_words.cache_info().currsize)"
    done = run(f"{STARTS['granian and others']}; {code}", tmp_path)
    assert (done.stdout.split(), done.returncode) == (["1", "1"], 0), done.stderr


def test_a_server_that_can_not_put_them_there_says_so(tmp_path: Path) -> None:
    (tmp_path / "static").symlink_to("/proc/nowhere")
    done = run(STARTS["granian and others"], tmp_path)
    assert done.returncode == 1
    line = done.stderr.splitlines()[-1]
    assert f"There are no static files in {tmp_path}/static, and none can be put there" in line
    assert line.endswith("run manage.py collectstatic as somebody who may.")


def test_they_are_collected_again_only_when_something_changed(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.STATIC_ROOT = root = tmp_path / "static"

    def collect() -> None:
        root.mkdir(exist_ok=True)
        (root / "site.1.css").touch()
        (root / "staticfiles.json").write_text('{"paths": {"site.css": "site.1.css"}}')

    monkeypatch.setattr(static_files, "_collect", collect)
    assert static_files.collect_if_changed()
    assert not static_files.collect_if_changed()
    (root / "site.1.css").unlink()
    assert static_files.collect_if_changed()
    (root / "staticfiles.json").unlink()  # as when it was killed in the middle
    assert static_files.collect_if_changed()
    assert not static_files.collect_if_changed()
    source = tmp_path / "source" / "new.css"
    source.parent.mkdir()
    source.write_text("a {}")
    settings.STATICFILES_DIRS = [source.parent]
    monkeypatch.setattr(static_files, "get_finders", lambda: [FileSystemFinder()])
    assert static_files.collect_if_changed()
    source.write_text("b {}")  # of the same size
    assert static_files.collect_if_changed()
    assert not static_files.collect_if_changed()
