"""axe-core, run in a page."""

from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
_OPTIONS = {
    "runOnly": {"type": "tag", "values": _TAGS},
    "resultTypes": ["violations"],
    "preload": False,  # it would add style sheets of its own, which the policy refuses
}
# A page behind another draws no frames, so that its animations may never end.
_SETTLED = """() => Promise.race([
    Promise.all(document.getAnimations()
        .filter(each => each.effect.getComputedTiming().endTime !== Infinity)
        .map(each => each.finished)),
    new Promise(done => setTimeout(done, 2000)),
])"""
# On one page axe reads the same eight colours ten thousand times from the text that says them, a
# third of its work: what was read of a text is kept.
_KEEP_COLOURS = """() => {
    const Color = axe.commons.color.Color;
    const parse = Color.prototype.parseString;
    const known = new Map();
    Color.prototype.parseString = function (text) {
        const kept = known.get(text);
        if (kept) {
            [this.r, this.g, this.b, this.alpha] = kept;
            return this;
        }
        const made = parse.call(this, text);
        known.set(text, [this.r, this.g, this.b, this.alpha]);
        return made;
    };
}"""
_SHOWN = 8  # places of one kind


def accessible(page: Page) -> None:
    """Fail where axe finds a breach of WCAG 2.2, levels A and AA, in the page as it is now."""
    barriers = Barriers()
    barriers.look(page)
    barriers.check()


class Barriers:
    """What axe finds on several pages, told all at once.

    What a test evaluates comes through the debugger, which the page's Content-Security-Policy does
    not bind: the policy stays as it is for everything that the page itself does.
    """

    def __init__(self) -> None:
        self._found: list[str] = []

    def look(self, page: Page, scheme: Literal["light", "dark", "null"] = "null") -> None:
        """Note the barriers of the page as it is now, in this colour scheme."""
        page.emulate_media(color_scheme=scheme)
        # Colours that are just changing have contrasts of their own. A caret blinks for ever.
        page.evaluate(_SETTLED)
        if not page.evaluate("() => 'axe' in window"):  # it was not yet looked at
            page.evaluate(AXE_SCRIPT)
            page.evaluate(_KEEP_COLOURS)
        found = page.evaluate("options => axe.run(document, options)", _OPTIONS)
        # A page that axe could not look at would have no violations either.
        assert found["url"] == page.url
        if found["violations"]:
            self._found.append(_in_words(page, found["violations"]))
        page.emulate_media(color_scheme="null")

    def check(self) -> None:
        assert not self._found, "\n\n".join(self._found)


def _in_words(page: Page, violations: list[dict[str, Any]]) -> str:
    lines = [f"{page.url}: {len(violations)} kinds of barriers"]
    for violation in violations:
        lines.append(f"\n{violation['id']} ({violation['impact']}): {violation['help']}")
        for node in violation["nodes"][:_SHOWN]:
            lines.append(f"  {node['html'][:200]}")
            checks = [*node["any"], *node["all"], *node["none"]]
            lines += [f"    {check['message']}" for check in checks]
        if (more := len(violation["nodes"]) - _SHOWN) > 0:
            lines.append(f"  and {more} more")
    return "\n".join(lines)
