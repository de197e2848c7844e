"""A drawing as SVG: within a page, or as a file of its own.

Everything that comes from a record is escaped, and rid of what no XML may hold. Nothing in it runs,
and nothing is fetched.
"""

import hashlib
from base64 import b64encode
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings

from factcheck.site.drawing.shapes import (
    Drawing,
    DrawnBox,
    DrawnDot,
    DrawnLine,
    DrawnShape,
    DrawnText,
)
from factcheck.site.drawing.texts import one_line


def svg_within(drawing: Drawing, name: str) -> str:
    """For an HTML page that links `site/drawing.css`; `name` is the page's own for the drawing."""
    return _svg(drawing, name, "")


def svg_file(drawing: Drawing) -> bytes:
    """A document of its own, with its style sheet: see `POLICY`."""
    style = f"<style>{_style()}</style>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_svg(drawing, "drawing", style)}'.encode()


def policy_of_files() -> str:
    """The content security policy of such a document: its own style, and nothing else."""
    digest = b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'"


@cache
def _style() -> str:
    return Path(settings.BASE_DIR, "factcheck/static/site/drawing.css").read_text("utf-8")


def _svg(drawing: Drawing, name: str, style: str) -> str:
    title, description = f"{name}-title", f"{name}-description"
    inside = "\n".join(map(_shape, drawing.shapes))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing" role="group"'
        f' viewBox="0 0 {drawing.width} {drawing.height}"'
        f' width="{drawing.width}" height="{drawing.height}"'
        f' aria-labelledby="{title}" aria-describedby="{description}">\n{style}'
        f'<title id="{title}">{_text(drawing.title)}</title>'
        f'<desc id="{description}">{_text(drawing.description)}</desc>\n{inside}\n</svg>\n'
    )


def _shape(shape: DrawnShape) -> str:
    if isinstance(shape, DrawnLine):
        return (
            f'<line class="s-{shape.stroke}" x1="{_n(shape.x1)}" y1="{_n(shape.y1)}"'
            f' x2="{_n(shape.x2)}" y2="{_n(shape.y2)}" stroke-width="{_n(shape.width)}"/>'
        )
    if isinstance(shape, DrawnText):
        weight = ' font-weight="700"' if shape.bold else ""
        anchor = "" if shape.anchor == "start" else f' text-anchor="{shape.anchor}"'
        return _linked(
            shape.href,
            f'<text class="f-{shape.fill}" x="{_n(shape.x)}" y="{_n(shape.y)}"'
            f' font-size="{shape.size}"{anchor}{weight}>{_text(shape.text)}</text>',
        )
    return _linked(shape.href, _area(shape))


def _area(shape: DrawnBox | DrawnDot) -> str:
    outline = f" s-{shape.outline}" if shape.outline else ""
    if isinstance(shape, DrawnBox):
        place = (
            f'<rect class="f-{shape.fill}{outline}" x="{_n(shape.x)}" y="{_n(shape.y)}"'
            f' width="{_n(shape.width)}" height="{_n(shape.height)}"'
        )
        end = "rect"
    else:
        place = (
            f'<circle class="f-{shape.fill}{outline}" cx="{_n(shape.x)}" cy="{_n(shape.y)}"'
            f' r="{_n(shape.radius)}"'
        )
        end = "circle"
    return f"{place}><title>{_text(shape.title)}</title></{end}>" if shape.title else f"{place}/>"


def _linked(href: str, inside: str) -> str:
    return f"<a href={quoteattr(one_line(href))}>{inside}</a>" if href else inside


def _text(text: str) -> str:
    return escape(one_line(text))


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
