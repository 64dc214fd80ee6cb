"""What the keys do, in front of the practice, which goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from iliotimer.files.key_names import COMMANDS
from iliotimer.tui.key_row import KeyEntry, KeyRow
from iliotimer.tui.lines import Words
from iliotimer.tui.mapped_keys import textual_keys
from iliotimer.tui.safety_card import SafetyCard

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from iliotimer.tui.mapped_keys import MappedKeys

WIDTH, NARROW_WIDTH = 16, 8
"""Columns of the keys, and where only one of each is shown."""
WIDE = 76
"""Columns of the terminal from which on every key of a command is shown."""
FIXED = (
    ("0 … 9 x", "A dull discomfort of 0 … 10; always these keys."),
    ("ctrl+c", "The end; a second time at once."),
    ("ctrl+p", "Every command, to be looked for by its words."),
    ("s", "Here: the safety card."),
)
"""The keys that are the same for everybody."""
ROW = (KeyEntry(("close",), "close", 2), KeyEntry(("card",), "safety card", 1))


class KeysScreen(ModalScreen[None]):
    """Lists the keys as they are mapped."""

    CSS_PATH = "choices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(textual_keys(COMMANDS["keys"].keys), "dismiss", "close", show=False, id="keys"),
        Binding("escape,space,enter,q", "dismiss", "close", show=False),
        Binding("s", "card", "safety card", show=False),
    ]

    def __init__(self, keys: MappedKeys) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """A line for each command."""
        wide = self.app.size.width >= WIDE
        width, most = (WIDTH, None) if wide else (NARROW_WIDTH, 1)
        with VerticalScroll(id="question"):
            yield Words("Keys", id="question-title")
            for name, command in COMMANDS.items():
                keys = "  ".join(self._keys.every[name][:most])
                yield Words(f"{keys:>{width}}   {command.meaning}", classes="question-line")
            for keys, meaning in FIXED:
                yield Words(f"{keys:>{width}}   {meaning}", classes="question-line")
            yield KeyRow(ROW, self._keys.also(close="escape", card="s"))

    def action_card(self) -> None:
        """Show the safety card."""
        self.app.push_screen(SafetyCard())
