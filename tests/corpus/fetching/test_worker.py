"""A worker, as a process of its own, meets addresses that do it no good, and lives on."""

from pathlib import Path

import pytest

from corpus import fetched_sources
from corpus.models import SourceDraft
from tests.claims.imports.sheets.test_workers import until, worker
from tests.corpus.fetching.web import Answer, flood, page, redirect, serving, trickle
from tests.factories import AT, make_user

pytestmark = pytest.mark.django_db(transaction=True)

START = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def test_the_worker_lives_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FETCH_ALLOWED_NETWORKS", "127.0.0.1/32")
    monkeypatch.setenv("FETCH_SECONDS", "5")
    asker = make_user(role="researcher")
    answers: dict[str, Answer] = {
        "/trickle": trickle(START),
        "/flood": flood(START),
        "/circle": redirect("/circle"),
        "/private": redirect("http://169.254.169.254/"),
        "/deep": page("<div>" * 10_000 + "<p>Djupt</p>"),
        "/good": page("<main><h1>Budget</h1><p>Det blir 640 miljoner.</p></main>"),
    }
    with serving(answers) as site:
        for path in answers:
            fetched_sources.ask_for(f"{site.base}{path}", by=asker, at=AT)
        log = tmp_path / "worker.log"
        with worker(log) as process:
            until(lambda: not SourceDraft.objects.waiting().exists(), process, log)
            assert process.poll() is None
        found = {
            draft.address.removeprefix(site.base): draft.refused and draft.refused["code"]
            for draft in SourceDraft.objects.all()
        }
    assert found == {
        "/trickle": "too_slow",
        "/flood": "too_large",
        "/circle": "circle",
        "/private": "not_public",
        "/deep": "too_deep",
        "/good": None,
    }
    assert SourceDraft.objects.exclude(content=b"").count() == 1
