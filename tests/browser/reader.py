"""Working in the reader as an editor does."""

from typing import Any

from django.urls import reverse
from playwright.sync_api import Page

from corpus.models import Revision

TEXT = "#reader-text"

# The place of the words in the text, found on the page itself.
_POINTS = """(quote) => {
    const root = document.getElementById('reader-text');
    const at = root.textContent.indexOf(quote);
    const point = (position) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            if (position <= walker.currentNode.length) {
                return [walker.currentNode, position];
            }
            position -= walker.currentNode.length;
        }
    };
    const range = document.createRange();
    range.setStart(...point(at));
    range.setEnd(...point(at + quote.length));
    range.startContainer.parentElement.scrollIntoView({block: 'center'});
    const boxes = [...range.getClientRects()].filter((box) => box.width);
    const first = boxes[0];
    const last = boxes.at(-1);
    return [
        [first.left + 0.5, first.top + first.height / 2],
        [last.right - 0.5, last.top + last.height / 2],
    ];
}"""


def read(page: Page, revision: Revision, query: str = "") -> None:
    address = reverse("reader:document", args=[revision.document.public_id])
    page.goto(f"{address}{query}")
    page.wait_for_selector("#reader[data-ready]")


def drag_over(page: Page, quote: str) -> None:
    """Select the words with the mouse."""
    (x1, y1), (x2, y2) = page.evaluate(_POINTS, quote)
    page.mouse.move(x1, y1)
    page.mouse.down()
    page.mouse.move(x2, y2, steps=4)
    page.mouse.up()


def click_on(page: Page, quote: str) -> None:
    (x1, y1), _last = page.evaluate(_POINTS, quote)
    page.mouse.click(x1 + 3, y1)


def caret_to(page: Page, *keys: str) -> None:
    """From the start of the text on."""
    page.focus(TEXT)
    page.keyboard.press("Control+Home")
    press(page, *keys)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def selected(page: Page) -> str:
    words: str = page.evaluate(
        "() => getSelection().rangeCount ? getSelection().getRangeAt(0).toString() : ''"
    )
    return words


def select_units(page: Page, start: int, end: int) -> None:
    """Select by UTF-16 units, as a touch or a script may: also inside a character."""
    page.focus(TEXT)
    page.evaluate(
        """([start, end]) => {
            const root = document.getElementById('reader-text');
            const point = (position) => {
                const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    if (position <= walker.currentNode.length) {
                        return [walker.currentNode, position];
                    }
                    position -= walker.currentNode.length;
                }
            };
            getSelection().setBaseAndExtent(...point(start), ...point(end));
        }""",
        [start, end],
    )


def shown_text(page: Page) -> str:
    text: str = page.evaluate("() => document.getElementById('reader-text').textContent")
    return text


def module(page: Page, name: str, body: str, argument: Any = None) -> Any:
    """What `body`, a function of the module and the argument, answers in the page."""
    return page.evaluate(
        "async ([address, argument]) => {"
        f"  const body = {body};"
        "  return body(await import(address), argument);"
        "}",
        [f"/static/claims/reader/{name}.js", argument],
    )
