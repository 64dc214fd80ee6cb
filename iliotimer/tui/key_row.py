"""The keys at the foot of a screen, as they are mapped; a click on one presses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from iliotimer.files.problems import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Click

    from iliotimer.tui.mapped_keys import MappedKeys

GAP = 2
"""Columns between two entries."""


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """Commands that share a label."""

    commands: tuple[str, ...]
    label: str
    need: int
    """How much it is needed: where room is short, the others leave first."""
    loud: bool = False
    """Whether it must be found without reading."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A text of the row."""

    text: str
    style: str
    key: str
    """What a click on it presses, as Textual has it; empty between the entries."""


class KeyRow(Widget):
    """One row: each key with what it does; where room is short, those that are needed most."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-row--key", "key-row--label", "key-row--loud"}
    DEFAULT_CSS = """
    KeyRow {
        height: 1;
        & > .key-row--key { text-style: bold; color: $primary; }
        & > .key-row--label { color: $text-muted; }
        & > .key-row--loud { text-style: bold reverse; color: $error; }
    }
    """

    def __init__(
        self,
        entries: Sequence[KeyEntry],
        keys: MappedKeys,
        *,
        id: str | None = None,  # noqa: A002  Textual's name
    ) -> None:
        super().__init__(id=id)
        self._entries = tuple(entries)
        self._keys = keys

    def show(self, entries: Sequence[KeyEntry]) -> None:
        """Show these entries; nothing is drawn where nothing changed."""
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
            self.refresh()

    def on_click(self, event: Click) -> None:
        """Press the key under the pointer."""
        column = 0
        for placed in self.fitting(self.size.width):
            column += cell_len(placed.text)
            if event.x < column:
                if placed.key:
                    self.app.simulate_key(placed.key)
                return

    def render_line(self, y: int) -> Strip:
        """The row."""
        del y
        segments = [
            Segment(
                placed.text,
                self.get_component_rich_style(placed.style) if placed.style else self.rich_style,
            )
            for placed in self.fitting(self.size.width)
        ]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def fitting(self, columns: int) -> list[Placed]:
        """The texts of the entries that fit into so many columns, in their order."""
        shown = list(self._entries)
        while len(shown) > 1 and self._width(shown) > columns:
            shown.remove(min(reversed(shown), key=lambda entry: entry.need))
        placed = [Placed(" ", "", "")]
        for entry in shown:
            placed += self._of(entry)
        return placed

    def _width(self, entries: Sequence[KeyEntry]) -> int:
        texts = (placed.text for entry in entries for placed in self._of(entry))
        return 1 + sum(map(cell_len, texts)) - GAP

    def _of(self, entry: KeyEntry) -> list[Placed]:
        first = self._keys.pressed[entry.commands[0]]
        if entry.loud:
            text = f" {self._called(entry.commands[0])} {entry.label} "
            return [Placed(text, "key-row--loud", first), Placed(" " * GAP, "", "")]
        placed = []
        for command in entry.commands:
            placed.append(
                Placed(self._called(command), "key-row--key", self._keys.pressed[command])
            )
            placed.append(Placed(" ", "", ""))
        placed.append(Placed(entry.label, "key-row--label", first))
        placed.append(Placed(" " * GAP, "", ""))
        return placed

    def _called(self, command: str) -> str:
        return harmless(self._keys.names[command])
