"""Why a server can't be reached is said in the reader's language, of each kind that is known."""

import errno
import os
import re
import socket
from collections.abc import Iterator

import pytest
from django.utils import timezone, translation

from corpus.fetching.addresses import parse
from corpus.fetching.client import fetch
from corpus.fetching.connecting import FetchLimits
from corpus.fetching.refusals import FetchRefused
from corpus.network_words import network_problem
from corpus.source_sentences import as_reason, fetch_sentence, reason_sentence
from tests.corpus.fetching.web import OURS, Site, page, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def sentence(address: str) -> str:
    limits = FetchLimits(seconds=10, body_bytes=1_000_000)
    with pytest.raises(FetchRefused) as refused:
        fetch(parse(address), guard=OURS, limits=limits, agent="test", at=timezone.now())
    with translation.override("sv"):
        return fetch_sentence(refused.value)


def test_where_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    said = sentence(f"http://127.0.0.1:{port}/")
    assert said == "127.0.0.1 går inte att nå (uppkopplingen nekas)"


def test_where_only_http_is_spoken(site: Site) -> None:
    site.greeting = page("Only http here", status="400 Bad Request")
    assert sentence(f"https://127.0.0.1:{site.port}/").endswith("(den talar inte https)")


def test_where_the_connection_ends(site: Site) -> None:
    site.answers["/"] = b""
    said = sentence(site.base)
    assert re.fullmatch(r".*\(förbindelsen bröts\)", said), said


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("timed out", "det kom inget svar i tid"),
        ("The read operation timed out", "det kom inget svar i tid"),
        ("_ssl.c:999: The handshake operation timed out", "det kom inget svar i tid"),
        ("its name is not found in time", "namnet hittas inte i tid"),
        ("certificate has expired", "certifikatet har gått ut"),
        ("certificate is not yet valid", "certifikatet gäller inte än"),
        ("self-signed certificate", "den har själv signerat sitt certifikat"),
        (
            "self signed certificate in certificate chain",
            "den har själv signerat sitt certifikat",
        ),
        (
            "unable to get local issuer certificate",
            "ingen känner den som har utfärdat certifikatet",
        ),
        (
            "Hostname mismatch, certificate is not valid for 'kommun.example'.",
            "certifikatet gäller ett annat namn",
        ),
        ("WRONG_VERSION_NUMBER", "den talar inte https"),
        ("Server disconnected without sending a response.", "förbindelsen bröts"),
        # Nothing is lost of what isn't known.
        ("[Errno 9999] Something odd", "[Errno 9999] Something odd"),
        ("ValueError", "ValueError"),
    ],
)
def test_each_kind_has_its_words(why: str, words: str) -> None:
    with translation.override("sv"):
        assert network_problem(why) == words
    with translation.override("en"):
        assert network_problem(why)


@pytest.mark.parametrize(
    "name",
    ["ECONNREFUSED", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ECONNRESET", "EPIPE"],
)
def test_the_systems_own_errors_are_known_by_their_number(name: str) -> None:
    """Whatever language the system speaks; as logs of before have them too."""
    number = getattr(errno, name)
    error = OSError(number, os.strerror(number))
    reason = as_reason("fetch", "no_connection", {"host": "a.example", "why": str(error)})
    with translation.override("sv"):
        said = reason_sentence(reason)
    assert said.startswith("a.example går inte att nå (")
    assert "Errno" not in said
    assert os.strerror(number) not in said
