"""Digits and letters as tall as the room allows, drawn in half blocks."""

from __future__ import annotations

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
BLOCKS = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


def width_of(text: str, scale: int) -> int:
    """Columns of the text when a dot is `scale` columns wide."""
    dots = sum(len(GLYPHS[char][0]) for char in text) + len(text) - 1
    return dots * scale


def rows_of(scale: int) -> int:
    """Rows of any text when a dot is `scale` half rows tall."""
    return (TALL * scale + 1) // 2


def largest(text: str, columns: int, rows: int) -> int:
    """The largest scale at which the text fits; 0 where it does not fit at all."""
    by_height = 2 * rows // TALL
    by_width = columns // max(1, width_of(text, 1))
    return max(0, min(by_height, by_width))


def drawn(text: str, scale: int) -> list[str]:
    """The text as rows of half blocks."""
    dots = []
    for line in range(TALL):
        pattern = " ".join(GLYPHS[char][line] for char in text)
        row = "".join(("#" if dot == "#" else " ") * scale for dot in pattern)
        dots += [row] * scale
    if len(dots) % 2:
        dots.append(" " * len(dots[0]))
    return [
        "".join(BLOCKS[up == "#", low == "#"] for up, low in zip(upper, lower, strict=True))
        for upper, lower in zip(dots[::2], dots[1::2], strict=True)
    ]
