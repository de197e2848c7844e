"""axe-core, run in a page."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
_SHOWN = 8  # places of one kind


def accessible(page: Page) -> None:
    """Fail where axe finds a breach of WCAG 2.2, levels A and AA, in the page as it is now.

    What a test evaluates comes through the debugger, which the page's Content-Security-Policy does
    not bind: the policy stays as it is for everything that the page itself does.
    """
    page.evaluate(AXE_SCRIPT)
    options = {"runOnly": {"type": "tag", "values": _TAGS}, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)
    # A page that axe could not look at would have no violations either.
    assert found["url"] == page.url
    assert found["violations"] == [], _in_words(page, found["violations"])


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
