"""An address is fetched as it should be, and each bad one is refused with a sentence."""

import gzip
import os
import socket
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest

from corpus.extraction.blocks import ReadingOptions
from corpus.extraction.readers.warc import pages_of_warc
from corpus.extraction.reading import extract
from corpus.extraction.refusals import SourceRefused
from corpus.fetching import refusals
from corpus.fetching.addresses import file_name, follow, parse
from corpus.fetching.archiving import warc_of
from corpus.fetching.client import Fetched, fetch, require_page
from corpus.fetching.connecting import FetchLimits
from corpus.fetching.guard import Guard
from corpus.fetching.refusals import FetchRefused
from corpus.fetching.robots import RobotsSay, robots_say
from tests.corpus.fetching.web import OURS, Site, flood, page, redirect, serving, trickle

AT = datetime(2026, 11, 29, 10, 0, tzinfo=UTC)
LIMITS = FetchLimits(seconds=10, body_bytes=1_000_000)
ARTICLE = "<html><body><h1>Älvsby höjer skatten</h1><p>Skatten höjs med 22 öre.</p></body></html>"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def get(address: str, *, limits: FetchLimits = LIMITS, guard: Guard = OURS) -> Fetched:
    return fetch(parse(address), guard=guard, limits=limits, agent="factcheck/1.0", at=AT)


def refused(address: str, *, limits: FetchLimits = LIMITS, guard: Guard = OURS) -> FetchRefused:
    with pytest.raises(FetchRefused) as error:
        require_page(get(address, limits=limits, guard=guard))
    return error.value


# What comes


def test_what_was_sent_is_kept_to_the_byte(site: Site) -> None:
    body = gzip.compress(ARTICLE.encode())
    answer = page(body, Content_Encoding="gzip", X_Served_By="kommunen")
    site.answers["/nyhet?id=7"] = answer
    fetched = get(f"{site.base}/nyhet?id=7#kommentarer")
    assert fetched.status == 200
    assert fetched.last.response == answer
    assert fetched.last.body == body
    assert fetched.content().decode() == ARTICLE
    assert fetched.last.ip == "127.0.0.1"
    (request,) = site.asked
    assert request.startswith("GET /nyhet?id=7 HTTP/1.1\r\n")
    assert f"Host: 127.0.0.1:{site.port}\r\n" in request
    assert "User-Agent: factcheck/1.0\r\n" in request
    assert request.encode() == fetched.last.request


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("identity", bytes),
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("br", brotli.compress),
    ],
    ids=["identity", "gzip", "deflate", "br"],
)
def test_every_content_encoding_is_read(site: Site, name: str, pack: object) -> None:
    assert callable(pack)
    site.answers["/"] = page(pack(ARTICLE.encode()), Content_Encoding=name)
    assert get(site.base).content().decode() == ARTICLE


def test_chunks_stay_in_the_record_and_go_from_the_body(site: Site) -> None:
    content = ARTICLE.encode()
    chunked = (b"%x\r\n" % len(content)) + content + b"\r\n0\r\n\r\n"
    answer = page(chunked, Transfer_Encoding="chunked")
    site.answers["/"] = answer
    fetched = get(site.base)
    assert fetched.last.body == content
    assert fetched.last.response == answer
    assert _text(fetched) == "Älvsby höjer skatten\n\nSkatten höjs med 22 öre."


def test_that_an_answer_is_on_its_way_is_no_part_of_it(site: Site) -> None:
    answer = page(ARTICLE)
    site.answers["/"] = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + answer
    assert get(site.base).last.response == answer


def test_redirects_are_followed_and_kept(site: Site) -> None:
    site.answers["/gammal"] = redirect("/ny", "301 Moved Permanently")
    site.answers["/%C3%A5%C3%A4%C3%B6"] = page(ARTICLE)
    site.answers["/ny"] = redirect("../%C3%A5%C3%A4%C3%B6")
    fetched = get(f"{site.base}/gammal")
    assert fetched.address == f"{site.base}/%C3%A5%C3%A4%C3%B6"
    assert [each.status for each in fetched.exchanges] == [301, 302, 200]


