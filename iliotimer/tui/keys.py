"""What the keys do, in front of the practice, which goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, Screen

from iliotimer.tui.lines import Words
from iliotimer.tui.safety_card import SafetyCard

if TYPE_CHECKING:
    from textual.app import ComposeResult

SHOWN = {
    "ready": "enter",
    "skip_exercise": "N",
    "quieter": "[",
    "louder": "]",
    "stop": "ctrl+c",
}


class KeysScreen(ModalScreen[None]):
    """Lists the keys of a screen; any of its own keys closes it."""

    CSS_PATH = "choices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,space,enter,q", "dismiss", "close", show=False),
        Binding("s", "card", "safety card", show=False),
    ]

    def __init__(self, screen: Screen[None]) -> None:
        super().__init__()
        self._of = screen

    def compose(self) -> ComposeResult:
        """A line for each key."""
        with VerticalScroll(id="question"):
            yield Words("Keys", id="question-title")
            active = (each.binding for each in self._of.active_bindings.values())
            named = {binding.id: binding for binding in active if binding.id}
            for name, binding in named.items():
                key = binding.key_display or SHOWN.get(name, binding.key)
                yield Words(f"{key:>7}   {binding.description}", classes="question-line")
            yield Words("  0 … 9   note a dull discomfort, x for 10", classes="question-line")
            yield Words("      s   the safety card", classes="question-line")

    def action_card(self) -> None:
        """Show the safety card."""
        self.app.push_screen(SafetyCard())
