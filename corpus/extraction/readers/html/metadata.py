"""What a page says of itself: meta elements, JSON-LD, `time`, and the text that people see."""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.extraction.blocks import BlockKind, FoundValue, LeaveOut, Strength
from corpus.extraction.dates import edtf_of_machine_date, written_dates
from corpus.extraction.readers.html.linked_data import LinkedData
from corpus.extraction.readers.html.rendered import RenderedBlock

_META = {
    "og:title": ("title", "open-graph"),
    "twitter:title": ("title", "meta"),
    "dc.title": ("title", "meta"),
    "author": ("byline", "meta"),
    "byl": ("byline", "meta"),
    "article:author": ("byline", "open-graph"),
    "dc.creator": ("byline", "meta"),
    "og:site_name": ("publisher", "open-graph"),
    "dc.publisher": ("publisher", "meta"),
    "og:url": ("url", "open-graph"),
    "og:locale": ("language", "open-graph"),
    "dc.language": ("language", "meta"),
    "article:published_time": ("published", "open-graph"),
    "article:modified_time": ("modified", "open-graph"),
    "og:updated_time": ("modified", "open-graph"),
    "datepublished": ("published", "microdata"),
    "datemodified": ("modified", "microdata"),
    "date": ("published", "meta"),
    "dc.date": ("published", "meta"),
    "dc.date.created": ("published", "meta"),
    "dc.date.modified": ("modified", "meta"),
    "dc.date.issued": ("published", "meta"),
    "dcterms.issued": ("published", "meta"),
    "dcterms.date": ("published", "meta"),
    "dcterms.created": ("published", "meta"),
    "dcterms.title": ("title", "meta"),
    "dcterms.creator": ("byline", "meta"),
    "dcterms.publisher": ("publisher", "meta"),
    "pubdate": ("published", "meta"),
    "publish-date": ("published", "meta"),
    "parsely-pub-date": ("published", "meta"),
    "parsely-author": ("byline", "meta"),
    "citation_title": ("title", "meta"),
    "citation_author": ("byline", "meta"),
    "citation_publication_date": ("published", "meta"),
    "dcterms.modified": ("modified", "meta"),
    "last-modified": ("modified", "meta"),
}
_NAMED = re.compile(
    r"\b(?:(?P<published>publicera(?:d|t|des)|published|postad|inlagd|datum)"
    r"|(?P<modified>(?:senast )?(?:uppdatera(?:d|t|des)|ändra(?:d|t))|updated|modified))\b",
    re.IGNORECASE,
)
# A name begins with a capital: “Text direkt i en ruta” is none's.
_BYLINE = re.compile(
    r"(?:av|text|by|skribent)\s*:?\s+((?-i:[^\W\d_a-zåäöé])[^\d\n]{2,80})", re.IGNORECASE
)
_PARTS_OF_BYLINE = re.compile(r"\n|\s[|·•]\s")
# Some systems escape what they have been given escaped.
_ESCAPED_MAX_TIMES = 3
_LONGEST_DATE_LINE_CHARACTERS = 200
# Where templates and microformats write who wrote it; where they nest, the name itself.
_AUTHORS = (
    "[itemprop=author] [itemprop=name]",
    "span[itemprop=author]:not(:has([itemprop=name]))",
    "a[itemprop=author]:not(:has([itemprop=name]))",
    "a[rel~=author]",
    ".vcard .fn",
    ".p-author",
)
_PUBLISHERS = (
    "[itemprop=publisher] [itemprop=name]",
    "[itemprop=publisher]:not([itemscope]):not(meta):not(link)",
)
_MOST_AUTHORS = 10
_NAME_MAX_CHARACTERS = 80
_COMMENT = re.compile(r"(?:^|[\s_-])comments?(?:$|[\s_-])", re.IGNORECASE)
_BESIDE_MAX_NODES = 8  # nodes before a `time` that are asked which date it is
_DATES = {"published", "modified"}
_INLINE = {"a", "abbr", "b", "em", "i", "small", "span", "strong"}
_OF_RUNNING_TEXT = {"p", "li", "dd", "td", "blockquote", "figcaption"}
_SENTENCE_MIN_WORDS = 6
_BESIDE_HEADING = 2  # blocks before and after it
_DAY_LINE_CHARACTERS = 50


