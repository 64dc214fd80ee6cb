"""The safety card on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from iliotimer.asking.card import CARD, LAST
from iliotimer.tui.key_row import KeyEntry, KeyRow
from iliotimer.tui.lines import Words
from iliotimer.tui.mapped_keys import fixed_keys

if TYPE_CHECKING:
    from textual.app import ComposeResult


ROW = (KeyEntry(("close",), "close", 1),)


class SafetyCard(ModalScreen[None]):
    """Shows the card until a key is pressed."""

    CSS_PATH = "choices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,s,enter,space,q", "dismiss", "close", show=False)
    ]

    def compose(self) -> ComposeResult:
        """The signs, by how soon."""
        with VerticalScroll(id="question"):
            for heading, signs in CARD:
                yield Words(heading, classes="card-heading")
                for sign in signs:
                    yield Words(f"- {sign}", classes="question-line")
            yield Words(LAST, classes="card-heading")
            yield KeyRow(ROW, fixed_keys(close="escape"))