def test_an_address_in_a_header_may_be_utf_8_that_nobody_escaped(site: Site) -> None:
    site.answers["/"] = redirect("/sida-ö".encode().decode("latin-1"))
    site.answers["/sida-%C3%B6"] = page(ARTICLE)
    assert get(site.base).status == 200


def test_it_is_kept_as_warc_records(site: Site) -> None:
    site.answers["/gammal"] = redirect("/ny")
    site.answers["/ny"] = page(gzip.compress(ARTICLE.encode()), Content_Encoding="gzip")
    archive = warc_of(get(f"{site.base}/gammal"), software="factcheck/1.0")
    (kept,) = pages_of_warc(archive)
    assert (kept.address, kept.at) == (f"{site.base}/ny", "2026-11-29T10:00:00Z")
    assert kept.media_type == "text/html; charset=utf-8"
    # A member for each record, as the standard asks; all of them together are the file.
    assert archive.count(b"\x1f\x8b\x08") == 5
    plain = gzip.decompress(archive).decode("latin-1")
    for words in ("WARC-Type: warcinfo", "WARC-Type: request", "WARC-Type: response"):
        assert words in plain
    assert "WARC-IP-Address: 127.0.0.1" in plain
    assert "GET /gammal HTTP/1.1" in plain
    assert "Location: /ny" in plain
    extraction = extract(archive, ReadingOptions(name="ny.warc.gz"))
    assert extraction.extractor.name == "warc+html"
    assert extraction.blocks[0].text == "Älvsby höjer skatten"


@pytest.mark.parametrize(
    ("media_type", "file"),
    [
        ("application/pdf", "pdf/groff-rapport.pdf"),
        ("application/octet-stream", "pdf/groff-rapport.pdf"),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx/andringar.docx",
        ),
    ],
    ids=["pdf", "pdf as octets", "docx"],
)
def test_files_are_read_whatever_they_are_sent_as(site: Site, media_type: str, file: str) -> None:
    content = (Path(__file__).parents[1] / "extraction" / "files" / file).read_bytes()
    site.answers["/rapport"] = page(content, media_type)
    archive = warc_of(get(f"{site.base}/rapport"), software="x")
    sent = extract(archive, ReadingOptions(name="rapport.warc.gz"))
    assert sent.blocks == extract(content, ReadingOptions(name="rapport")).blocks


def test_the_environments_proxies_are_not_asked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    site.answers["/"] = page(ARTICLE)
    assert get(site.base).status == 200
    assert os.environ["http_proxy"]


# What is refused


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", "not_an_address"),
        ("kommunen", "not_an_address"),
        ("http://", "not_an_address"),
        ("http://kommun.example:x/", "not_an_address"),
        ("http://[::1/", "not_an_address"),
        ("http://kommun.example/två ord", "not_an_address"),
        ("http://kommun.example/\r\nX: y", "not_an_address"),
        ("http://-/", "not_an_address"),
        ("https://kommun.example/" + "a" * 1_000, "too_long"),
        ("ftp://kommun.example/", "scheme"),
        ("file:///home", "scheme"),
        ("javascript:void(0)", "scheme"),
        ("data:text/html,hej", "scheme"),
        ("http://anna:hemligt@kommun.example/", "user_in_address"),
        ("http://kommun.example@127.0.0.1/", "user_in_address"),
        ("http://kommun.example:25/", "port"),
        ("http://kommun.example:0/", "port"),
    ],
)
def test_what_is_no_address_is_not_asked_for(address: str, code: str) -> None:
    with pytest.raises(FetchRefused) as error:
        parse(address)
    assert error.value.code == code


