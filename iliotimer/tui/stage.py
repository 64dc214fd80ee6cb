"""The middle of the practice screen: how long still, which side, and the state in a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from iliotimer.plan.model import Side
from iliotimer.practice.glance import Mood
from iliotimer.tui.digits import drawn, largest, width_of

if TYPE_CHECKING:
    from rich.style import Style

    from iliotimer.practice.glance import Glance
    from iliotimer.tui.digits import Dot

NARROW_PANEL, PANEL, WIDEST_PANEL = 6, 13, 34
"""Columns kept on either edge for the side."""
PANEL_SHARE = 6
"""A panel is this part of the width, where there is room."""
WIDE = 60
"""Columns from which on there is room for more than narrow panels."""
TALL_ENOUGH = 0.4
"""The part of the terminal's height for which the digits take room from the panels."""
ROOM_UNDER_WORD = 8
"""Rows from which on there is room for an empty row under the word."""
LETTER_SHARE = 2 / 3
"""The side's letter is this tall beside the digits, so that it is not read as one of them."""
EDGE = 1
"""Columns between the side and the edge of the terminal, where there is room."""
LETTERS = {Side.LEFT: "L", Side.RIGHT: "R"}
FRAMES = {
    Mood.WORK: ("", ""),
    Mood.READY: ("· · · ", " · · ·"),
    Mood.REST: ("─── ", " ───"),
    Mood.SWITCH: ("◀▶ ", " ◀▶"),
    Mood.WAITING: ("( ", " )"),
    Mood.PAUSED: ("▌▌ ", " ▌▌"),
    Mood.STOPPED: ("■■■ ", " ■■■"),
    Mood.OVER: ("", ""),
}
"""What stands on either side of the word, so that no state is told by its colour alone."""


class Stage(Widget):
    """Digits in the middle, LEFT at the left edge, RIGHT at the right edge."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "stage--side",
        "stage--word",
        "stage--flash",
        "stage--quiet",
    }
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
        self._quiet = False
        self._lines: list[Strip] = []
        self._drawn_at = Size(0, 0)

    def show(self, glance: Glance, *, flash: bool, quiet: bool) -> None:
        """Show this glance, lit up or quiet; nothing is drawn where nothing changed."""
        side = Side.BOTH if glance.mood is Mood.OVER else glance.side
        before, after = FRAMES[glance.mood]
        shown = (glance.clock, f"{before}{glance.word}{after}", side, flash, quiet)
        if shown != (self._clock, self._word, self._side, self._flash, self._quiet):
            self._clock, self._word, self._side, self._flash, self._quiet = shown
            self._lines = []
            self.refresh()

    def notify_style_update(self) -> None:
        """Draw anew in the new colours."""
        super().notify_style_update()
        self._lines = []

    def render_line(self, y: int) -> Strip:
        """One row."""
        if not self._lines or self._drawn_at != self.size:
            self._lines, self._drawn_at = self._drawn(), self.size
        if y < len(self._lines):
            return self._lines[y]
        return Strip.blank(self.size.width, self.rich_style)

    def _drawn(self) -> list[Strip]:
        width, height = self.size
        words = 2 if height >= ROOM_UNDER_WORD else 1
        panel, dot = self._fitting(width, height - words)
        middle = max(1, width - 2 * panel)
        digits = drawn(self._clock, dot) if dot else [self._clock]
        side = self._side_rows(panel, dot)
        columns = width_of(self._clock, dot) if dot else len(self._clock)
        top = max(0, (height - words - len(digits)) // 2)
        rows = [self._word_row(width)]
        rows += [Strip.blank(width, self.rich_style)] * (words - 1 + top)
        indent = panel + (middle - columns) // 2
        for row in range(max(len(digits), len(side))):
            text = digits[row] if row < len(digits) else ""
            mark = side[row] if row < len(side) else ""
            rows.append(self._row(width, indent, text, mark, panel))
        return [row.adjust_cell_length(width, self.rich_style) for row in rows[:height]]

    def _fitting(self, width: int, rows: int) -> tuple[int, Dot | None]:
        """The widest panels that leave the digits tall enough, and the size of these."""
        wide = max(PANEL, min(WIDEST_PANEL, width // PANEL_SHARE))
        tallest = largest(self._clock, max(1, width - 2 * NARROW_PANEL), rows)
        least = min(tallest.rows if tallest else 0, TALL_ENOUGH * self.app.size.height)
        for panel in (wide, PANEL) if width >= WIDE else ():
            dot = largest(self._clock, width - 2 * panel, rows)
            if dot and dot.rows >= least:
                return panel, dot
        return NARROW_PANEL, tallest

    def _word_row(self, width: int) -> Strip:
        word = f"  {self._word}  "
        left = max(0, (width - len(word)) // 2)
        style = self._style("stage--flash" if self._flash else "stage--word")
        return Strip([Segment(" " * left, self.rich_style), Segment(word, style)])

    def _side_rows(self, panel: int, digits: Dot | None) -> list[str]:
        letter = LETTERS.get(self._side)
        if letter is None:
            return []
        rows = int(digits.rows * LETTER_SHARE) if digits else 0
        dot = largest(letter, panel - 2 - EDGE, rows)
        arrow = "◀◀" if self._side is Side.LEFT else "▶▶"
        word = f"{arrow} {self._side.upper()}" if self._side is Side.LEFT else f"RIGHT {arrow}"
        return [
            *(drawn(letter, dot) if dot else []),
            word if len(word) < panel - 1 else self._side.upper(),
        ]

    def _row(self, width: int, indent: int, text: str, mark: str, panel: int) -> Strip:
        side = self._style("stage--side")
        digits = self._style("stage--quiet") if self._quiet else self.rich_style
        edge = " " * EDGE if panel > NARROW_PANEL else ""
        left = self._side is Side.LEFT
        before = f"{edge}{mark}".ljust(panel) if left else " " * panel
        after = " " * panel if left else f"{mark}{edge}".rjust(panel)
        middle = " " * max(0, indent - panel) + text
        middle = middle.ljust(max(0, width - 2 * panel))
        return Strip([Segment(before, side), Segment(middle, digits), Segment(after, side)])

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name)
