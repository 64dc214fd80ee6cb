"""Lines of the practice screen that keep their place whatever they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from iliotimer.files.problems import harmless

if TYPE_CHECKING:
    from fractions import Fraction


class Words(Static):
    """Text from anywhere, shown as it is written: no markup, no control characters."""

    def __init__(
        self,
        text: str = "",
        *,
        id: str | None = None,  # noqa: A002  Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(Content(harmless(text)), id=id, classes=classes)
        self._text = text

    def show(self, text: str) -> None:
        """Show this text; nothing is drawn where nothing changed."""
        if text != self._text:
            self._text = text
            self.update(Content(harmless(text)), layout=False)

    def ask(self, text: str) -> None:
        """Show this text, however many lines it takes; it takes none where it is empty."""
        self._text = text
        self.display = bool(text)
        self.update(Content("\n".join(harmless(line) for line in text.split("\n"))))


class Sides(Widget):
    """One row with a text at either end; the left one shortens itself."""

    DEFAULT_CSS = """
    Sides { height: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._ends = ("", "")
        self._middles: tuple[str, ...] = ()

    def show(self, left: str, right: str, *middles: str) -> None:
        """Show these texts, and between them the first of the others that fits."""
        ends, harmless_middles = (harmless(left), harmless(right)), tuple(map(harmless, middles))
        if (ends, harmless_middles) != (self._ends, self._middles):
            self._ends, self._middles = ends, harmless_middles
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The row."""
        del y
        left, right = (Content(text) for text in self._ends)
        width = self.size.width
        room = max(0, width - right.cell_length - 2)
        left = left.truncate(room, ellipsis=True)
        gap = max(0, width - left.cell_length - right.cell_length)
        filling = " " * gap
        middles = (Content(text) for text in self._middles)
        middle = next((text for text in middles if text.cell_length + 4 <= gap), None)
        if middle is not None:
            start = (width - middle.cell_length) // 2 - left.cell_length
            start = min(max(start, 2), gap - middle.cell_length - 2)
            filling = " " * start + middle.plain
            filling += " " * (gap - start - middle.cell_length)
        row = Strip([Segment(left.plain + filling + right.plain, self.rich_style)])
        return row.adjust_cell_length(width, self.rich_style)


class Bar(Widget):
    """How much of the session is over."""

    DEFAULT_CSS = """
    Bar { height: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._done = 0.0
        self._cells = -1

    def show(self, done: Fraction) -> None:
        """Show this part of the whole, 0 to 1."""
        self._done = float(done)
        cells = round(self._done * self.size.width)
        if cells != self._cells:
            self._cells = cells
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The row."""
        del y
        width = self.size.width
        cells = round(self._done * width)
        return Strip([Segment("━" * cells + "─" * (width - cells), self.rich_style)])
