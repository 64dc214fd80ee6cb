"""The stop at a sharp pain on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import OptionList

from iliotimer.asking.choices import answer_of
from iliotimer.asking.pain import EASE_OUT
from iliotimer.tui.answer_keys import AnswerKeys
from iliotimer.tui.choices import options_of
from iliotimer.tui.key_row import KeyEntry, KeyRow
from iliotimer.tui.lines import Words
from iliotimer.tui.listing import Listing
from iliotimer.tui.mapped_keys import fixed_keys
from iliotimer.tui.safety_card import SafetyCard

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from iliotimer.asking.pain import PainReport


ROW = (KeyEntry(("skip",), "skip the question", 2), KeyEntry(("card",), "safety card", 1))


class PainDialog(ModalScreen[str]):
    """Three taps, each of which can be skipped, over the choices, which can be made at any time.

    Dismissed with one of the choices, by its key or with the mouse; p answers nothing here. Enter
    skips a tap and chooses nothing; the arrow keys scroll, where the terminal is small.
    """

    CSS_PATH = "choices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "side('left')", show=False),
        Binding("right", "side('right')", show=False),
    ]

    def __init__(self, report: PainReport) -> None:
        super().__init__()
        self._report = report

    def compose(self) -> ComposeResult:
        """Where it stopped, the tap, and the choices."""
        with VerticalScroll(id="question"):
            yield Words("STOPPED", id="question-title")
            yield Words(self._report.stop.where, classes="question-line")
            yield Words(EASE_OUT, id="ease-out")
            yield Words(id="asked")
            yield AnswerKeys(id="keys")
            yield Words(id="sentence")
            yield Listing(id="answers")
            yield KeyRow(ROW, fixed_keys(skip="enter", card="s"))

    def on_mount(self) -> None:
        """Ask for the first tap."""
        self._show()
        self.query_one("#answers", OptionList).can_focus = False
        self.query_one("#question").focus()

    def on_key(self, event: Key) -> None:
        """A tap, a choice, or Enter to skip a tap."""
        key = event.character or event.key
        choice = answer_of(self._report.choices, key)
        if choice is not None:
            self.dismiss(choice)
        elif key == "s":
            self.app.push_screen(SafetyCard())
        elif self._report.press("enter" if event.key == "enter" else key):
            self._show()
        else:
            return
        event.stop()
        event.prevent_default()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A choice was made with the mouse."""
        self.dismiss(event.option_id)

    def action_side(self, arrow: str) -> None:
        """Another side of the body, before a place is tapped."""
        if self._report.press(arrow):
            self._show()

    def _show(self) -> None:
        tap = self._report.tap
        self.query_one(KeyRow).show(ROW if tap else ROW[1:])
        self.query_one("#asked", Words).ask(self._report.asked)
        self.query_one("#keys", AnswerKeys).offer(tap)
        self.query_one("#sentence", Words).ask(self._report.sentence)
        options = self.query_one("#answers", OptionList)
        options.clear_options()
        options.add_options(options_of(self._report.choices))
        options.highlighted = None
        self.query_one("#question").scroll_home(animate=False)
