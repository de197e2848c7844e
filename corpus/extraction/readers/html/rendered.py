"""What the renderer makes of a page, before anything is proposed."""

from dataclasses import dataclass, field

from corpus.extraction.blocks import BlockKind
from corpus.extraction.readers.html.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class RenderedBlock:
    """A block and what speaks for and against it; `linked` is the share of it that is links."""

    kind: BlockKind
    text: str
    level: int
    around: Surroundings
    linked: float
    group: int  # blocks of one list or table have one; 0 for none
    where: str


@dataclass(slots=True)
class Rendered:
    blocks: list[RenderedBlock] = field(default_factory=list)
    unknown: dict[str, None] = field(default_factory=dict)
    pictures: int = 0
    formulas: int = 0
    frames: int = 0
    post_dates: dict[int, str] = field(default_factory=dict)  # the first `time` of each article
