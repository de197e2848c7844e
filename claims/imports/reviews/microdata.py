"""Microdata of a web page in the form that JSON-LD has: objects by `@type`, `@id` and properties.

As the HTML standard reads it, `itemref` too; but a `content` goes before an element's own text, for
that is how schema.org is written, and how search engines read it. Pure.
"""

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.extraction.readers.html.tree import parse_html

_ADDRESS_IN: Final = {
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(("audio", "embed", "iframe", "img", "source", "track", "video"), "src"),
    "object": "data",
}
_VALUE_IN: Final = {"data": "value", "meter": "value", "time": "datetime"}
_ON_LINES_OF_THEIR_OWN: Final = frozenset(
    ("br", "p", "div", "li", "td", "th", "h1", "h2", "h3", "h4", "section", "blockquote")
)
# Of items within items: what is deeper is none that a person wrote.
_MAX_LEVELS: Final = 20

Json = dict[str, Any]


def items_of(page: str) -> list[Json]:
    """The outermost items of a page, others inside them. Raises SourceRefused for one that nests
    too deeply."""
    if "itemscope" not in page.lower():
        return []
    tree = parse_html(page)
    return [
        _item(node, tree, 0)
        for node in tree.css("[itemscope]")
        if "itemprop" not in node.attributes
    ]


def _item(node: LexborNode, tree: LexborHTMLParser, level: int) -> Json:
    given = node.attributes
    found: Json = {"@type": [_last_part(each) for each in (given.get("itemtype") or "").split()]}
    if identifier := given.get("itemid"):
        found["@id"] = identifier
    for names, element in _properties(node, tree):
        if "itemscope" not in element.attributes:
            value: object = _value(element)
        elif level < _MAX_LEVELS:
            value = _item(element, tree, level + 1)
        else:
            continue
        for name in names:
            found.setdefault(_last_part(name), []).append(value)
    return found


def _properties(item: LexborNode, tree: LexborHTMLParser) -> Iterator[tuple[list[str], LexborNode]]:
    """The elements that say something of this item, and not of another inside it; their names."""
    roots = [item]
    for name in (item.attributes.get("itemref") or "").split():
        roots += [node for node in tree.css("[id]") if node.id == name][:1]
    seen: set[int] = {item.mem_id}
    for root in roots:
        waiting = [root] if root.mem_id not in seen else [*root.iter()][::-1]
        while waiting:
            node = waiting.pop()
            if node.mem_id in seen:
                continue
            seen.add(node.mem_id)
            if names := (node.attributes.get("itemprop") or "").split():
                yield names, node
            if "itemscope" not in node.attributes:
                waiting += [*node.iter()][::-1]


def _value(node: LexborNode) -> str:
    given, tag = node.attributes, node.tag or ""
    if (content := given.get("content")) is not None:
        return content
    if tag in _ADDRESS_IN:
        return (given.get(_ADDRESS_IN[tag]) or "").strip()
    if tag in _VALUE_IN and (value := given.get(_VALUE_IN[tag])) is not None:
        return value
    return "".join(_texts(node))


def _texts(node: LexborNode) -> Iterator[str]:
    """The text, with white space where a browser begins a new line."""
    for each in node.traverse(include_text=True):
        if each.tag == "-text":
            yield each.text_content or ""
        elif each.tag in _ON_LINES_OF_THEIR_OWN:
            yield " "


def _last_part(name: str) -> str:
    """`https://schema.org/ClaimReview` is `ClaimReview`; names without a vocabulary stay."""
    if urlsplit(name).hostname in {"schema.org", "www.schema.org"}:
        return name.rstrip("/").rpartition("/")[2]
    return name
