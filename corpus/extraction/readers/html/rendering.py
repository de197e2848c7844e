"""The page's text nodes, one after the other, as blocks with what is known of where they stand.

Nothing is chosen here. White space is collapsed as a browser does; no-break spaces and invisible
characters stay.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborNode

from corpus.extraction.blocks import BlockKind, LeaveOut
from corpus.extraction.limits import MAX_ELEMENTS, MOST_LEVELS
from corpus.extraction.readers.html.inline import (
    is_raised,
    raised,
    sign_around,
    stands_apart,
)
from corpus.extraction.readers.html.numbering import ListCounter
from corpus.extraction.readers.html.rendered import Rendered, RenderedBlock
from corpus.extraction.readers.html.rows import TableColumns, row_of
from corpus.extraction.readers.html.shadow_roots import slots_of
from corpus.extraction.readers.html.surroundings import Surroundings
from corpus.extraction.readers.html.tree import children, is_known_element
from corpus.extraction.refusals import SourceRefused

_NO_TEXT = {
    *("head", "script", "style", "template", "iframe", "object", "embed", "video", "audio"),
    *("canvas", "noembed", "noframes", "datalist", "-comment", "-doctype", "title", "svg"),
    *("annotation", "annotation-xml"),  # a formula in another language
}
_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd"),
    *("details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"),
    *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend"),
    *("li", "listing", "main", "menu", "nav", "noscript", "ol", "optgroup", "option", "p", "pre"),
    *("search", "section", "select", "summary", "table", "tbody", "td", "textarea", "tfoot", "th"),
    *("thead", "tr", "ul", "xmp", "plaintext"),
}
_PREFORMATTED = {"pre", "textarea", "listing", "xmp", "plaintext"}
_KINDS = {
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "aside": BlockKind.ASIDE,
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    **dict.fromkeys(_PREFORMATTED, BlockKind.PREFORMATTED),
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
}
# Two line ends within these end no block: a heading is one, and preformatted text is as it is.
_BROKEN_WITHIN = {*_PREFORMATTED, *(f"h{level}" for level in range(1, 7)), "caption", "summary"}
_SPACES = re.compile(r"[ \t\n\r\f]+")
_AROUND_BREAK = re.compile(r" *\n *")


@dataclass(slots=True)
class _Line:
    """What is being written: pieces of one block, up to where it ends."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    prefix: str = ""


@dataclass(slots=True)
class _Cell:
    blocks: list[RenderedBlock] = field(default_factory=list)


def _quoted(text: str) -> str:
    return f"”{text.strip()}”"


def _counts_page(inside: Surroundings, outside: Surroundings) -> bool:
    """Whether it is the number of a page in a book, which stands amid a sentence."""
    return inside.known is LeaveOut.PAGE_NUMBER and outside.known is not LeaveOut.PAGE_NUMBER


def _shown_in(node: LexborNode, inside: Surroundings) -> list[tuple[LexborNode, Surroundings]]:
    """What stands in the element, as a browser puts it together of slots and what goes there."""
    found = children(node)
    if not inside.shadows:
        return [(child, inside) for child in found]
    if node.tag == "slot" and inside.slots:
        if shown := inside.slots[-1].shown_in(node):
            outside = replace(inside, slots=inside.slots[:-1])
            return [(child, outside) for child in shown]
    elif slots := slots_of(found):
        within = replace(inside, slots=(*inside.slots, slots))
        hidden = replace(inside, hidden=True)
        return [(slots.root, within), *((child, hidden) for child in slots.left())]
    return [(child, inside) for child in found]


def render(root: LexborNode, around: Surroundings) -> Rendered:
    """All blocks under the root. Raises SourceRefused for what is too deep or too large."""
    return _Renderer().render(root, around)


