"""The middle of the practice screen: how long still, which side, and the state in a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from iliotimer.plan.model import Side
from iliotimer.practice.glance import Mood
from iliotimer.tui.digits import drawn, largest, rows_of, width_of

if TYPE_CHECKING:
    from iliotimer.practice.glance import Glance

PANEL, NARROW_PANEL = 13, 7
"""Columns kept on either edge for the side."""
WIDE = 60
"""Columns from which on there is room for the wide panels."""
LETTERS = {Side.LEFT: "L", Side.RIGHT: "R"}


class Stage(Widget):
    """Digits in the middle, LEFT at the left edge, RIGHT at the right edge."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"stage--side", "stage--word", "stage--flash"}
    DEFAULT_CSS = """
    Stage {
        height: 1fr;
        & > .stage--word { text-style: bold; }
        & > .stage--side { text-style: bold; }
        & > .stage--flash { text-style: bold reverse; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._clock = ""
        self._word = ""
        self._side = Side.BOTH
        self._flash = False
        self._dim = False
        self._lines: list[Strip] = []

    def show(self, glance: Glance, *, flash: bool, dim: bool) -> None:
        """Show this glance; nothing is drawn where nothing changed."""
        side = Side.BOTH if glance.mood is Mood.OVER else glance.side
        shown = (glance.clock, glance.word, side, flash, dim)
        if shown != (self._clock, self._word, self._side, self._flash, self._dim):
            self._clock, self._word, self._side, self._flash, self._dim = shown
            self._lines = []
            self.refresh()

    def on_resize(self) -> None:
        """Draw anew at the new size."""
        self._lines = []

    def render_line(self, y: int) -> Strip:
        """One row."""
        if not self._lines:
            self._lines = self._drawn()
        if y < len(self._lines):
            return self._lines[y]
        return Strip.blank(self.size.width, self.rich_style)

    def _drawn(self) -> list[Strip]:
        width, height = self.size
        words = 2 if height >= 6 else 1  # noqa: PLR2004  room for an empty row under the word
        panel = NARROW_PANEL if width < WIDE or self.screen.has_class("-distance") else PANEL
        middle = max(1, width - 2 * panel)
        scale = largest(self._clock, middle, height - words)
        digits = drawn(self._clock, scale) if scale else [self._clock]
        side = self._side_rows(panel, rows_of(scale) if scale else 1)
        columns = width_of(self._clock, scale) if scale else len(self._clock)
        top = max(0, (height - words - len(digits)) // 2)
        plain = self.rich_style
        rows = [self._word_row(width)]
        rows += [Strip.blank(width, plain)] * (words - 1 + top)
        indent = panel + (middle - columns) // 2
        for row in range(max(len(digits), len(side))):
            text = digits[row] if row < len(digits) else ""
            mark = side[row] if row < len(side) else ""
            rows.append(self._row(width, indent, text, mark, panel))
        return [row.adjust_cell_length(width, plain) for row in rows[:height]]

    def _word_row(self, width: int) -> Strip:
        name = "stage--flash" if self._flash else "stage--word"
        style = self._style(name)
        word = f"  {self._word}  "
        left = max(0, (width - len(word)) // 2)
        plain = self.rich_style
        return Strip([Segment(" " * left, plain), Segment(word, style)])

    def _side_rows(self, panel: int, rows: int) -> list[str]:
        letter = LETTERS.get(self._side)
        if letter is None:
            return []
        scale = min(largest(letter, panel - 2, rows - 1), 3)
        arrow = "◀◀" if self._side is Side.LEFT else "▶▶"
        word = f"{arrow} {self._side.upper()}" if self._side is Side.LEFT else f"RIGHT {arrow}"
        return [
            *(drawn(letter, scale) if scale else []),
            word if len(word) < panel else self._side.upper(),
        ]

    def _row(self, width: int, indent: int, text: str, mark: str, panel: int) -> Strip:
        plain, side = self.rich_style, self._style("stage--side")
        digits = plain + Style(dim=True) if self._dim else plain
        left = self._side is Side.LEFT
        before = f" {mark}".ljust(panel) if left else " " * panel
        after = " " * panel if left else f"{mark} ".rjust(panel)
        middle = " " * max(0, indent - panel) + text
        middle = middle.ljust(max(0, width - 2 * panel))
        return Strip([Segment(before, side), Segment(middle, digits), Segment(after, side)])

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name)
