"""Digits and letters as tall as the room allows, drawn in half blocks."""

from __future__ import annotations

from dataclasses import dataclass

GLYPHS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", " ##", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", " # ", " # ", " # "),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "L": ("#  ", "#  ", "#  ", "#  ", "###"),
    "R": ("## ", "# #", "## ", "# #", "# #"),
}
TALL = 5
"""Dots of a glyph, top to bottom."""
SLENDEREST = 1.5
"""Half rows of a dot for each of its columns at the most; a cell is twice as tall as wide."""
BLOCKS = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


@dataclass(frozen=True, slots=True)
class Dot:
    """The size of one dot of a glyph."""

    columns: int
    half_rows: int

    @property
    def rows(self) -> int:
        """Rows of a text of such dots."""
        return (TALL * self.half_rows + 1) // 2


def width_of(text: str, dot: Dot) -> int:
    """Columns of the text."""
    dots = sum(len(GLYPHS[char][0]) for char in text) + len(text) - 1
    return dots * dot.columns


def largest(text: str, columns: int, rows: int) -> Dot | None:
    """The largest dot at which the text fits; None where it does not fit at all."""
    by_height = 2 * rows // TALL
    by_width = columns // width_of(text, Dot(1, 1))
    if not (by_height and by_width):
        return None
    wide = min(by_width, by_height)
    return Dot(wide, min(by_height, int(wide * SLENDEREST)))


def drawn(text: str, dot: Dot) -> list[str]:
    """The text as rows of half blocks."""
    dots = []
    for line in range(TALL):
        pattern = " ".join(GLYPHS[char][line] for char in text)
        row = "".join(("#" if cell == "#" else " ") * dot.columns for cell in pattern)
        dots += [row] * dot.half_rows
    if len(dots) % 2:
        dots.append(" " * len(dots[0]))
    return [
        "".join(BLOCKS[up == "#", low == "#"] for up, low in zip(upper, lower, strict=True))
        for upper, lower in zip(dots[::2], dots[1::2], strict=True)
    ]
