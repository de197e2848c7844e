"""Shadow roots that are written in the page: their slots show what stands in the element itself."""

import re
from collections import defaultdict

from selectolax.lexbor import LexborHTMLParser, LexborNode

_TEMPLATE = re.compile(r"<(?P<end>/?)template(?P<rest>(?:[\s/][^>]*)?)>", re.IGNORECASE)
_SHADOW = re.compile(r"\bshadowroot(?:mode)?\s*=", re.IGNORECASE)
_MARK = "data-is-shadow-root"


def with_shadow_roots(text: str) -> str:
    """Templates that a browser shows as the inside of their element, as boxes of a mark."""
    if not _SHADOW.search(text):
        return text
    open_templates: list[bool] = []

    def opened_or_closed(tag: re.Match[str]) -> str:
        if not tag["end"]:
            open_templates.append(_SHADOW.search(tag["rest"]) is not None)
            return f"<div {_MARK}>" if open_templates[-1] else tag[0]
        return "</div>" if open_templates and open_templates.pop() else tag[0]

    return _TEMPLATE.sub(opened_or_closed, text)


def has_shadow_roots(tree: LexborHTMLParser) -> bool:
    return tree.css_first(f"[{_MARK}]") is not None


class Slots:
    """What an element with a shadow root holds itself, until the slots show it."""

    def __init__(self, root: LexborNode, inside: list[LexborNode]) -> None:
        self.root = root
        self._waiting: dict[str, list[LexborNode]] = defaultdict(list)
        for node in inside:
            if node.mem_id != root.mem_id:
                self._waiting[node.attributes.get("slot") or ""].append(node)

    def shown_in(self, slot: LexborNode) -> list[LexborNode]:
        """The children that go into the slot: by its name, or into one without those without."""
        return self._waiting.pop(slot.attributes.get("name") or "", [])

    def left(self) -> list[LexborNode]:
        """Those that no slot is there for: a browser shows none of them."""
        names = {slot.attributes.get("name") or "" for slot in self.root.css("slot")}
        return [
            node for name, nodes in self._waiting.items() if name not in names for node in nodes
        ]


def slots_of(inside: list[LexborNode]) -> Slots | None:
    """Of an element with these children; None where it has no shadow root."""
    root = next((node for node in inside if _MARK in node.attributes), None)
    return None if root is None else Slots(root, inside)