def find_metadata(
    tree: LexborHTMLParser,
    linked: LinkedData,
    blocks: Iterable[RenderedBlock],
    reasons: Iterable[LeaveOut | None],
    address: str,
) -> tuple[FoundValue, ...]:
    """In the order of their strength; the same value at the same place comes once."""
    shown = [b for b, reason in zip(blocks, reasons, strict=True) if reason is None]
    found = [
        *(
            value_found(name, text, "json-ld", key, Strength.STRONG)
            for name, text, key in linked.values
        ),
        *_from_meta(tree),
        *_from_elements(tree),
        *_from_text(shown),
    ]
    if not any(each.name == "published" for each in found):
        found += _beside_the_heading(shown)
    if address:
        found.append(FoundValue("url", address, "options", "address", Strength.STRONG))
    return tuple(
        dict.fromkeys(each for each in map(_on_the_web(_base(tree, address)), found) if each)
    )


def _base(tree: LexborHTMLParser, page: str) -> str:
    """From where a page counts its addresses: its first `<base>` that has one, else its own."""
    element = tree.css_first("base[href]")
    href = (element.attributes["href"] or "") if element else ""
    try:
        return urljoin(page, href.strip())
    except ValueError:
        return page


def _on_the_web(base: str) -> Callable[[FoundValue], FoundValue | None]:
    """Addresses whole, as seen from the base; None for one that is on somebody's disk."""

    def on_the_web(found: FoundValue) -> FoundValue | None:
        if found.name != "url":
            return found
        try:
            address = urljoin(base, found.value)
            scheme = urlsplit(address).scheme
        except ValueError:  # no address at all, whatever it is called
            return None
        return replace(found, value=address) if scheme in {"http", "https"} else None

    return on_the_web


def value_found(name: str, value: str, source: str, where: str, strength: Strength) -> FoundValue:
    """With its EDTF reading, where the name is a date's."""
    for _time in range(_ESCAPED_MAX_TIMES):
        value = html.unescape(value)
    value = " ".join(value.split())
    edtf = edtf_of_machine_date(value) if name in _DATES else ""
    return FoundValue(name, value, source, where, strength, edtf)


