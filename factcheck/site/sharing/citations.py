"""A claim's check, cited in three styles, each with the version and its date.

A citation leads to the page of the very version, which stays as it is. Pure, but for translation.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from corpus.dates_in_words import day_in_words

_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "$": r"\$",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True, slots=True)
class Citation:
    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Cited:
    """`url` is the version's own page. `label` is the verdict, or the status."""

    id: str
    title: str
    label: str
    desk: str
    version: int
    published_at: datetime
    url: str

    def citations(self) -> list[Citation]:
        return [
            Citation(_("In a text"), self._in_text()),
            Citation("APA", self._apa()),
            Citation("BibTeX", self._bibtex()),
        ]

    def _in_text(self) -> str:
        return _("“%(title)s” – %(label)s. %(desk)s, version %(version)s, %(day)s: %(url)s") % {
            "title": self.title.rstrip("."),
            "label": self.label,
            "desk": self.desk,
            "version": self.version,
            "day": self._day(),
            "url": self.url,
        }

    def _apa(self) -> str:
        return _("%(desk)s. (%(date)s). %(title)s (version %(version)s) [Fact-check]. %(url)s") % {
            "desk": self.desk.rstrip("."),
            "date": self._apa_date(),
            "title": self.title.rstrip("."),
            "version": self.version,
            "url": self.url,
        }

    def _bibtex(self) -> str:
        day = localtime(self.published_at)
        rows = (
            ("author", "{" + bibtex_text(self.desk) + "}"),
            ("title", "{" + bibtex_text(self.title) + "}"),
            ("year", f"{day.year}"),
            ("month", f"{day.month}"),
            ("day", f"{day.day}"),
            ("version", f"{self.version}"),
            ("note", bibtex_text(self.label)),
            ("url", self.url),
        )
        inside = "".join(f"  {name} = {{{value}}},\n" for name, value in rows)
        return f"@online{{{self.id}-v{self.version},\n{inside}}}"

    def _day(self) -> str:
        return day_in_words(localtime(self.published_at))

    def _apa_date(self) -> str:
        """The year comes first."""
        day = localtime(self.published_at)
        return _("%(year)s, %(day)s") % {"year": day.year, "day": date_format(day, _("F j"))}


def bibtex_text(text: str) -> str:
    """The text with what BibTeX and LaTeX would take for their own written out."""
    return "".join(_BIBTEX.get(character, character) for character in " ".join(text.split()))
