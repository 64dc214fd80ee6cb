"""A few questions, one after the other, each answered by one key or skipped by Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from iliotimer.practice.reasons import Ask
from iliotimer.tui.lines import Words
from iliotimer.tui.picking import answers_of, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.events import Key

    from iliotimer.practice.reasons import FollowUp

LONGEST_LINE = 200


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
        self._left = list(questions)
        self._keep = keep
        self._answers: dict[str, str | int] = {}

    def compose(self) -> ComposeResult:
        """The question and its keys."""
        with Vertical(id="question"):
            yield Words(self._heading, id="question-title")
            for line in self._lines:
                yield Words(line, classes="question-line")
            yield Words(id="asked")
            yield Words(id="keys")
            yield Input(id="line", max_length=LONGEST_LINE)
            yield Words("Enter skips this, Esc all of it.", classes="question-line")

    def on_mount(self) -> None:
        """Ask the first question."""
        self._ask()

    def on_key(self, event: Key) -> None:
        """Take an answer."""
        ask = self._left[0]
        if ask.ask is Ask.LINE:
            return
        answer = answers_of(ask).get(event.character or "")
        if answer is not None:
            event.stop()
            self._take(answer)
        elif event.key in {"enter", "space"}:
            event.stop()
            self._take(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take a typed line."""
        self._take(event.value.strip() or None)

    def action_leave(self) -> None:
        """Skip the rest."""
        self.dismiss(self._answers)

    def _take(self, answer: str | int | None) -> None:
        asked = self._left.pop(0)
        if answer is not None:
            self._answers[asked.question] = answer
            self._keep(asked.question, answer)
        if self._left:
            self._ask()
        else:
            self.dismiss(self._answers)

    def _ask(self) -> None:
        ask = self._left[0]
        line = self.query_one("#line", Input)
        line.display = ask.ask is Ask.LINE
        self.query_one("#asked", Words).ask(ask.text)
        self.query_one("#keys", Words).ask("" if ask.ask is Ask.LINE else shown(ask))
        if ask.ask is Ask.LINE:
            line.value = ""
            line.focus()
        else:
            self.set_focus(None)
