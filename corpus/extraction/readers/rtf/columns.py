"""In which column of its table each cell stands: RTF only says where each cell ends on the page."""

from bisect import bisect_left
from dataclasses import dataclass, field

_SAME_EDGE_TWIPS = 30  # programs round the edges of rows, each for itself
_MOST_COLUMNS = 200


@dataclass(slots=True)
class RtfTable:
    """Rows one after the other: the number of each row's block, its cells, and where those end."""

    rows: list[tuple[int, list[str], list[int]]] = field(default_factory=list)
    edges: list[int] = field(default_factory=list)  # of the row that is read

    def begin_row(self) -> None:
        self.edges = []

    def end_cell_at(self, edge: int) -> None:
        if len(self.edges) < _MOST_COLUMNS:
            self.edges.append(edge)

    def add(self, block: int, cells: list[str]) -> None:
        self.rows.append((block, cells, self.edges))

    def aligned(self) -> dict[int, str]:
        """By the number of a block the text of its row, where a cell of it reaches over several
        columns of others: these stay empty.
        """
        grid: list[int] = []
        for edge in sorted({edge for _block, _cells, edges in self.rows for edge in edges}):
            if not grid or edge - grid[-1] > _SAME_EDGE_TWIPS:
                grid.append(edge)
        texts = {}
        for block, cells, edges in self.rows:
            in_order = edges == sorted(edges) and len(edges) == len(cells)
            if not in_order or len(grid) > _MOST_COLUMNS or len(edges) == len(grid):
                continue
            row: list[str] = []
            for cell, edge in zip(cells, edges, strict=True):
                upto = bisect_left(grid, edge - _SAME_EDGE_TWIPS) + 1
                row += [cell, *[""] * (upto - len(row) - 1)]
            texts[block] = "\t".join(row).rstrip("\t")
        return texts
