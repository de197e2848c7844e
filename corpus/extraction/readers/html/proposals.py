"""Which blocks are probably not the article. Only ever a proposal, with its reason.

One thing that speaks for itself is enough where the page's author has said it: a `nav`, a header or
footer of the whole page, a form's controls, hidden text. All else takes two: a class or an id that
hints at it, and links that fill it, a phrase that opens it, or a place outside the article. So an
aside, a list, a table, a quote, a caption or a note never goes by its tag or class alone.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.extraction.blocks import BlockKind, LeaveOut
from corpus.extraction.readers.html.rendered import RenderedBlock
from corpus.extraction.readers.html.surroundings import Region

# What opens such a part, or is the whole of it, in Swedish and English.
_PHRASES = {
    LeaveOut.COMMENTS: r"\d*\s*(?:kommentar(?:er)?|comments?)(?:\s*\(?\d+\)?)?|kommentera\b.*"
    r"|(?:lämna|skriv) en kommentar.*|leave a (?:comment|reply).*|svara|inga kommentarer.*"
    r"|(?:\d+|en|ett|one)\s+(?:kommentar(?:er)?|svar|tank(?:e|ar)|comments?|repl(?:y|ies)"
    r"|responses?|thoughts?)\s+(?:till|på|om|to|on)\b.*|kommentarsfält.*",
    LeaveOut.SHARING: r"(?:dela|gilla|tipsa|tweeta|share|skriv ut|följ oss|kopiera länk|mejla)\b"
    r".{0,60}|facebook|twitter|x|linkedin|instagram|e-post|mejl|print",
    LeaveOut.RECOMMENDED: r"(?:rekommender(?:ade?|at)|relaterade?|relaterat)\b.{0,40}"
    r"|(?:läs (?:också|mer|även|vidare)|mest läst|fler (?:artiklar|nyheter)|mer (?:om|från|av)"
    r"|senaste nytt|aktuellt just nu|du kanske också|more (?:from|on)|read (?:more|also)|related"
    r"|trending)\b.*",
    LeaveOut.NAVIGATION: r"du är här.*|hoppa till.*|till innehållet|meny|menu|sök|hem|tillbaka.*"
    r"|(?:föregående|nästa)(?: sida| inlägg)?|ämnen?:?.*|taggar:?.*",
    LeaveOut.SITE_HEADER: r"meny|sök|logga in",
    LeaveOut.SITE_FOOTER: r"(?:.*\b)?(?:©|copyright|org\.?-?\s?nr|organisationsnummer"
    r"|alla rättigheter|ansvarig utgivare|om webbplatsen|kontakta oss|all rights reserved"
    r"|tillgänglighetsredogörelse)(?:.|\n)*",
    LeaveOut.CONTROLS: r"(?:hjälpte|var|fick du|hade du nytta av|was)\b.{0,40}"
    r"\b(?:informationen|sidan|hjälp|page)\b.{0,30}\?"
    r"|(?:.|\n)*\b(?:kakor|cookies|nyhetsbrev|prenumerera|logga in|newsletter|samtycke\w*)\b"
    r"(?:.|\n)*",
}
_OPENS = {reason: re.compile(phrase, re.IGNORECASE) for reason, phrase in _PHRASES.items()}
# What stands alone between the paragraphs of a paper, and is of no article.
_MARKER = re.compile(
    r"annons(?:er)?|reklam|advertisement|artikeln fortsätter (?:under|efter) annonsen\.?|fäll ihop",
    re.IGNORECASE,
)
# What Word shows of a field when its codes are switched on; it stands in protocols on the web.
_FIELD_CODE = re.compile(
    r"\s*(?:STYLEREF|PAGEREF|NUMPAGES|PAGE|REF|SEQ|DOCPROPERTY|TOC)\b.*\bMERGEFORMAT\b", re.DOTALL
)
_OF_THE_SITE = (LeaveOut.SITE_FOOTER, LeaveOut.SITE_HEADER, LeaveOut.NAVIGATION)
_MOSTLY_MIN_SHARE = 0.6
_ALL_MIN_SHARE = 0.9
_LONGEST_HEADER_CHARACTERS = 400
_LONGEST_PHRASE_CHARACTERS = 300
# What tells something wherever it stands.
TELLING = {
    *(BlockKind.ASIDE, BlockKind.QUOTE, BlockKind.CAPTION, BlockKind.NOTE, BlockKind.ROW),
    *(BlockKind.LIST_ITEM, BlockKind.PREFORMATTED),
}


@dataclass(frozen=True, slots=True)
class _Page:
    has_main: bool
    characters: int


def propose(blocks: Sequence[RenderedBlock]) -> list[LeaveOut | None]:
    """For each block the reason for leaving it out, or None."""
    has_main = any(block.around.in_main for block in blocks)
    reasons: list[LeaveOut | None] = [_by_itself(block) for block in blocks]
    headings = [n for n, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    first_heading = headings[0] if headings else len(blocks)
    page = _Page(has_main, sum(len(block.text) for block in blocks))
    for region, numbers in _regions(blocks).items():
        before_headings = numbers[0] <= first_heading
        inside = [blocks[n] for n in numbers]
        if _is_confirmed(inside, region.reason, page, before=before_headings):
            for number in numbers:
                reasons[number] = reasons[number] or region.reason
    for number, reason in _by_phrase(blocks, reasons):
        reasons[number] = reason
    if not has_main:
        for number in _links_after(blocks, -1):  # Links alone before all text open old pages.
            if blocks[number].kind is not BlockKind.HEADING:
                reasons[number] = reasons[number] or LeaveOut.NAVIGATION
    else:
        for number, block in enumerate(blocks):
            if (
                not block.around.in_main
                and block.linked > _ALL_MIN_SHARE
                and reasons[number] is None
            ):
                reasons[number] = LeaveOut.NOT_ARTICLE
        for number in headings:
            if reasons[number] is None and _heads_links_outside(number, blocks, reasons):
                reasons[number] = LeaveOut.NOT_ARTICLE
    return reasons


def _heads_links_outside(
    number: int, blocks: Sequence[RenderedBlock], reasons: Sequence[LeaveOut | None]
) -> bool:
    """Whether all that it heads, outside the article, is proposed to go as links."""
    following = []
    for after in range(number + 1, len(blocks)):
        if blocks[after].kind is BlockKind.HEADING or blocks[after].around.in_main:
            break
        following.append(reasons[after])
    links = following[: following.index(None)] if None in following else following
    outside = not blocks[number].around.in_main
    return outside and bool(links) and {*following} <= {LeaveOut.NOT_ARTICLE, *_OF_THE_SITE}


def _by_itself(block: RenderedBlock) -> LeaveOut | None:
    if _FIELD_CODE.match(block.text):
        return LeaveOut.FIELD_CODE
    if block.around.hidden:
        return LeaveOut.HIDDEN
    if block.kind is BlockKind.PARAGRAPH and _MARKER.fullmatch(block.text.strip()):
        return LeaveOut.NOT_ARTICLE
    return block.around.known


def _regions(blocks: Sequence[RenderedBlock]) -> dict[Region, list[int]]:
    """The blocks of each element that hints at something, by their numbers."""
    found: dict[Region, list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        for region in block.around.regions:
            found[region].append(number)
    return found


def _is_confirmed(
    inside: Sequence[RenderedBlock], reason: LeaveOut, page: _Page, *, before: bool
) -> bool:
    """Whether something beside the name says that the region is what its name hints at.

    `before`: it begins before the page's first heading, or with it.
    """
    total = sum(len(block.text) for block in inside)
    linked = sum(block.linked * len(block.text) for block in inside)
    under = [block for block in inside if block.kind is not BlockKind.HEADING]
    linked_under = sum(block.linked * len(block.text) for block in under)
    if linked > _MOSTLY_MIN_SHARE * total:
        return True
    # A heading goes with the links that alone stand under it.
    if linked_under > _ALL_MIN_SHARE * sum(len(block.text) for block in under):
        return True
    if reason is LeaveOut.NOT_ARTICLE:
        return False
    if reason in {LeaveOut.SITE_FOOTER, LeaveOut.CONTROLS}:
        return _says_so(inside, reason, page, total)
    if _opens(reason, inside[0].text):
        return True
    if reason is LeaveOut.SITE_HEADER:
        no_heading = not any(block.kind is BlockKind.HEADING for block in inside)
        return before and no_heading and total < _LONGEST_HEADER_CHARACTERS
    # A fact box beside the article is outside it as well, and stays.
    outside = page.has_main and not any(block.around.in_main for block in inside)
    return outside and not any(block.kind in TELLING for block in inside)


def _says_so(inside: Sequence[RenderedBlock], reason: LeaveOut, page: _Page, total: int) -> bool:
    """Whether a footer or a banner is one by its words, or by buttons. Such words may stand
    anywhere in it, but not where it may be the article itself: behind a paywall, people may log
    in to something, too.
    """
    said = [block for block in inside if _opens(reason, block.text) or block.around.known is reason]
    if not said:
        return False
    short = total <= _LONGEST_HEADER_CHARACTERS
    if short and said[0] is inside[0] and inside[0].kind is BlockKind.HEADING:
        return True
    apart = not any(block.around.in_main for block in inside) and total * 2 <= page.characters
    return apart or sum(len(block.text) for block in said) * 2 >= total


def _by_phrase(
    blocks: Sequence[RenderedBlock], reasons: Sequence[LeaveOut | None]
) -> list[tuple[int, LeaveOut]]:
    """A phrase that is a link itself, or a heading of such a phrase with links alone under it."""
    found = []
    for number, block in enumerate(blocks):
        if reasons[number] is not None:
            continue
        for reason in (LeaveOut.SHARING, LeaveOut.RECOMMENDED, LeaveOut.NAVIGATION):
            if not _opens(reason, block.text):
                continue
            if block.linked > _ALL_MIN_SHARE and block.kind is not BlockKind.HEADING:
                found.append((number, reason))
                break
            following = _links_after(blocks, number)
            if following and len(block.text) < 60:
                found += [(n, reason) for n in (number, *following)]
                break
    return found


def _links_after(blocks: Sequence[RenderedBlock], number: int) -> list[int]:
    following = []
    for after in range(number + 1, len(blocks)):
        if blocks[after].linked <= _ALL_MIN_SHARE:
            break
        following.append(after)
    return following


def _opens(reason: LeaveOut, text: str) -> bool:
    if reason not in _OPENS or len(text) > _LONGEST_PHRASE_CHARACTERS:
        return False
    return _OPENS[reason].fullmatch(text.strip()) is not None