def _from_meta(tree: LexborHTMLParser) -> Iterator[FoundValue]:
    for node in tree.css("meta"):
        attributes = node.attributes
        content = (attributes.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = (attributes.get(attribute) or "").strip().lower()
            if content and key in _META:
                name, source = _META[key]
                yield value_found(name, content, source, key, Strength.STRONG)


def _from_elements(tree: LexborHTMLParser) -> Iterator[FoundValue]:
    for selector, attribute, name in (
        ("html", "lang", "language"),
        ("html", "xml:lang", "language"),
        ("link[rel=canonical]", "href", "url"),
    ):
        for node in tree.css(selector)[:1]:
            if value := (node.attributes.get(attribute) or "").strip():
                yield value_found(name, value, "element", selector, Strength.STRONG)
    for node in tree.css("head > title")[:1]:
        if value := (node.text() or "").strip():
            yield value_found("title", value, "element", "title", Strength.STRONG)
    for selector in _AUTHORS:
        for node in tree.css(selector)[:_MOST_AUTHORS]:
            value = " ".join((node.text() or "").split())
            if 0 < len(value) <= _NAME_MAX_CHARACTERS and not _is_in_comment(node):
                yield value_found("byline", value, "element", selector, Strength.STRONG)
    for selector in _PUBLISHERS:
        for node in tree.css(selector)[:1]:
            value = " ".join((node.attributes.get("content") or node.text() or "").split())
            if 0 < len(value) <= _NAME_MAX_CHARACTERS:
                yield value_found("publisher", value, "microdata", selector, Strength.STRONG)
    for node in tree.css("time[datetime]"):
        value = (node.attributes.get("datetime") or "").strip()
        if edtf_of_machine_date(value) and not _is_of_a_sentence(node):
            shown = " ".join(node.text().split())
            yield value_found(_date_name(node), value, "time", f"time: {shown}", Strength.STRONG)


def _is_in_comment(node: LexborNode) -> bool:
    """Whether it stands in a reader's comment, or in what is written beside the article."""
    around: LexborNode | None = node
    while around is not None:
        names = f"{around.attributes.get('class') or ''} {around.attributes.get('id') or ''}"
        if around.tag in {"aside", "nav", "footer"} or _COMMENT.search(names):
            return True
        around = around.parent
    return False


def _is_of_a_sentence(node: LexborNode) -> bool:
    """Whether a `time` tells of something amid running text: the word before it is no name for a
    date, and the sentence is long, or goes on behind it.
    """
    block = node.parent
    while block is not None and block.tag in _INLINE:
        block = block.parent
    if block is None or block.tag not in _OF_RUNNING_TEXT:
        return False
    text, own = " ".join((block.text() or "").split()), " ".join((node.text() or "").split())
    before, _own, after = text.partition(own)
    goes_on = re.match(r"\s*[.,]?\s*[a-zåäö]|\s*\.\Z", after) is not None
    words = [*before.split(), *after.split()]
    return (
        not _NAMED.search(text)
        and re.search(r"(?:^|\s)[a-zåäö]+\s*\Z", before) is not None
        and (goes_on or len(words) >= _SENTENCE_MIN_WORDS)
    )


def _date_name(node: LexborNode) -> str:
    """Of which date a `time` is: by its own name, else by the last word for one before it."""
    named = (node.attributes.get("itemprop") or "").lower()
    if named in {"datepublished", "datemodified"}:
        return named.removeprefix("date")
    before = ""
    beside = node.prev
    for _step in range(_BESIDE_MAX_NODES):
        if beside is None or len(before) > _LONGEST_DATE_LINE_CHARACTERS:
            break
        before = f"{beside.text()} {before}"
        beside = beside.prev
    return _last_named(f"{before} {node.attributes.get('class') or ''} {node.text()}")


def _last_named(text: str) -> str:
    """Which date the last word for one names; the date of publication where there is none."""
    named = [match.lastgroup or "" for match in _NAMED.finditer(text)]
    return named[-1] if named else "published"


def _from_text(blocks: list[RenderedBlock]) -> Iterator[FoundValue]:
    for block in [
        block for block in blocks if block.kind is BlockKind.HEADING and block.level == 1
    ]:
        yield value_found("title", block.text, "visible", "h1", Strength.VISIBLE)
    for block in blocks:
        if len(block.text) > _LONGEST_DATE_LINE_CHARACTERS:
            continue
        if _NAMED.search(block.text):
            yield from _dates_in(block.text)
        for part in _PARTS_OF_BYLINE.split(block.text.strip()):
            if byline := _BYLINE.fullmatch(part.strip()):
                yield value_found("byline", byline[1], "visible", "byline", Strength.VISIBLE)


def _beside_the_heading(blocks: list[RenderedBlock]) -> Iterator[FoundValue]:
    """A day that stands nearly alone on a line just before the page's heading, or just after it."""
    headings = [n for n, b in enumerate(blocks) if b.kind is BlockKind.HEADING and b.level == 1]
    if len(headings) != 1:
        return
    at = headings[0]
    for block in blocks[max(at - _BESIDE_HEADING, 0) : at + _BESIDE_HEADING + 1]:
        dates = list(written_dates(block.text)) if len(block.text) <= _DAY_LINE_CHARACTERS else []
        if block.kind is BlockKind.PARAGRAPH and len(dates) == 1:
            yield from _dates_in(block.text)
            return


def _dates_in(line: str) -> Iterator[FoundValue]:
    done = 0
    for written, edtf in written_dates(line):
        at = line.index(written, done)
        name = _last_named(line[:at])
        done = at + len(written)
        yield FoundValue(name, written, "visible", " ".join(line.split()), Strength.VISIBLE, edtf)
