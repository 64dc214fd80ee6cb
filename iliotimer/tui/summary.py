"""What was done, when the practice is over, and what the person says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from iliotimer.asking.ending import outcome_in_words
from iliotimer.diary.answers import TWO_MORE
from iliotimer.files.problems import harmless
from iliotimer.practice.checkin import AFTER, BEFORE, NOTE
from iliotimer.practice.events import What
from iliotimer.practice.reasons import Ask, FollowUp
from iliotimer.tui.bars import bar, pain_in_bars
from iliotimer.tui.foot import foot
from iliotimer.tui.lines import Words
from iliotimer.tui.listing import Listing
from iliotimer.tui.questionnaire import Questionnaire

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from iliotimer.conductor import Conductor
    from iliotimer.plan.model import Session
    from iliotimer.practice.events import Over
    from iliotimer.practice.record import Dose, Entry
    from iliotimer.tui.app import PracticeApp

DONE, PARTLY, NOT_DONE = "✓", "·", "-"
HELPED, HURT = "helped", "hurt"
MARKS = {HELPED: "  helped", HURT: "  hurt", TWO_MORE: "  two more"}
AMOUNT_WIDTH = 39
"""Columns of a row around name and bar, as for `17 of 20 breaths  helped  two more`."""
NARROWEST_NAME, WIDEST_NAME = 16, 40
BAR_WIDTH = 8
COUNT = FollowUp("reps", "How many did you do?", Ask.LINE)


class SummaryScreen(Screen[None]):
    """Planned against done; the marks that the person gives are kept as answers."""

    CSS_PATH = "summary.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,q,escape,space", "close", "close", key_display="enter"),
        Binding("right", "mark('helped')", "helped", key_display="→", tooltip="This one helped"),
        Binding("left", "mark('hurt')", "hurt", key_display="←", tooltip="This one hurt"),
        Binding(
            "plus,equals_sign",
            "mark('two_more')",
            "two more",
            key_display="+",
            tooltip="Two more were in me",
        ),
        Binding("c", "count", "count", tooltip="Correct the count"),
        Binding("n", "note", "note", tooltip="A line for the diary"),
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
        yield Words(self._session.title, id="summary-title")
        yield Words(outcome_in_words(self._over), id="summary-outcome")
        yield Words(id="summary-pain")
        yield Listing(
            *(Option(self._row(index)) for index in range(len(self._doses))), id="summary-doses"
        )
        yield Words(self._kept, id="summary-kept")
        yield foot(self)

    def on_mount(self) -> None:
        """The arrow keys move through the doses."""
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """What was answered in front of the summary is shown."""
        self.query_one("#summary-pain", Words).ask(self._pain())

    def on_resize(self) -> None:
        """The rows take the room there is."""
        for index in range(len(self._doses)):
            self._redraw(index)

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

    def _pain(self) -> str:
        """The scores before, at the worst moment, and after."""
        answered = self._conductor.answered
        scored = [entry.value for entry in self._conductor.entries if entry.value is not None]
        stops = (answered(n, "score") for n, _ in self._conductor.sharp_stops())
        scored += [score for score in stops if isinstance(score, int)]
        during = max(scored, default=None)
        return pain_in_bars(answered(BEFORE, "pain"), during, answered(AFTER, "pain"))

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
        name = harmless(names.get(dose.exercise, dose.exercise))
        mark = DONE if dose.done >= dose.planned else PARTLY if dose.done else NOT_DONE
        paced = " by the clock" if dose.paced else ""
        amount = f"{dose.done:g} of {dose.planned:g} {dose.unit}"
        counted = f"  {self._counts[index]} in the last set" if index in self._counts else ""
        marks = "".join(words for key, words in MARKS.items() if key in self._marks.get(index, ()))
        share = min(1, dose.done / dose.planned) if dose.planned else 1
        return Content(f"{mark} {self._named(name, side, share)} {amount}{marks}{counted}{paced}")

    def _named(self, name: str, side: str, share: float) -> str:
        """The name with its side and, where there is room, how much was done as a bar."""
        room = self.app.size.width - AMOUNT_WIDTH
        beside = room > NARROWEST_NAME + 2 * BAR_WIDTH
        width = min(max(NARROWEST_NAME, room - beside * (BAR_WIDTH + 1)), WIDEST_NAME)
        short = Content(name).truncate(width - len(side), ellipsis=True).plain + side
        padded = short + " " * (width - cell_len(short))
        return f"{padded} {bar(share, BAR_WIDTH)}" if beside else padded
