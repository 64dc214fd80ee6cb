"""The safety card: signs to stop for, and whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from iliotimer.tui.lines import Words

if TYPE_CHECKING:
    from textual.app import ComposeResult

CARD = (
    (
        "Get emergency help now",
        (
            "numbness or pins and needles around the genitals, the anus or the inner thighs",
            "new trouble with starting, stopping or feeling urine or bowel",
            "a change in sexual function",
            "weakness or numbness in both legs, or leg weakness that quickly gets worse",
            "new pain into both legs",
            "after a fall or a blow: severe pain, or a leg that takes no weight or looks turned",
            "chest pain, fainting, breathlessness out of proportion, an irregular heartbeat",
        ),
    ),
    (
        "See a clinician soon, before the next session",
        (
            "numbness, tingling or weakness on one side",
            "sharp pain that keeps coming back",
            "pain at night, fever or feeling unwell, weight loss without a reason",
            "a swelling or a lump in the groin",
            "a history of cancer or of long steroid use",
            "no better after about two weeks",
        ),
    ),
)
LAST = (
    "iliotimer is a timer and a diary. It does not know what causes a sign. "
    "In an emergency call your local emergency number."
)


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