def test_addresses_are_written_as_servers_take_them() -> None:
    assert parse(" kommun.example/budget ").url == "https://kommun.example/budget"
    assert parse("HTTPS://Räksmörgås.example").url == "https://xn--rksmrgs-5wao1o.example/"
    assert parse("http://x.example/å?q=ö%20b#c").url == "http://x.example/%C3%A5?q=%C3%B6%20b"
    assert parse("http://x.example:80/").url == "http://x.example/"
    assert parse("https://x.example:8443").authority == "x.example:8443"
    assert parse("http://[2001:DB8::1]:8080/a").authority == "[2001:db8::1]:8080"
    here = parse("https://x.example/a/b")
    assert follow(here, "//y.example/c").url == "https://y.example/c"
    assert follow(here, " två ord ").url == "https://x.example/a/tv%C3%A5%20ord"


def test_no_two_addresses_have_the_same_file_name() -> None:
    addresses = [
        *("https://x.example/", "http://x.example/", "https://www.x.example/"),
        *(
            "https://x.example/a",
            "https://x.example/a/",
            "https://x.example/a?",
            "https://x.example/a?b",
        ),
        *("https://x.example/a/b", "https://x.example/a_b", "https://x.example/" + "a" * 900),
        "https://x.example/" + "a" * 901,
    ]
    parsed = {parse(each).url: file_name(parse(each)) for each in addresses}
    assert len(set(parsed.values())) == len(parsed)
    assert all(len(name) <= 200 and "/" not in name for name in parsed.values())


NOT_PUBLIC = [
    *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1"),  # noqa: S104
    *("169.254.169.254", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "203.0.113.7"),
    *("224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0"),
    *("fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "2001::1", "2002:7f00:1::", "3fff::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "64:ff9b::7f00:1"),
    *("64:ff9b:1::1", "100::1", "fec0::1", "kommun.example"),
]


@pytest.mark.parametrize("ip", NOT_PUBLIC)
def test_special_addresses_are_nobodys_to_ask(ip: str) -> None:
    with pytest.raises(FetchRefused) as error:
        Guard().check("kommun.example", ip)
    assert error.value.code == "not_public"


@pytest.mark.parametrize(
    "ip", ["1.1.1.1", "193.11.1.1", "::ffff:1.1.1.1", "64:ff9b::101:101", "2a00:801::1", "2606::1"]
)
def test_public_addresses_may_be_asked(ip: str) -> None:
    Guard().check("kommun.example", ip)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "0"])
def test_loopback_is_refused_by_whatever_name(site: Site, host: str) -> None:
    error = refused(f"http://{host}:{site.port}/", guard=Guard())
    assert error.code in {"not_public", "no_such_host"}
    assert site.asked == []


@pytest.mark.parametrize("to", ["http://127.0.0.2:{port}/", "http://169.254.169.254/latest/"])
def test_a_redirect_is_guarded_like_the_first_address(site: Site, to: str) -> None:
    """The test's own list allows 127.0.0.1 and no other."""
    site.answers["/"] = redirect(to.format(port=site.port))
    assert refused(site.base).code == "not_public"
    assert site.paths() == ["/"]


def test_a_redirect_to_localhost_is_refused(site: Site) -> None:
    site.answers["/"] = redirect(f"http://localhost:{site.port}/")

    def resolve(host: str, _port: int, _seconds: float) -> list[str]:
        return ["::1", "127.0.0.1"] if host == "localhost" else [host]

    with pytest.raises(FetchRefused) as error:
        fetch(parse(site.base), guard=OURS, limits=LIMITS, agent="x", at=AT, resolve=resolve)
    assert error.value.code == "not_public"
    assert site.paths() == ["/"]


def test_a_name_that_leads_to_one_special_address_is_refused_whole(site: Site) -> None:
    """A name may lead to a public address and a private one at once."""

    def resolve(_host: str, _port: int, _seconds: float) -> list[str]:
        return ["127.0.0.1", "169.254.169.254"]

    with pytest.raises(FetchRefused) as error:
        fetch(
            parse(f"http://kommun.example:{site.port}/"),
            guard=OURS,
            limits=LIMITS,
            agent="x",
            at=AT,
            resolve=resolve,
        )
    assert error.value.details == {"host": "kommun.example", "ip": "169.254.169.254"}
    assert site.asked == []


