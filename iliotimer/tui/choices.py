"""A question in front of a frozen practice: a few answers, each one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from iliotimer.asking.choices import answer_of
from iliotimer.files.problems import harmless
from iliotimer.tui.lines import Words
from iliotimer.tui.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult
    from textual.events import Key

    from iliotimer.asking.choices import Choice, Question


def options_of(choices: Iterable[Choice]) -> Iterator[Option]:
    """The choices as a list shows them, each with its key."""
    for choice in choices:
        yield Option(Content(f" {choice.key}   {harmless(choice.words)}"), id=choice.answer)


class QuestionScreen(ModalScreen[str | None]):
    """Asks one question; dismissed with the answer, or with None by Escape where that is allowed.

    No answer is highlighted at first, so that a stray Enter answers nothing.
    """

    CSS_PATH = "choices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back", show=False)]

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """A title, what is to be known, and the answers."""
        with Vertical(id="question"):
            yield Words(self._question.title, id="question-title")
            for line in self._question.lines:
                yield Words(line, classes="question-line")
            yield Listing(*options_of(self._question.choices), id="answers")

    def on_mount(self) -> None:
        """Nothing is chosen until the person chooses."""
        answers = self.query_one("#answers", OptionList)
        answers.highlighted = None
        answers.focus()

    def on_key(self, event: Key) -> None:
        """Each answer has its key; Enter without a chosen one may have its own meaning."""
        answer = answer_of(self._question.choices, event.character or event.key)
        nothing_chosen = self.query_one("#answers", OptionList).highlighted is None
        if answer is None and event.key == "enter" and nothing_chosen:
            answer = self._question.enter_means
        if answer is not None:
            event.stop()
            self.dismiss(answer)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """An answer was chosen with Enter or with the mouse."""
        self.dismiss(event.option_id)

    def action_leave(self) -> None:
        """Go back without an answer."""
        if self._question.may_leave:
            self.dismiss(None)
