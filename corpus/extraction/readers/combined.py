"""Readings of several parts, one after the other, as one."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.extraction.blocks import Block, Finding, ProposedSection, Reading


def combine(readings: Sequence[tuple[str, Reading]]) -> Reading:
    """The parts in order; `where` begins with the part's name. Metadata are left to the whole."""
    blocks: list[Block] = []
    sections: list[ProposedSection] = []
    counted: dict[str, int] = {}
    others: list[Finding] = []
    for name, reading in readings:
        first = len(blocks)
        for block in reading.blocks:
            before = block.before if block.before or not blocks else "\n\n"
            blocks.append(replace(block, before=before, where=f"{name} {block.where}".strip()))
        sections += [
            replace(section, first=section.first + first, last=section.last + first)
            for section in reading.sections
        ]
        for finding in reading.findings:
            number = finding.details.get("number")
            if isinstance(number, int) and set(finding.details) == {"number"}:
                counted[finding.code] = counted.get(finding.code, 0) + number
            elif finding not in others:
                others.append(finding)
    findings = [*others, *(Finding(code, {"number": n}) for code, n in counted.items())]
    return Reading(tuple(blocks), sections=tuple(sections), findings=tuple(findings))