class _Renderer:
    def __init__(self) -> None:
        self.result = Rendered()
        self.line = _Line()
        self.cells: list[list[_Cell]] = []  # of each table row that is open
        self.columns: list[TableColumns] = []  # of each table that is open
        self.later: list[RenderedBlock] = []  # hidden words amid a line follow it
        self.lists: list[ListCounter] = []
        self.changing = 0  # inline elements that are open whose words are written otherwise

    def render(self, root: LexborNode, around: Surroundings) -> Rendered:
        stack: list[tuple[LexborNode, Surroundings] | Iterator[None]] = [(root, around)]
        elements = 0
        while stack:
            step = stack.pop()
            if not isinstance(step, tuple):
                next(step, None)
                continue
            node, around = step
            elements += 1
            if elements > MAX_ELEMENTS:
                raise SourceRefused("too_many_elements", most=MAX_ELEMENTS)
            if around.depth > MOST_LEVELS:
                raise SourceRefused("too_deep", most=MOST_LEVELS)
            if node.tag == "-text":
                self._write(node.text_content or "", around)
                continue
            inside = self._inside(node, around)
            if inside is None:
                continue
            leaving = self._enter(node, inside, around)
            next(leaving)
            stack.append(leaving)
            stack.extend(reversed(_shown_in(node, inside)))
        self._flush(around)
        return self.result

    def _inside(self, node: LexborNode, around: Surroundings) -> Surroundings | None:
        tag = node.tag or ""
        self.result.pictures += tag in {"img", "svg"}
        self.result.formulas += tag == "math"
        self.result.frames += tag in {"iframe", "frame"}
        if tag in _NO_TEXT:
            return None
        if tag == "time" and around.article and (date := node.attributes.get("datetime")):
            self.result.post_dates.setdefault(around.article, date)
        swallowed = any("<" in name for name in node.attributes)  # `a<b och c</p>`
        if not around.foreign and (swallowed or not is_known_element(tag)):
            self.result.unknown[tag] = None
        return around.within(node)

    def _enter(
        self, node: LexborNode, inside: Surroundings, outside: Surroundings
    ) -> Iterator[None]:
        """Runs up to the first `yield` when the element begins, and on when it ends."""
        tag = node.tag or ""
        if tag == "br":
            self._break(outside)
            yield
        elif tag == "tr":
            yield from self._row(inside, outside)
        elif tag in {"td", "th"} and self.cells:
            self._flush(outside)
            columns = self.columns[-1] if self.columns else TableColumns()
            before, after = columns.place(node.attributes)
            self.cells[-1] += [_Cell() for _column in range(before + 1)]
            yield
            self._flush(inside)
            self.cells[-1] += [_Cell() for _column in range(after)]
        elif tag in {"ul", "ol", "menu", "dir", "dl", "table"}:
            yield from self._list_or_table(node, inside, outside)
        elif tag in _BLOCKS or stands_apart(node, inside.styles):
            self._flush(outside)
            if tag in {"tbody", "thead", "tfoot"} and self.columns:
                self.columns[-1].end_group()
            if tag == "li" and self.lists:
                self.line.prefix = self.lists[-1].next_label(node)
            yield
            self._flush(inside)
            if tag == "li":
                self.line.prefix = ""
        elif (inside.hidden and not outside.hidden) or _counts_page(inside, outside):
            saved, self.line = self.line, _Line()
            yield
            if block := self._finished(inside):
                self.later.append(block)
            self.line = saved
        elif tag == "q":
            yield from self._changed_inline(_quoted)
        elif tag == "rt" and not any(child.tag == "rp" for child in children(node.parent or node)):
            yield from self._changed_inline("({})".format)  # as `rp` would write it
        elif tag == "sup" or is_raised(node, inside.styles, self._last_character()):
            yield from self._changed_inline(raised(node))
        else:
            opening, closing = sign_around(node, self._last_character())
            self.line.pieces += [opening] * bool(opening)
            yield
            self.line.pieces += [closing] * bool(closing)

    def _last_character(self) -> str:
        return next((piece[-1] for piece in reversed(self.line.pieces) if piece), "")

    def _break(self, around: Surroundings) -> None:
        """A line's end; two of them end a paragraph, where nothing else does."""
        before = next((p for p in reversed(self.line.pieces) if p.strip(" ")), "")
        alone = not (self.cells or self.lists or self.changing or around.hidden)
        if before == "\n" and alone and around.block_tag not in _BROKEN_WITHIN:
            self._flush(around)
        self.line.pieces.append("\n")

    def _changed_inline(self, changed: Callable[[str], str]) -> Iterator[None]:
        first = len(self.line.pieces)
        line = self.line
        self.changing += 1
        yield
        self.changing -= 1
        if line is not self.line:  # A block stood in it: the words are written already.
            return
        text = "".join(line.pieces[first:])
        line.pieces[first:] = [changed(text)]

    def _list_or_table(
        self, node: LexborNode, inside: Surroundings, outside: Surroundings
    ) -> Iterator[None]:
        self._flush(outside)
        if node.tag == "table":
            self.columns.append(TableColumns())
        else:
            self.lists.append(ListCounter(node))
        yield
        self._flush(inside)
        if node.tag == "table":
            self.columns.pop()
        else:
            self.lists.pop()

    def _row(self, inside: Surroundings, outside: Surroundings) -> Iterator[None]:
        self._flush(outside)
        self.cells.append([])
        yield
        self._flush(inside)
        if self.columns:
            self.columns[-1].end_row()
        cells = [cell.blocks for cell in self.cells.pop()]
        for block in row_of(cells, inside):
            self._put(block)

    def _write(self, text: str, around: Surroundings) -> None:
        if not around.preformatted:
            text = _SPACES.sub(" ", text)
        self.line.pieces.append(text)
        if around.in_link:
            self.line.linked += len("".join(text.split()))

    def _flush(self, around: Surroundings) -> None:
        if block := self._finished(around):
            self._put(block)
        for hidden in self.later:
            self._put(hidden)
        self.later = []

    def _finished(self, around: Surroundings) -> RenderedBlock | None:
        line, text = self.line, "".join(self.line.pieces)
        if around.preformatted:
            text = text.strip("\n")
        else:
            text = _AROUND_BREAK.sub("\n", re.sub(" {2,}", " ", text)).strip(" \n")
        if not text.strip():
            self.line = _Line(prefix=line.prefix)  # `<li><p>`: the number waits for its text.
            return None
        self.line = _Line()
        linked = line.linked / max(len("".join(text.split())), 1)
        kind = _KINDS.get(around.block_tag, BlockKind.PARAGRAPH)
        level = int(around.block_tag[1]) if kind is BlockKind.HEADING else len(self.lists)
        if around.note:
            kind = BlockKind.NOTE
        return RenderedBlock(
            *(kind, line.prefix + text, level, around, linked, around.group, around.where),
        )

    def _put(self, block: RenderedBlock) -> None:
        if self.cells and self.cells[-1]:
            self.cells[-1][-1].blocks.append(block)
        else:
            self.result.blocks.append(block)