def test_a_name_is_looked_up_once_and_what_was_checked_is_what_is_asked(site: Site) -> None:
    """Who answers for the name can't tell the guard one thing and the connection another."""
    site.answers["/"] = page(ARTICLE)
    asked: list[str] = []

    def resolve(host: str, _port: int, _seconds: float) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

    fetched = fetch(
        parse(f"http://kommun.example:{site.port}/"),
        guard=OURS,
        limits=LIMITS,
        agent="x",
        at=AT,
        resolve=resolve,
    )
    assert asked == ["kommun.example"]
    assert fetched.last.ip == "127.0.0.1"
    assert f"Host: kommun.example:{site.port}" in site.asked[0]


def test_the_connections_other_end_is_checked_too(site: Site) -> None:
    """A guard that lets the name through, and then no connection: nothing is asked over it."""

    class Once(Guard):
        def check(self, host: str, ip: str) -> None:
            if seen:
                raise FetchRefused("not_public", host=host, ip=ip)
            seen.append(ip)

    seen: list[str] = []
    assert refused(site.base, guard=Once()).code == "not_public"
    assert seen == ["127.0.0.1"]
    assert site.asked == []


def test_a_circle_of_redirects_is_said(site: Site) -> None:
    site.answers["/a"] = redirect("/b")
    site.answers["/b"] = redirect("/a")
    error = refused(f"{site.base}/a")
    assert error.code == "circle"
    assert error.details["address"] == f"{site.base}/a"
    assert site.paths() == ["/a", "/b"]


def test_redirects_end(site: Site) -> None:
    for number in range(20):
        site.answers[f"/{number}"] = redirect(f"/{number + 1}")
    assert refused(f"{site.base}/0").code == "too_many_redirects"
    assert len(site.asked) == LIMITS.redirects + 1


@pytest.mark.parametrize(
    ("to", "code"),
    [("", "redirect_to_nowhere"), ("ftp://x.example/", "scheme"), ("http://[", "not_an_address")],
)
def test_a_redirect_leads_somewhere(site: Site, to: str, code: str) -> None:
    site.answers["/"] = redirect(to)
    assert refused(site.base).code == code


def test_one_byte_at_a_time_is_cut(site: Site) -> None:
    site.answers["/"] = trickle(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    began = time.monotonic()
    error = refused(site.base, limits=FetchLimits(seconds=1, body_bytes=1_000_000))
    assert error.code == "too_slow"
    assert error.details == {"seconds": 1}
    assert time.monotonic() - began < 15  # it would go on for twenty


def test_headers_that_never_end_are_cut(site: Site) -> None:
    site.answers["/"] = trickle(b"HTTP/1.1 200 OK\r\nX: ")
    limits = FetchLimits(seconds=1, body_bytes=1_000_000)
    assert refused(site.base, limits=limits).code == "too_slow"


def test_a_server_that_says_nothing_is_cut(site: Site) -> None:
    site.answers["/"] = lambda _peer: time.sleep(3)
    limits = FetchLimits(seconds=1, body_bytes=1_000_000)
    assert refused(site.base, limits=limits).code == "too_slow"


@pytest.mark.parametrize(
    "start",
    [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000000000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3b9aca00\r\n",
    ],
    ids=["said", "unsaid", "in one chunk"],
)
def test_a_gigabyte_is_cut(site: Site, start: bytes) -> None:
    sent: list[int] = []

    def send(peer: socket.socket) -> None:
        try:
            flood(start)(peer)
        finally:
            sent.append(1)

    site.answers["/"] = send
    error = refused(site.base)
    assert error.code == "too_large"
    assert error.details == {"most": LIMITS.body_bytes}


def test_headers_without_end_are_cut(site: Site) -> None:
    site.answers["/"] = flood(b"HTTP/1.1 200 OK\r\nX: ")
    assert refused(site.base).code in {"not_http", "too_large"}


def test_a_body_that_unpacks_to_a_giant_is_refused(site: Site) -> None:
    body = gzip.compress(b"<p>x</p>" * 20_000_000, 1)
    site.answers["/"] = page(body, Content_Encoding="gzip")
    limits = FetchLimits(seconds=30, body_bytes=10_000_000)
    archive = warc_of(get(site.base, limits=limits), software="x")
    with pytest.raises(SourceRefused) as error:
        extract(archive, ReadingOptions())
    assert error.value.code == "part_too_large"


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b"hej\r\n\r\n", "not_http"),
        (b"", "not_http"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nkort", "not_http"),
        (page("", status="404 Not Found"), "status"),
        (page("fel", status="500 Internal Server Error"), "status"),
        (page("", status="299 Egen"), "status"),
        (page(""), "nothing_in_it"),
    ],
)
def test_what_is_no_page_is_said(site: Site, answer: bytes, code: str) -> None:
    site.answers["/"] = answer
    assert refused(site.base).code == code


