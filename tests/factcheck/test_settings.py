"""Settings come from the environment: a bad value stops the start, and the message names it."""

import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

READ = "import json, factcheck.settings as s; print(json.dumps(getattr(s, {name!r}), default=str))"


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A Python of its own, in which nothing is set but what is given."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return subprocess.run(  # noqa: S603
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def value(name: str, folder: Path, **environment: str) -> Any:
    done = run("-c", READ.format(name=name), **({"VAR_DIR": str(folder)} | environment))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def refusal(folder: Path, **environment: str) -> str:
    """What `manage.py check` says; asserts that it is one line, and that it failed."""
    done = run("manage.py", "check", **({"VAR_DIR": str(folder)} | environment))
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    return line


BAD = [
    ("DEBUG", "maybe", "say true or false"),
    ("DEBUG", "2", "say true or false"),
    ("EVIDENCE_PRIMARY_REQUIRED", "ja", "say true or false"),
    ("EVIDENCE_MINIMUM", "0", "say a whole number above zero"),
    ("EVIDENCE_MINIMUM", "two", "say a whole number above zero"),
    ("MAX_SOURCE_BYTES", "-1", "say a whole number above zero"),
    ("MAX_SOURCE_BYTES", "20 MB", "say a whole number above zero"),
    ("MAX_SOURCE_BYTES", "9" * 5000, "say a whole number above zero"),
    ("PUBLIC_BASE_URL", "factcheck.example", "say an address such as https://factcheck.example"),
    ("PUBLIC_BASE_URL", "ftp://factcheck.example", "say an address"),
    ("PUBLIC_BASE_URL", "https://", "say an address"),
    ("PUBLIC_BASE_URL", "https://factcheck.example/?a=1", "say an address"),
    ("PUBLIC_BASE_URL", "https://factcheck.example/#a", "say an address"),
    ("PUBLIC_BASE_URL", "https://user:secret@factcheck.example", "say an address"),
    ("PUBLIC_BASE_URL", "https://fact check.example", "say an address"),
    ("PUBLIC_BASE_URL", "http://[::1", "say an address"),
    ("PUBLIC_BASE_URL", "http://127.0.0.1:port", "say an address"),
    ("PUBLIC_BASE_URL", "http://127.0.0.1:99999", "say an address"),
    ("DATABASE_URL", "mysql://root@localhost/factcheck", "must name a PostgreSQL database"),
    ("DATABASE_URL", "sqlite:///x.db", "must name a PostgreSQL database"),
    ("DATABASE_URL", "factcheck", "is not an address like postgres://user@host/name"),
    ("DATABASE_URL", "postgres://u:pw@host:port/name", "is not an address"),
    ("PUBLIC_DATABASE_URL", "factcheck", "is not an address like postgres://user@host/name"),
    ("DATABASE_URL", "postgres:///n?prepare_threshold=x", "is a whole number or none"),
    ("TRUSTED_PROXIES", "10.0.0.0/8, proxy", "'proxy' is no address or network"),
    ("API_RATE", "600", "say something like 600/minute, or none"),
    ("API_RATE", "0/minute", "say something like 600/minute, or none"),
    ("TWO_FACTOR_ROLES", "editor, boss", "'boss' is no role: say researcher, editor"),
    ("LOGIN_ATTEMPTS", "0", "say a whole number above zero"),
    ("LOGIN_LOCK_MINUTES", "soon", "say a whole number above zero"),
    ("SESSION_HOURS", "-1", "say a whole number above zero"),
    ("VAR_DIR", "/dev/null/var", "cannot make the folder /dev/null/var: Not a directory"),
]


@pytest.mark.parametrize(("name", "bad", "advice"), BAD, ids=lambda text: str(text)[:40])
def test_a_bad_value_is_named(tmp_path: Path, name: str, bad: str, advice: str) -> None:
    line = refusal(tmp_path, **{name: bad})
    assert line.startswith(name)
    assert advice in line


def test_a_bad_value_stops_whoever_imports_the_settings(tmp_path: Path) -> None:
    done = run("-c", "import factcheck.wsgi", VAR_DIR=str(tmp_path), DEBUG="maybe")
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.endswith("ImproperlyConfigured: DEBUG is 'maybe': say true or false")


@pytest.mark.parametrize("name", ["DATABASE_URL", "PUBLIC_DATABASE_URL"])
@pytest.mark.parametrize(
    "url",
    ["postgres://u:hunter2/hunter2@host/name", "mysql://u:hunter2@host/name", "hunter2"],
)
def test_a_password_is_never_repeated(tmp_path: Path, name: str, url: str) -> None:
    done = run("-c", "import factcheck.settings", **{"VAR_DIR": str(tmp_path), name: url})
    assert done.returncode == 1
    assert name in done.stderr
    assert "hunter2" not in done.stderr


@pytest.mark.parametrize(
    ("given", "read"),
    [("", False), ("1", True), ("TRUE", True), (" yes ", True), ("off", False), ("0", False)],
)
def test_flags(tmp_path: Path, given: str, read: bool) -> None:
    assert value("DEBUG", tmp_path, DEBUG=given) is read


