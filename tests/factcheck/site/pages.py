"""A page as its readers meet it: its words, and its elements."""

import json
from html.parser import HTMLParser
from typing import Any

from django.test import Client

VOID = {"meta", "link", "input", "br"}
# Their words stand apart from what is before and after.
APART = {"br", "dd", "div", "dt", "li", "p", "td", "th"}
Attributes = dict[str, str]


class Seen(HTMLParser):
    """An HTML page, which must close every element that it opens."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html = html
        self.elements: list[tuple[str, Attributes]] = []
        self.scripts: list[str] = []
        self._open: list[str] = []
        self._words: list[str] = []
        self._inside: list[tuple[int, list[str]]] = []
        self._texts: list[tuple[str, Attributes, list[str]]] = []
        self.feed(html)
        self.close()
        assert self._open == [], self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        self._part(tag)
        if tag not in VOID:
            self._open.append(tag)
            words: list[str] = []
            self._inside.append((len(self._open), words))
            self._texts.append((tag, attributes, words))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}>"
        self._inside.pop()
        self._part(tag)

    def _part(self, tag: str) -> None:
        if tag in APART:
            self._words.append(" ")
            for _depth, words in self._inside:
                words.append(" ")

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "script":
            self.scripts.append(data)
            return
        if self._open and "head" not in self._open:
            self._words.append(data)
        for _depth, words in self._inside:
            words.append(data)

    @property
    def text(self) -> str:
        """What stands in the body, white space folded."""
        return " ".join("".join(self._words).split())

    def texts(self, tag: str, **wanted: str) -> list[str]:
        """What stands in each of these elements, white space folded."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in wanted.items()}
        return [
            " ".join("".join(words).split())
            for name, attributes, words in self._texts
            if name == tag and wanted.items() <= attributes.items()
        ]

    def exact(self, tag: str) -> list[str]:
        """The same, character by character."""
        return ["".join(words) for name, _attributes, words in self._texts if name == tag]

    def attributes(self, tag: str, **wanted: str) -> list[Attributes]:
        wanted = {name.rstrip("_"): value for name, value in wanted.items()}
        return [a for name, a in self.elements if name == tag and wanted.items() <= a.items()]

    def links(self, rel: str) -> list[str]:
        return [a["href"] for a in self.attributes("link", rel=rel)]

    def meta(self, name: str) -> str:
        found = self.attributes("meta", name=name) or self.attributes("meta", property=name)
        return found[0]["content"] if found else ""

    @property
    def json_ld(self) -> list[Any]:
        return [json.loads(script) for script in self.scripts]


def see(client: Client, path: str, status: int = 200, **parameters: Any) -> Seen:
    response = client.get(path, parameters)
    assert response.status_code == status, response.content.decode()
    assert response["Content-Type"] == "text/html; charset=utf-8"
    return Seen(response.content.decode())
