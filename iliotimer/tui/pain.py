"""The stop at a sharp pain: what can be noted, and what can follow."""

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
from iliotimer.practice.reasons import Ask, FollowUp
from iliotimer.tui.choices import Choice
from iliotimer.tui.lines import Words
from iliotimer.tui.picking import answers_of, shown
from iliotimer.tui.safety_card import SafetyCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.events import Key

    from iliotimer.practice.safety import Allowed

MILDER, SKIP_SIDE, SKIP_EXERCISE, END, UNDO = "milder", "skip_side", "skip_exercise", "end", "undo"
TAPS = (
    FollowUp("score", "How bad is it? A digit, x for 10; Enter skips.", Ask.SCORE),
    FollowUp("place", "Where?", Ask.PLACE),
    FollowUp("word", "How does it feel?", Ask.WORD),
)
SIDES = ("left", "both", "right", "middle")


@dataclass(frozen=True, slots=True)
class Stop:
    """A sharp stop as the dialog needs it."""

    where: str
    """The place of the stop, in words."""
    elsewhere: tuple[str, str] | None
    """Another exercise that it may belong to: its id and name."""
    side: str
    milder: str
    """What a milder variant changes; empty where there is none."""
    one_side: bool
    """Whether the exercise is done side by side."""
    exercise: str
    """The exercise's name."""


class PainDialog(ModalScreen[str]):
    """Three taps, each of which can be skipped, over the choices, which can be made at any time.

    Dismissed with one of the choices; p answers nothing here.
    """

    CSS_PATH = "choices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "side(-1)", show=False),
        Binding("right", "side(1)", show=False),
    ]

    def __init__(
        self,
        stop: Stop,
        keep: Callable[[str, str | int], None],
        allowed: Callable[[set[str]], Allowed],
    ) -> None:
        super().__init__()
        self._stop = stop
        self._keep = keep
        self._allowed = allowed
        self._taps = list(TAPS)
        self._noted: list[str] = []
        self._words: set[str] = set()
        self._side = stop.side
        self._moved = False
        self._choices: tuple[Choice, ...] = ()

    def compose(self) -> ComposeResult:
        """Where it stopped, the tap, and the choices."""
        with Vertical(id="question"):
            yield Words("STOPPED", id="question-title")
            yield Words(self._stop.where, classes="question-line")
            yield Words("Ease out of the position slowly. Hold on to something.", id="ease-out")
            yield Words(id="asked")
            yield Words(id="keys")
            yield Words(id="sentence")
            yield OptionList(id="answers")

    def on_mount(self) -> None:
        """Ask for the first tap; nothing is chosen."""
        self._show()
        self.query_one("#answers", OptionList).focus()

    def on_key(self, event: Key) -> None:
        """A tap, a choice, or Enter to skip a tap."""
        key = event.character or event.key
        tap = answers_of(self._taps[0]).get(key) if self._taps else None
        choice = next((choice for choice in self._choices if choice.key == key), None)
        if tap is not None:
            self._note(tap)
        elif choice is not None:
            self.dismiss(choice.answer)
        elif key == "s":
            self.app.push_screen(SafetyCard())
        elif key == "o" and self._stop.elsewhere is not None:
            self._move()
        elif event.key == "enter" and self._taps and self._nothing_chosen():
            self._taps.pop(0)
            self._show()
        else:
            return
        event.stop()
        event.prevent_default()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A choice was made with Enter or with the mouse."""
        self.dismiss(event.option_id)

    def action_side(self, direction: int) -> None:
        """Another side of the body, before a place is tapped."""
        if self._taps and self._taps[0].ask is Ask.PLACE:
            index = SIDES.index(self._side) if self._side in SIDES else 1
            self._side = SIDES[(index + direction) % len(SIDES)]
            self._show()

    def _note(self, value: str | int) -> None:
        tap = self._taps.pop(0)
        self._keep(tap.question, value)
        if tap.ask is Ask.PLACE:
            self._keep("side", self._side)
            self._noted.append(f"{value} ({self._side})")
        else:
            self._noted.append(str(value))
        self._words.add(str(value))
        self._show()

    def _move(self) -> None:
        if self._stop.elsewhere is not None and not self._moved:
            self._moved = True
            self._keep("exercise", self._stop.elsewhere[0])
            self._noted.append(f"in {self._stop.elsewhere[1]}")
            self._show()

    def _nothing_chosen(self) -> bool:
        return self.query_one("#answers", OptionList).highlighted is None

    def _show(self) -> None:
        allowed = self._allowed(self._words)
        tap = self._taps[0] if self._taps else None
        asked = tap.text if tap else ""
        if tap is not None and tap.ask is Ask.PLACE:
            asked = f"Where? On the {self._side} side (arrow keys change it); Enter skips."
        if self._noted:
            asked = f"Noted: {', '.join(self._noted)}. {asked}"
        self.query_one("#asked", Words).ask(asked)
        self.query_one("#keys", Words).ask(shown(tap) if tap else "")
        sentence = allowed.sentence
        if allowed.card:
            sentence += " s shows the safety card."
        elif self._stop.elsewhere is not None and not self._moved:
            sentence += f" o if it was in {self._stop.elsewhere[1]}."
        self.query_one("#sentence", Words).ask(sentence.strip())
        self._offer(allowed)

    def _offer(self, allowed: Allowed) -> None:
        choices = []
        if allowed.milder and self._stop.milder:
            choices.append(Choice("e", MILDER, f"Milder: {self._stop.milder}"))
        if allowed.skip_side and self._stop.one_side:
            choices.append(Choice("n", SKIP_SIDE, "Skip this side"))
        choices.append(Choice("N", SKIP_EXERCISE, f"Skip {self._stop.exercise}"))
        end = Choice("q", END, "End the session")
        choices = [end, *choices] if allowed.propose_end else [*choices, end]
        choices.append(Choice("u", UNDO, "Pressed by mistake"))
        self._choices = tuple(choices)
        options = self.query_one("#answers", OptionList)
        options.clear_options()
        options.add_options(
            Option(Content(f" {choice.key}   {harmless(choice.words)}"), id=choice.answer)
            for choice in choices
        )
        options.highlighted = None
