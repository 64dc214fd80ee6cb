"""What was done, when the practice is over, and what the person says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from iliotimer.diary.answers import TWO_MORE
from iliotimer.files.problems import harmless
from iliotimer.practice.checkin import AFTER
from iliotimer.practice.events import Outcome, What
from iliotimer.practice.reasons import Ask, FollowUp, reason_of
from iliotimer.tui.lines import Words
from iliotimer.tui.questionnaire import Questionnaire

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from iliotimer.conductor import Conductor
    from iliotimer.plan.model import Session
    from iliotimer.practice.events import Over
    from iliotimer.practice.record import Dose, Entry
    from iliotimer.tui.app import PracticeApp

OUTCOMES = {
    Outcome.COMPLETED: "You went through the whole session.",
    Outcome.ENDED_EARLY: "You ended the session early.",
    Outcome.INTERRUPTED: "The session was interrupted.",
}
DONE, PARTLY, NOT_DONE = "✓", "·", "-"
HELPED, HURT = "helped", "hurt"
MARKS = {HELPED: "  helped", HURT: "  hurt", TWO_MORE: "  two more were in me"}
NAME_WIDTH = 40
COUNT = FollowUp("reps", "How many did you do?", Ask.LINE)
NOTE = FollowUp("note", "A line for the diary:", Ask.LINE)


class SummaryScreen(Screen[None]):
    """Planned against done; the marks that the person gives are kept as answers."""

    CSS_PATH = "summary.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,q,escape,space", "close", "close", key_display="enter"),
        Binding("right", "mark('helped')", "this one helped", key_display="→"),
        Binding("left", "mark('hurt')", "this one hurt", key_display="←"),
        Binding("plus,equals_sign", "mark('two_more')", "two more were in me", key_display="+"),
        Binding("c", "count", "correct the count"),
        Binding("n", "note", "note"),
    ]
    if TYPE_CHECKING:
        app: PracticeApp

    def __init__(self, session: Session, over: Over, conductor: Conductor, kept: str) -> None:
        super().__init__()
        self._session = session
        self._over = over
        self._conductor = conductor
        self._kept = kept
        self._doses = conductor.doses
        self._marks: dict[int, set[str]] = {}
        self._counts: dict[int, int] = {}

    def compose(self) -> ComposeResult:
        """The outcome, the doses, and where the diary lies."""
        minutes = self._over.at / 60_000_000_000
        reason = reason_of(self._over.reason)
        yield Words(self._session.title, id="summary-title")
        outcome = f"{OUTCOMES[self._over.outcome]} {minutes:.1f} minutes of practice."
        yield Words(f"{outcome} {reason.label if reason else ''}", id="summary-outcome")
        yield OptionList(
            *(Option(self._row(index)) for index in range(len(self._doses))), id="summary-doses"
        )
        yield Words(self._kept, id="summary-kept")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """The arrow keys move through the doses."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self) -> None:
        """Enter closes from the doses too."""
        self.action_close()

    def action_close(self) -> None:
        """Leave the program."""
        self.app.exit(return_code=self.app.return_code_of(self._over))

    def action_mark(self, mark: str) -> None:
        """Say of the exercise at the cursor that it helped or hurt, or that it was too light."""
        index = self._cursor()
        if index is None:
            return
        marks = self._marks.setdefault(index, set())
        marks.symmetric_difference_update({mark})
        if mark in {HELPED, HURT}:
            marks.discard(HURT if mark == HELPED else HELPED)
        dose = self._doses[index]
        if mark == TWO_MORE:
            last = self._last_set(dose)
            about = last.n if last is not None else AFTER
            self._conductor.answer(about, TWO_MORE, mark in marks)
        else:
            verdict = next((m for m in (HELPED, HURT) if m in marks), "neither")
            self._conductor.answer(AFTER, f"verdict {dose.exercise}", verdict)
        self._redraw(index)

    def action_count(self) -> None:
        """Correct the count of the last set of the exercise at the cursor."""
        index = self._cursor()
        if index is None:
            return
        last = self._last_set(self._doses[index])
        if last is None or last.unit == "s":
            return
        number = last.n

        def keep(question: str, value: str | int) -> None:
            text = str(value)
            if text.isdecimal() and int(text) <= 200:  # noqa: PLR2004  the most reps of a set
                self._conductor.answer(number, question, int(text))
                self._counts[index] = int(text)
                self._redraw(index)

        lines = (f"In the last set; {last.amount:g} by the clock.",)
        self.app.push_screen(Questionnaire("Count", (COUNT,), keep, lines))

    def action_note(self) -> None:
        """Add a line to the diary."""
        keep = self._conductor.answer
        self.app.push_screen(
            Questionnaire("Note", (NOTE,), lambda question, value: keep(AFTER, question, value))
        )

    def _cursor(self) -> int | None:
        return self.query_one(OptionList).highlighted

    def _last_set(self, dose: Dose) -> Entry | None:
        done = (
            entry
            for entry in reversed(self._conductor.entries)
            if (entry.exercise, entry.side) == (dose.exercise, dose.side)
            and entry.what in {What.SET_DONE, What.HOLD_DONE}
        )
        return next(done, None)

    def _redraw(self, index: int) -> None:
        self.query_one(OptionList).replace_option_prompt_at_index(index, self._row(index))

    def _row(self, index: int) -> Content:
        dose = self._doses[index]
        names = {exercise.id: exercise.name for exercise in self._session.exercises}
        side = "" if dose.side == "both" else f", {dose.side}"
        name = harmless(f"{names.get(dose.exercise, dose.exercise)}{side}")
        mark = DONE if dose.done >= dose.planned else PARTLY if dose.done else NOT_DONE
        paced = " by the clock" if dose.paced else ""
        amount = f"{dose.done:g} of {dose.planned:g} {dose.unit}{paced}"
        if index in self._counts:
            amount += f"; {self._counts[index]} in the last set"
        marks = "".join(words for key, words in MARKS.items() if key in self._marks.get(index, ()))
        return Content(f"{mark} {name[:NAME_WIDTH]:<{NAME_WIDTH}} {amount}{marks}")
