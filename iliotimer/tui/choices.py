"""A question in front of a frozen practice: a few answers, each one key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from iliotimer.files.problems import harmless
from iliotimer.tui.lines import Words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer, its key and its words."""

    key: str
    answer: str
    words: str


class Question(ModalScreen[str | None]):
    """Asks one question; dismissed with the answer, or with None by Escape where that is allowed.

    No answer is highlighted at first, so that a stray Enter answers nothing.
    """

    CSS_PATH = "choices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back", show=False)]

    def __init__(
        self,
        title: str,
        lines: tuple[str, ...],
        choices: tuple[Choice, ...],
        *,
        enter_means: str | None = None,
        may_leave: bool = True,
    ) -> None:
        super().__init__()
        self._heading = title
        self._lines = lines
        self._choices = choices
        self._enter_means = enter_means
        self._may_leave = may_leave

    def compose(self) -> ComposeResult:
        """A title, what is to be known, and the answers."""
        with Vertical(id="question"):
            yield Words(self._heading, id="question-title")
            for line in self._lines:
                yield Words(line, classes="question-line")
            options = OptionList(
                *(
                    Option(Content(f" {choice.key}   {harmless(choice.words)}"), id=choice.answer)
                    for choice in self._choices
                ),
                id="answers",
            )
            yield options

    def on_mount(self) -> None:
        """Nothing is chosen until the person chooses."""
        answers = self.query_one("#answers", OptionList)
        answers.highlighted = None
        answers.focus()

    def on_key(self, event: Key) -> None:
        """Each answer has its key; Enter without a chosen one may have its own meaning."""
        character = event.character or event.key
        for choice in self._choices:
            if character == choice.key:
                event.stop()
                self.dismiss(choice.answer)
                return
        nothing_chosen = self.query_one("#answers", OptionList).highlighted is None
        if event.key == "enter" and nothing_chosen and self._enter_means is not None:
            event.stop()
            self.dismiss(self._enter_means)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """An answer was chosen with Enter or with the mouse."""
        self.dismiss(event.option_id)

    def action_leave(self) -> None:
        """Go back without an answer."""
        if self._may_leave:
            self.dismiss(None)
