"""What was done, when the practice is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer

from iliotimer.practice.events import Outcome
from iliotimer.practice.reasons import REASONS
from iliotimer.tui.lines import Sides, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from iliotimer.plan.model import Session
    from iliotimer.practice.events import Over
    from iliotimer.practice.record import Dose

OUTCOMES = {
    Outcome.COMPLETED: "You went through the whole session.",
    Outcome.ENDED_EARLY: "You ended the session early.",
    Outcome.INTERRUPTED: "The session was interrupted.",
}
DONE, PARTLY, NOT_DONE = "✓", "·", "-"


class SummaryScreen(Screen[None]):
    """Shows planned against done; any of its keys closes the program."""

    CSS_PATH = "summary.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,q,escape,space", "close", "close", key_display="enter")
    ]

    def __init__(self, session: Session, over: Over, doses: Sequence[Dose], kept: str) -> None:
        super().__init__()
        self._session = session
        self._over = over
        self._doses = doses
        self._kept = kept

    def compose(self) -> ComposeResult:
        """The outcome, the doses, and where the diary lies."""
        minutes = self._over.at / 60_000_000_000
        reason = next((r.label for r in REASONS if r.code == self._over.reason), "")
        yield Words(self._session.title, id="summary-title")
        outcome = f"{OUTCOMES[self._over.outcome]} {minutes:.1f} minutes of practice."
        yield Words(f"{outcome} {reason}".strip(), id="summary-outcome")
        with VerticalScroll(id="summary-doses"):
            for what, amount in dose_rows(self._session, self._doses):
                row = Sides()
                row.show(what, amount)
                yield row
        yield Words(self._kept, id="summary-kept")
        yield Footer(compact=True, show_command_palette=False)

    def action_close(self) -> None:
        """Leave the program."""
        self.app.exit(return_code=self.app.return_code_of(self._over))  # type: ignore[attr-defined]  # the one app


def dose_rows(session: Session, doses: Sequence[Dose]) -> Iterator[tuple[str, str]]:
    """Planned against done, a row for each exercise and side."""
    names = {exercise.id: exercise.name for exercise in session.exercises}
    for dose in doses:
        name = names.get(dose.exercise, dose.exercise)
        side = "" if dose.side == "both" else f", {dose.side}"
        mark = DONE if dose.done >= dose.planned else PARTLY if dose.done else NOT_DONE
        paced = " by the clock" if dose.paced else ""
        yield f"{mark} {name}{side}", f"{dose.done:g} of {dose.planned:g} {dose.unit}{paced}"
