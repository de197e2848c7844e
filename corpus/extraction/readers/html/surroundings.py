"""What the elements around a text say about it, gathered on the way down."""

import re
from dataclasses import dataclass, field, replace
from typing import ClassVar

from selectolax.lexbor import LexborNode

from corpus.extraction.blocks import LeaveOut
from corpus.extraction.readers.html.hidden import is_hidden
from corpus.extraction.readers.html.shadow_roots import Slots
from corpus.extraction.readers.html.stylesheets import Stylesheet

# What a class or an id hints at. Alone it proposes nothing.
_HINTS = (
    (LeaveOut.COMMENTS, r"comment(?:s|list|area)?|kommentar(?:er)?|disqus|respond|replies"),
    (LeaveOut.SHARING, r"shar(?:e|ing)|social|some|dela|follow|print-?button|addthis"),
    (
        LeaveOut.RECOMMENDED,
        (
            "related|relaterat|relaterade|recommend(?:ed|ations)?|rekommender.*|read-?more|teasers?|"
            "lasmer|las-?mer|promo|most-?read|mest-?last|puff(?:ar)?|outbrain|taboola|trending"
        ),
    ),
    (
        LeaveOut.NAVIGATION,
        (
            "nav(?:bar|igation|igering)?|menu|meny|menylist.*|breadcrumbs?|brodsmul.*|crumbs|pager|"
            "pagination|paging|skip(?:-?link)?|tag-?list|tags|toc|editsection"
        ),
    ),
    (LeaveOut.SITE_HEADER, r"(?:site-?|page-?)?(?:header|topp|top|masthead|banner|sidhuvud)"),
    (LeaveOut.SITE_FOOTER, r"(?:site-?|page-?)?(?:footer|bottom|sidfot|colophon|copyright)"),
    (
        LeaveOut.CONTROLS,
        (
            r"\w*cookie\w*|\w*consent\w*|gdpr\w*|kakor|kak-?(?:banner|ruta|info\w*)|onetrust\w*"
            r"|didomi\w*|usercentrics\w*|cmp\w*|newsletter|nyhetsbrev|subscri(?:be|ption)|prenumer\w*|signup|login|paywall"
            r"|(?:page-?)?feedback|(?:was-?)?helpful|page-?rating"
        ),
    ),
    (LeaveOut.NOT_ARTICLE, r"sidebar|side-?column|sidokolumn|widget(?:-?area)?|secondary|blogroll"),
)
# What a role hints at: an article may be shown in a dialog, too.
_ROLES = {"dialog": LeaveOut.CONTROLS, "alertdialog": LeaveOut.CONTROLS}
_HINT = re.compile("|".join(f"(?P<g{n}>{words})" for n, (_reason, words) in enumerate(_HINTS)))
_WORDS = re.compile(r"[\s_]+|(?<=[a-zåäö])(?=[A-Z])|__|--")
_CONTROLS = {"button", "select", "option", "textarea", "datalist", "fieldset"}
_SECTIONING = {"article", "main", "section", "blockquote"}
_BLOCK_TAGS = {
    *("p", "div", "li", "dt", "dd", "blockquote", "figcaption", "caption", "aside", "td", "th"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "pre", "textarea", "listing", "xmp", "plaintext"),
    *("address", "summary", "legend", "button", "option"),
}
# A plain box in one of these is still of its kind; a paragraph of a fact box is an aside.
_KEPT_KINDS = {"blockquote", "aside", "li", "dd", "dt", "figcaption", "caption"}
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_MAX_REGIONS = 20  # of the elements in one another that hint at something, the innermost
_PLAIN = {"p", "div", "address", "summary", "legend", "td", "th"}
_NOTE_ROLES = {"doc-footnote", "doc-endnote", "doc-endnotes", "note"}
_NOTE_TYPES = {"footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes", "note"}
_POST = re.compile(r"\b(?:post|hentry|h-entry|blog-?post|inlagg|entry)\b")


@dataclass(frozen=True, slots=True)
class Region:
    """An element whose name hints at something; compared by its number."""

    number: int
    reason: LeaveOut


