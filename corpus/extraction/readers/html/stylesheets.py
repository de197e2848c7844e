"""What a page's own style sheets say of single elements: hidden, raised, on lines of its own.

Only rules that hold on any screen, and selectors of one element by its classes or its id, perhaps
with its tag: what depends on others, on a state or on the width of a window says too little.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_SELECTOR = re.compile(r"([a-zA-Z][\w-]*)?((?:[.#][\w-]+)+)")
_NAME = re.compile(r"([.#])([\w-]+)")
_DECLARATION = re.compile(
    r"(?:^|;)\s*(display|visibility|vertical-align)\s*:\s*([a-z-]+)\s*(!\s*important)?\s*(?=;|$)",
    re.IGNORECASE,
)
_ANY_SCREEN = re.compile(
    r"@media\s+(?:only\s+)?(?:all|screen)\s*|@(?:layer|supports)\b.*", re.DOTALL
)
_MOST_CHARACTERS = 5_000_000  # of all styles of a page; those that are saved whole have one or two
_MOST_NAMES = 4  # of one selector
_MOST_RULES_OF_NAME = 50

Attributes = dict[str, str | None]
# Selectors of each rule, and of what it says property, value and whether it is important.
Sheet = tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    tag: str
    names: frozenset[str]
    rank: tuple[bool, int, int, int]  # important, ids, classes and tag, place: the highest holds
    prop: str
    value: str


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """`rules` by one of the names that each asks for."""

    rules: dict[str, list[_Rule]] = field(default_factory=dict)

    def value(self, tag: str, attributes: Attributes, prop: str) -> str:
        """The value of `display`, `visibility` or `vertical-align`; empty where nothing is said."""
        if not self.rules:
            return ""
        names = {f".{name}" for name in (attributes.get("class") or "").split()}
        if identifier := attributes.get("id"):
            names.add(f"#{identifier}")
        found = [
            rule
            for name in names
            for rule in self.rules.get(name, ())
            if rule.prop == prop and rule.tag in {"", tag} and rule.names <= names
        ]
        return max(found, key=lambda rule: rule.rank).value if found else ""


def no_sheet(_address: str) -> Sheet:
    """Of a page that came without what lies beside it."""
    return ()


def parse_sheet(text: str) -> Sheet:
    """The rules of one sheet that say something of interest here."""
    return tuple(
        (selectors, tuple(said))
        for selectors, declarations in _rules(_COMMENT.sub("", text[:_MOST_CHARACTERS]))
        if (said := _DECLARATION.findall(declarations))
    )


def read_stylesheets(tree: LexborHTMLParser, beside: Callable[[str], Sheet]) -> Stylesheet:
    """Of all `style` elements and of those that lie beside the page, in their order. `beside`
    answers the one at an address, as the page writes it; none where it is not there.
    """
    styles = Stylesheet()
    left = _MOST_CHARACTERS
    linked: set[str] = set()
    place = 0
    for node in tree.css("style, link[rel~=stylesheet][href]"):
        if (node.attributes.get("media") or "all").strip().lower() not in {"all", "screen", ""}:
            continue
        if node.tag == "link":
            address = node.attributes.get("href") or ""
            sheet = () if address in linked else beside(address)
            linked.add(address)
        else:
            text = (node.text() or "")[:left]
            left -= len(text)
            sheet = parse_sheet(text)
        for selectors, said in sheet:
            place += 1
            for selector in selectors.split(","):
                _add(styles, selector.strip(), said, place)
    return styles


def _add(
    styles: Stylesheet, selector: str, said: Sequence[tuple[str, str, str]], place: int
) -> None:
    plain = _SELECTOR.fullmatch(selector)
    if plain is None:
        return
    kinds = _NAME.findall(plain[2])
    names = frozenset(f"{kind}{name}" for kind, name in kinds)
    ids = sum(kind == "#" for kind, _name in kinds)
    if len(names) > _MOST_NAMES:
        return
    known = styles.rules.setdefault(min(names), [])
    for prop, value, important in said:
        rank = (bool(important), ids, len(kinds) - ids + bool(plain[1]), place)
        known.append(_Rule((plain[1] or "").lower(), names, rank, prop.lower(), value.lower()))
    del known[:-_MOST_RULES_OF_NAME]


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of each rule that holds on any screen."""
    # Of each open pair of braces: whether it and all around it may hold, and whether rules stand in
    # it (`@media`); those in another rule would ask for its element as well.
    opened: list[tuple[bool, bool]] = []
    selectors = ""
    at = 0
    for brace in _BRACE.finditer(text):
        inside = text[at : brace.start()]
        at = brace.end()
        if brace[0] == "{":
            before = inside.rpartition(";")[2].strip()
            is_block = before.startswith("@")
            holds = not opened or opened[-1] == (True, True)
            opened.append((holds and (not is_block or _is_any_screen(before)), is_block))
            selectors = "" if is_block else before
        elif opened:
            holds, _is_block = opened.pop()
            if holds and selectors:
                yield selectors, inside
            selectors = ""


def _is_any_screen(block: str) -> bool:
    return _ANY_SCREEN.fullmatch(block) is not None
