"""Markdown that an administrator writes, as HTML. Pure.

Raw HTML is text here, as are pictures; links lead to the web, to mail or within the site.
"""

from functools import cache

from markdown_it import MarkdownIt

_ALLOWED = ("https://", "http://", "mailto:", "/", "#")


def to_html(text: str, *, top_heading: int = 2) -> str:
    """The text as HTML; its largest headings are `h2`, or smaller ones."""
    reader = _reader()
    tokens = reader.parse(text)
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    down = max(0, top_heading - min(levels, default=top_heading))
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1]) + down)}"
    html: str = reader.renderer.render(tokens, reader.options, {})
    return html


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False})
    reader.disable("image")
    reader.validateLink = _is_harmless  # type: ignore[method-assign]
    return reader


def _is_harmless(url: str) -> bool:
    return url.strip().lower().startswith(_ALLOWED) and not url.strip().startswith("//")
