"""The sections of a revision: laid over its text, and kept under the claims that stand in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, Q
from django.utils.translation import gettext as _

from corpus.anchoring import Span
from corpus.metadata import SectionMetadata
from corpus.models import Revision, Section

TITLE_MAX_CHARACTERS = 500

_FIELDS = ("title", "start", "end", "heading_end", "date_edtf", "date_evidence")


def place_sections(revision: Revision, wanted: Sequence[SectionMetadata]) -> tuple[bool, list[str]]:
    """Make the revision's sections those that are wanted, each recognised by its number.

    Answers whether anything was changed, and why it may not stay: then the caller rolls back.
    """
    existing = {section.number: section for section in revision.sections.all()}
    changed = False
    reasons = []
    for entry in wanted:
        section = existing.pop(entry.number, None) or Section(
            revision=revision, number=entry.number
        )
        values = {name: getattr(entry, name) for name in _FIELDS}
        if any(getattr(section, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(section, name, value)
            section.save()
            changed = True
    for section in existing.values():
        changed = True
        # By the relation's name: claims know of sources, never the reverse.
        if Section.objects.filter(pk=section.pk, claims__isnull=False).exists():
            reason = _("section %(number)d is missing, but claims stand in it")
            reasons.append(reason % {"number": section.number})
        else:
            section.delete()
    return changed, reasons + claims_outside(revision)


class NoSectionHere(Exception):
    """No section can begin there; the message says why, in the editor's words."""


@dataclass(frozen=True, slots=True)
class BegunSection:
    """`split` is the number of the section that it begins in, if it begins in one."""

    section: Section
    split: int | None


def begin_section(revision: Revision, heading: Span) -> BegunSection:
    """A section whose heading stands in the revision's text. It reaches to the end of the one that
    it splits, else to the next one, else to the end of the text. Raises NoSectionHere.

    Numbers that are there stay: readers and machines know sections by them.
    """
    title = " ".join(revision.text[heading.start : heading.end].split())
    if not title or len(title) > TITLE_MAX_CHARACTERS:
        most = TITLE_MAX_CHARACTERS
        raise NoSectionHere(
            _("select the heading alone, at most %(most)d characters") % {"most": most}
        )
    sections = list(revision.sections.select_for_update().order_by("start"))
    end, split = revision.length, None
    for section in sections:
        if section.start <= heading.start < section.end:
            if heading.start < section.heading_end:
                raise NoSectionHere(
                    _("a section begins here already: %(title)s") % {"title": section}
                )
            split = section.number
            end, section.end = section.end, heading.start
            section.save(update_fields=["end"])
        elif heading.start < section.start:
            end = min(end, section.start)
    if heading.end > end:
        raise NoSectionHere(_("the heading reaches into the next section"))
    number = max((section.number for section in sections), default=0) + 1
    made = Section.objects.create(
        revision=revision,
        number=number,
        title=title,
        start=heading.start,
        heading_end=heading.end,
        end=end,
    )
    return BegunSection(made, split)


def give_back(section: Section, split: int | None) -> Section | None:
    """Let the section that this one has split reach to its end again, as before it was begun; that
    one, or None where none was split. Taking this one away is left to whoever knows what stands in
    it. Raises NoSectionHere.
    """
    if split is None:
        return None
    before = section.revision.sections.select_for_update().filter(number=split).first()
    if before is None or before.end != section.start:
        raise NoSectionHere(_("the sections have been changed since"))
    before.end = section.end
    before.save(update_fields=["end"])
    return before


def claims_outside(revision: Revision) -> list[str]:
    """A sentence for each section whose claims reach out of it."""
    left = Section.objects.filter(revision=revision).filter(
        Q(claims__start__lt=F("start")) | Q(claims__end__gt=F("end"))
    )
    reason = _("section %(number)d no longer holds all claims that stand in it")
    return [
        reason % {"number": number}
        for number in left.order_by("number").values_list("number", flat=True).distinct()
    ]


def outside_text(end: int, length: int) -> str:
    """Why a section can't end there in a text of `length` code points; empty when it can."""
    if end <= length:
        return ""
    reason = _("%(end)d is outside the text, which has %(length)d code points")
    return reason % {"end": end, "length": length}


def section_of(span: Span, sections: Iterable[Section]) -> Section | None:
    """The section that holds the whole span."""
    for section in sections:
        if section.start <= span.start and span.end <= section.end:
            return section
    return None
