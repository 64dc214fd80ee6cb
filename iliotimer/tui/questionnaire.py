"""A few questions, one after the other, each answered by one key or skipped by Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from iliotimer.asking.in_turn import SKIPS, InTurn
from iliotimer.practice.reasons import Ask
from iliotimer.tui.answer_keys import AnswerKeys
from iliotimer.tui.key_row import KeyEntry, KeyRow
from iliotimer.tui.lines import Words
from iliotimer.tui.mapped_keys import fixed_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.events import Key

    from iliotimer.practice.reasons import FollowUp

LONGEST_LINE = 200
ROW = (KeyEntry(("skip",), "skip this", 2), KeyEntry(("leave",), "skip all of it", 1))


class Questionnaire(ModalScreen[dict[str, str | int]]):
    """Asks in turn; every answer is handed on at once, and all of them at the end."""

    CSS_PATH = "choices.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "skip the rest", show=False),
    ]

    def __init__(
        self,
        title: str,
        questions: Sequence[FollowUp],
        keep: Callable[[str, str | int], None],
        lines: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._heading = title
        self._lines = lines
        self._turn = InTurn(questions, keep)

    def compose(self) -> ComposeResult:
        """The question and its keys."""
        with Vertical(id="question"):
            yield Words(self._heading, id="question-title")
            for line in self._lines:
                yield Words(line, classes="question-line")
            yield Words(id="asked")
            yield AnswerKeys(id="keys")
            yield Input(id="line", max_length=LONGEST_LINE)
            yield KeyRow(ROW, fixed_keys(skip="enter", leave="escape"))

    def on_mount(self) -> None:
        """Ask the first question."""
        self._go_on()

    def on_key(self, event: Key) -> None:
        """Take an answer."""
        if self._turn.press(event.key if event.key in SKIPS else event.character or ""):
            event.stop()
            self._go_on()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take a typed line."""
        self._turn.take(event.value.strip() or None)
        self._go_on()

    def action_leave(self) -> None:
        """Skip the rest."""
        self.dismiss(self._turn.answers)

    def _go_on(self) -> None:
        if self._turn.asked is None:
            self.dismiss(self._turn.answers)
        else:
            self._ask(self._turn.asked)

    def _ask(self, ask: FollowUp) -> None:
        line = self.query_one("#line", Input)
        line.display = ask.ask is Ask.LINE
        self.query_one("#asked", Words).ask(ask.text)
        self.query_one("#keys", AnswerKeys).offer(ask)
        if ask.ask is Ask.LINE:
            line.value = ""
            line.focus()
        else:
            self.set_focus(None)