@pytest.mark.parametrize(("given", "read"), [("", 20_000_000), ("1", 1), (" 007 ", 7)])
def test_numbers(tmp_path: Path, given: str, read: int) -> None:
    assert value("MAX_SOURCE_BYTES", tmp_path, MAX_SOURCE_BYTES=given) == read


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("", "http://127.0.0.1:8000"),
        ("https://fakta.example/", "https://fakta.example"),
        ("https://fakta.example/databas/", "https://fakta.example/databas"),
        ("http://[::1]:8001", "http://[::1]:8001"),
    ],
)
def test_the_sites_address(tmp_path: Path, given: str, read: str) -> None:
    assert value("PUBLIC_BASE_URL", tmp_path, PUBLIC_BASE_URL=given) == read


@pytest.mark.parametrize(
    ("given", "read"),
    [("", []), ("editor", ["editor"]), ("editor, administrator", ["editor", "administrator"])],
)
def test_roles_that_need_a_second_step(tmp_path: Path, given: str, read: list[str]) -> None:
    assert value("TWO_FACTOR_ROLES", tmp_path, TWO_FACTOR_ROLES=given) == read


def test_hosts_follow_from_the_address(tmp_path: Path) -> None:
    site = {"PUBLIC_BASE_URL": "https://fakta.example"}
    assert value("ALLOWED_HOSTS", tmp_path, **site)[0] == "fakta.example"
    assert value("CSRF_TRUSTED_ORIGINS", tmp_path, **site) == ["https://fakta.example"]
    assert value("ALLOWED_HOSTS", tmp_path, ALLOWED_HOSTS="a.example, b.example") == [
        "a.example",
        "b.example",
    ]


def test_https_settings_follow_from_the_address(tmp_path: Path) -> None:
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT")
    for name in names:
        assert value(name, tmp_path, PUBLIC_BASE_URL="http://fakta.example") is False
        assert value(name, tmp_path, PUBLIC_BASE_URL="https://fakta.example") is True
    assert value("SECURE_HSTS_SECONDS", tmp_path, PUBLIC_BASE_URL="https://fakta.example") > 0


def test_debug_is_off_unless_asked_for(tmp_path: Path) -> None:
    assert value("DEBUG", tmp_path) is False


def test_the_public_connection_is_another_where_one_is_given(tmp_path: Path) -> None:
    databases = value(
        "DATABASES",
        tmp_path,
        DATABASE_URL="postgres://desk@main/factcheck",
        PUBLIC_DATABASE_URL="postgres://public@replica/factcheck",
    )
    assert (databases["default"]["USER"], databases["default"]["HOST"]) == ("desk", "main")
    assert (databases["public"]["USER"], databases["public"]["HOST"]) == ("public", "replica")
    databases = value("DATABASES", tmp_path, DATABASE_URL="postgres://desk@main/factcheck")
    assert databases["public"]["HOST"] == "main"


# The secret key


def test_a_secret_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    key = value("SECRET_KEY", folder)
    assert len(key) > 50
    file = folder / "secret-key"
    assert file.read_text() == key
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert value("SECRET_KEY", folder) == key
    assert value("SECRET_KEY", tmp_path / "other") != key
    assert sorted(path.name for path in folder.iterdir()) == ["secret-key"]


def test_processes_that_start_together_get_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor() as pool:
        keys = pool.map(lambda _number: value("SECRET_KEY", tmp_path), range(6))
    assert len(set(keys)) == 1


def test_the_key_that_is_given_is_used_and_not_kept(tmp_path: Path) -> None:
    assert value("SECRET_KEY", tmp_path, SECRET_KEY="given") == "given"
    assert list(tmp_path.iterdir()) == []


def test_a_key_that_can_not_be_kept(tmp_path: Path) -> None:
    (tmp_path / "secret-key").mkdir()
    line = refusal(tmp_path)
    assert line.startswith("SECRET_KEY is unset, and ")


def test_a_pooler_and_several_hosts(tmp_path: Path) -> None:
    """What Django, and libpq, are told by the addresses of `docs/hosting.md`."""
    hosts = "host=a,b&port=1,2&load_balance_hosts=random&target_session_attrs=any"
    found = value(
        "DATABASES",
        tmp_path,
        DATABASE_URL="postgres://u@h:6432/n?prepare_threshold=none",
        PUBLIC_DATABASE_URL=f"postgres://u:p@/n?{hosts}",
    )
    assert found["default"]["OPTIONS"]["prepare_threshold"] is None
    assert found["default"]["DISABLE_SERVER_SIDE_CURSORS"] is True
    assert found["public"]["OPTIONS"] == {
        "host": "a,b",
        "port": "1,2",
        "load_balance_hosts": "random",
        "target_session_attrs": "any",
        "prepare_threshold": 3,
        "server_side_binding": True,
    }
    assert found["public"]["HOST"] == found["public"]["PORT"] == ""
