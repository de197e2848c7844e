"""A speech or a document with what the parliament's own record says of it."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.extraction.blocks import (
    Block,
    BlockKind,
    Finding,
    FoundValue,
    Hyphenation,
    Reading,
    ReadingOptions,
    Strength,
)
from corpus.extraction.dates import edtf_of_machine_date
from corpus.extraction.readers.html.reader import read_page
from corpus.extraction.readers.html.tree import is_known_element
from corpus.extraction.readers.pdf.hyphens import LOOKED_AT_CHARACTERS, join, words_within_lines
from corpus.extraction.readers.riksdag.records import Record, records_in
from corpus.extraction.readers.riksdag.speakers import read_talker
from corpus.extraction.readers.warc import ArchivedPage
from corpus.extraction.refusals import SourceRefused

VERSION = "5"

PUBLISHER = "Sveriges riksdag"
_TAG = re.compile(r"<\s*/?(?:p|br|div|html|h[1-6]|table)\b", re.IGNORECASE)
# “5 <10 procent”: a sign that opens no element.
_MAYBE_TAG = re.compile(r"<(?!!--|!doctype)(/?([a-z][^\s<>/]*)(?=[\s/>])[^<]*>)?", re.IGNORECASE)
_SCANNED_BEFORE = "1990"
_TEXTS = ("html", "text", "dokument_text")
_IDS = ("dok_id", "anforande_id", "intressent_id", "rel_dok_id", "dok_hangar_id", "hangar_id")


def read_riksdag(content: bytes, options: ReadingOptions) -> Reading:
    """Raises SourceRefused, also where a list's speech is not chosen or has no text."""
    records = records_in(content)
    if not records:
        raise SourceRefused("not_a_record", why="an empty list")
    if len(records) > 1 and not options.page:
        raise SourceRefused("choose_page", pages=len(records))
    chosen = [r for r in records if not options.page or _key(r) == options.page]
    if not chosen:
        raise SourceRefused("no_such_page", page=options.page)
    record = chosen[0]
    if len(records) > 1 and record.kind == "dokument" and not record.get(*_TEXTS):
        raise SourceRefused("empty_record")
    reading = _speech(record) if record.kind == "anforande" else _document(record)
    day = record.get("dok_datum", "datum")
    findings = [Finding("attribution", {"name": PUBLISHER}), *reading.findings]
    if record.kind == "dokument" and "0" < day[:4] < _SCANNED_BEFORE:
        findings.append(Finding("scanned"))
    return replace(reading, metadata=tuple(_metadata(record)), findings=tuple(findings))


def pages_of_riksdag(content: bytes) -> tuple[ArchivedPage, ...]:
    """The speeches or documents of a list, those without text among them."""
    return tuple(
        ArchivedPage(
            key=_key(record),
            address=record.get("talare", "titel"),
            at=record.get("dok_datum", "datum"),
            media_type=record.kind,
            size=len(record.get("anforandetext", "html", "text")),
        )
        for record in records_in(content)
    )


def _key(record: Record) -> str:
    number = record.get("anforande_nummer")
    key = f"{record.get('dok_id', 'id')}-{number}".strip("-")
    return record.get("anforande_id") or key


def _speech(record: Record) -> Reading:
    text = record.get("anforandetext")
    if not text:
        raise SourceRefused("empty_speech")
    reading = _marked_up(text) if _TAG.search(text) else _plain(text)
    kinds = {BlockKind.PARAGRAPH: BlockKind.SPEECH}
    blocks = [replace(b, kind=kinds.get(b.kind, b.kind)) for b in reading.blocks]
    return replace(reading, blocks=tuple(blocks))


def _document(record: Record) -> Reading:
    if page := record.get("html"):
        return _marked_up(page)
    if text := record.get("text", "dokument_text"):
        return _marked_up(text) if _TAG.search(text) else _plain(text)
    raise SourceRefused("no_text")


def _marked_up(text: str) -> Reading:
    """HTML; some records have it escaped once more than their format asks for."""
    if not _TAG.search(text) and _TAG.search(unescaped := html.unescape(text)):
        text = unescaped
    reading = read_page(_MAYBE_TAG.sub(_tag_or_sign, text))
    return replace(reading, metadata=())


def _tag_or_sign(found: re.Match[str]) -> str:
    known = found[2] and is_known_element(found[2].lower())
    return found[0] if known else f"&lt;{found[0][1:]}"


def _plain(text: str) -> Reading:
    """Paragraphs between empty lines; their lines are joined, as are words cut at a line's end."""
    text = html.unescape(text).replace("\r\n", "\n").replace("\r", "\n")
    words = words_within_lines(text.split("\n"))
    blocks: list[Block] = []
    for number, paragraph in enumerate(re.split(r"\n[^\S\n]*\n\s*", text.strip()), 1):
        lines = [line.strip() for line in paragraph.split("\n")]
        joined, hyphens = lines[0], []
        for line in lines[1:]:
            between, dropped = join(joined[-LOOKED_AT_CHARACTERS:], line, words)
            if dropped:
                joined = joined[: -len(dropped)]
                hyphens.append(Hyphenation(len(joined), dropped))
            joined += between + line
        block = Block(
            kind=BlockKind.PARAGRAPH,
            text=joined,
            before="\n\n" if blocks else "",
            where=f"paragraph {number}",
            hyphenations=tuple(hyphens),
        )
        blocks.append(block)
    return Reading(tuple(blocks))


def _metadata(record: Record) -> Iterator[FoundValue]:
    def found(
        name: str, field: str, value: str | None = None, edtf: str = ""
    ) -> Iterator[FoundValue]:
        value = record.get(field) if value is None else value
        if value:
            yield FoundValue(name, value, "riksdag", field, Strength.RECORD, edtf)

    day = record.get("dok_datum", "datum")
    field = "dok_datum" if record.get("dok_datum") else "datum"
    if record.kind == "anforande":
        talker = read_talker(record.get("talare"), record.get("parti"))
        yield from found("speaker", "talare", talker.name)
        yield from found("role", "talare", talker.title)
        yield from found("party", "parti", talker.party)
        yield from found("debate", "avsnittsrubrik")
        yield from found("debate", "underrubrik")
        yield from found("activity", "kammaraktivitet")
        yield from found("title", "dok_titel")
        session, number = record.get("dok_rm"), record.get("dok_nummer")
        speech = record.get("anforande_nummer")
        if session and number:
            reference = f"prot. {session}:{number}" + (f", anf. {speech}" if speech else "")
            yield from found("reference", "dok_nummer", reference)
        yield from found("url", "protokoll_url_www")
    else:
        yield from found("title", "titel")
        session, mark = record.get("rm"), record.get("beteckning")
        if session and mark:
            yield from found("reference", "beteckning", f"{session}:{mark}")
        yield from found("url", "dokument_url_html", _whole(record.get("dokument_url_html")))
        for person in record.people:
            party = person.get("partibet", "").strip().upper().strip("-")
            named = person.get("namn", "").strip() + (f" ({party})" if party else "")
            yield from found("byline", "intressent", named)
    yield from found("published", field, day, edtf_of_machine_date(day))
    yield FoundValue("publisher", PUBLISHER, "riksdag", "terms", Strength.RECORD)
    for identifier in _IDS:
        yield from found(f"riksdag:{identifier}", identifier)


def _whole(address: str) -> str:
    """Addresses in the records begin with `//` or with `http://`."""
    return re.sub(r"^(?:http:)?//", "https://", address)