@dataclass(slots=True)
class Numbers:
    """Counters for one page."""

    regions: int = 0
    groups: int = 0
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Surroundings:
    numbers: Numbers
    main: int | None = None  # the `mem_id` of the element that holds the article
    opened: frozenset[int] = frozenset()  # of those that a click opens: hidden, but not from people
    openers: frozenset[int] = frozenset()  # of those to be clicked, which head what they open
    styles: Stylesheet = field(default_factory=Stylesheet)
    depth: int = 0
    block_tag: str = "body"
    group: int = 0
    article: int = 0
    in_main: bool = False
    in_section: bool = False
    in_aside: bool = False
    in_link: bool = False
    preformatted: bool = False
    hidden: bool = False
    foreign: bool = False
    note: bool = False
    known: LeaveOut | None = None  # what an element says by itself: `nav`, a site's header, a form
    regions: tuple[Region, ...] = ()
    where: str = ""
    shadows: bool = False  # whether the page has any shadow root
    slots: tuple[Slots, ...] = ()  # of the elements whose shadow roots it stands in

    _PREFORMATTED: ClassVar[frozenset[str]] = frozenset(
        {"pre", "textarea", "listing", "xmp", "plaintext"}
    )

    def within(self, node: LexborNode) -> "Surroundings":
        """As it is inside the element."""
        tag = node.tag or ""
        attributes = node.attributes
        around = self._plainly_within(tag)
        role = attributes.get("role") or ""
        own = tag if "-" in tag else ""  # `<cookie-banner>` says what it is, as a class does
        names = f"{own} {attributes.get('class') or ''} {attributes.get('id') or ''}".strip()
        if role == "heading":
            around = replace(around, block_tag=_heading_of(attributes.get("aria-level") or ""))
        if tag == "noscript" or (is_hidden(node, self.styles) and node.mem_id not in self.opened):
            around = replace(around, hidden=True)
        if self.main is not None and node.mem_id == self.main:
            around = replace(around, in_main=True)
        if tag in {"ul", "ol", "dl", "table", "menu"} and not self.group:
            self.numbers.groups += 1
            around = replace(around, group=self.numbers.groups)
        is_post = tag == "article" or (tag == "div" and names and _POST.search(names))
        if is_post and not self.article:  # An article in a post is a comment or a card.
            self.numbers.articles += 1
            around = replace(around, article=self.numbers.articles)
        epub_type = attributes.get("epub:type") or ""
        if role in _NOTE_ROLES or epub_type in _NOTE_TYPES or "footnote" in names:
            around = replace(around, note=True)
        if node.mem_id in self.openers:  # It opens what follows, and is its heading.
            around = replace(around, in_link=self.in_link)
        elif known := self._known(tag, role, epub_type):
            around = replace(around, known=known)
        if reason := _ROLES.get(role) or (_hint(names) if names else None):
            self.numbers.regions += 1
            region = Region(self.numbers.regions, reason)
            around = replace(around, regions=(*self.regions[-_MAX_REGIONS:], region))
        return around

    def _plainly_within(self, tag: str) -> "Surroundings":
        plain = tag in _PLAIN or tag not in _BLOCK_TAGS
        starts = tag in _BLOCK_TAGS or tag in {"ul", "ol", "table", "section", "article"}
        keeps = plain and self.block_tag in _KEPT_KINDS
        keeps = keeps or (tag == "button" and self.block_tag in _HEADINGS)
        block_tag = tag if starts and not keeps else self.block_tag
        return replace(
            self,
            depth=self.depth + 1,
            block_tag=block_tag,
            in_aside=self.in_aside or tag == "aside",
            in_link=self.in_link or tag == "a" or tag == "button",
            preformatted=self.preformatted or tag in self._PREFORMATTED,
            in_section=self.in_section or tag in _SECTIONING,
            foreign=self.foreign or tag in {"math", "svg"},
            where=f"{self.where} {tag}".strip()[-60:] if tag in _BLOCK_TAGS else self.where,
        )

    def _known(self, tag: str, role: str, epub_type: str) -> LeaveOut | None:
        if role == "doc-pagebreak" or "pagebreak" in epub_type.split():
            return LeaveOut.PAGE_NUMBER
        if tag == "nav" or role == "navigation":
            return LeaveOut.NAVIGATION
        if tag in _CONTROLS or role in {"search", "button"} or tag in {"search", "dialog"}:
            return LeaveOut.CONTROLS
        if (tag == "header" and not self.in_section) or role == "banner":
            return LeaveOut.SITE_HEADER
        if (tag == "footer" and not self.in_section) or role == "contentinfo":
            return LeaveOut.SITE_FOOTER
        return None


def _heading_of(level: str) -> str:
    """`h2` where no level, or none of HTML, is said."""
    return f"h{level}" if level in {"1", "2", "3", "4", "5", "6"} else "h2"


def _hint(names: str) -> LeaveOut | None:
    for word in _WORDS.split(names):
        for part in (word.lower(), *word.lower().split("-")):
            if found := _HINT.fullmatch(part):
                return _HINTS[int((found.lastgroup or "g0")[1:])][0]
    return None
