"""What a click on a button opens, as in questions and answers: it is part of the page."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

# As its author says, or as the tools that site builders use say it.
_OPENERS = "[aria-expanded], [data-bs-toggle=collapse], [data-toggle=collapse], button[class]"
_NAMED = re.compile(r"accordion|collaps|expand|fold(?:able|out)|toggle|dragspel", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def what_clicks_open(tree: LexborHTMLParser) -> tuple[frozenset[int], frozenset[int]]:
    """The `mem_id` of what is opened, and of what opens it.

    It is named by the button (`aria-controls`, a target of the tools), or follows it or the heading
    that holds it. A button that only its class calls so must be followed by what is hidden.
    """
    opened, openers = set(), set()
    named = {node.attributes.get("id"): node for node in tree.css("[id]")}
    for button in tree.css(_OPENERS):
        given = button.attributes
        says_so = {"aria-expanded", "data-bs-toggle", "data-toggle"} & given.keys()
        if not says_so and not _NAMED.search(given.get("class") or ""):
            continue
        targets = [*_named(button, named), *_following(button)]
        if not says_so and not any(map(_is_hidden, targets)):
            continue
        openers.add(button.mem_id)
        opened |= {target.mem_id for target in targets}
    return frozenset(opened), frozenset(openers)


def _named(button: LexborNode, by_id: dict[str | None, LexborNode]) -> Iterator[LexborNode]:
    given = button.attributes
    names = (given.get("aria-controls") or "").split()
    for key in ("data-bs-target", "data-target", "href"):
        target = given.get(key) or ""
        names += [target[1:]] if target.startswith("#") else []
    yield from (by_id[name] for name in names if name in by_id)


def _following(button: LexborNode) -> Iterator[LexborNode]:
    for node in (button, button.parent):
        after = node.next if node else None
        while after is not None and (after.tag or "").startswith("-"):
            after = after.next
        if after is not None:
            yield after


def _is_hidden(node: LexborNode) -> bool:
    given = node.attributes
    return "hidden" in given or _HIDDEN.search(given.get("style") or "") is not None