def test_a_wrong_media_type_is_said(site: Site) -> None:
    site.answers["/"] = page(ARTICLE, "application/pdf")
    archive = warc_of(get(site.base), software="x")
    with pytest.raises(SourceRefused) as error:
        extract(archive, ReadingOptions())
    assert error.value.code == "wrong_type"


def test_a_server_that_is_away_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert refused(f"http://127.0.0.1:{port}/").code == "no_connection"


def test_a_server_without_a_certificate_is_said(site: Site) -> None:
    site.greeting = page("Only http here", status="400 Bad Request")
    assert refused(f"https://127.0.0.1:{site.port}/").code == "certificate"


def test_a_name_that_is_nobodys_is_said() -> None:
    assert refused("http://ingen.invalid/").code in {"no_such_host", "no_connection"}


# robots.txt


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        (page("User-agent: *\nDisallow: /admin\n", "text/plain"), RobotsSay.ALLOWED),
        (page("User-agent: *\nDisallow: /\n", "text/plain"), RobotsSay.DISALLOWED),
        (page("User-agent: *\nDisallow: /*.pdf$\n", "text/plain"), RobotsSay.DISALLOWED),
        (page("\ufeffUser-agent: *\nDisallow: /\n", "text/plain"), RobotsSay.DISALLOWED),
        (
            page("User-agent: *\nDisallow: /\n\nUser-agent: factcheck\nAllow: /\n", "text/plain"),
            RobotsSay.ALLOWED,
        ),
        (page("nej", status="404 Not Found"), RobotsSay.ALLOWED),
        (page("nej", status="503 Service Unavailable"), RobotsSay.UNKNOWN),
        (page("x" * 600_000, "text/plain"), RobotsSay.UNKNOWN),
        (redirect("http://169.254.169.254/robots.txt"), RobotsSay.UNKNOWN),
    ],
    ids=["other", "all", "pattern", "byte order mark", "us", "none", "broken", "giant", "special"],
)
def test_what_robots_txt_says(site: Site, rules: bytes, says: RobotsSay) -> None:
    site.answers["/robots.txt"] = rules

    def fetch_one(address: object, limits: FetchLimits, at: datetime) -> Fetched:
        return fetch(address, guard=OURS, limits=limits, agent="factcheck", at=at)  # type: ignore[arg-type]

    address = parse(f"{site.base}/rapport.pdf")
    assert robots_say(address, agent="factcheck", fetch_one=fetch_one, at=AT) == says


# The sentences


def test_every_refusal_has_its_sentence_and_is_raised_somewhere() -> None:
    source = Path(refusals.__file__).parents[1]
    files = [*source.glob("fetching/*.py"), source / "fetched_sources.py"]
    others = ("evidence_links.py", "subscriptions/attempts.py")
    files += [source.parent / "claims" / each for each in others]
    text = "".join(path.read_text() for path in files if path.name != "refusals.py")
    assert {code for code in refusals.SENTENCES if f'"{code}"' not in text} == set()


def test_long_values_are_cut_in_sentences() -> None:
    error = FetchRefused("no_such_host", host="a" * 500 + "\x00")
    assert len(str(error)) < 300


def _text(fetched: Fetched) -> str:
    extraction = extract(warc_of(fetched, software="x"), ReadingOptions(name="x.warc.gz"))
    return "\n\n".join(block.text for block in extraction.blocks)
