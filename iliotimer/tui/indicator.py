"""The beat, the tempo or the breath, to be read without sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from iliotimer.plan.beats import tempo_parts
from iliotimer.plan.model import TempoReps
from iliotimer.plan.score import CueKind, StepKind
from iliotimer.practice.glance import Mood

if TYPE_CHECKING:
    from iliotimer.plan.score import Step
    from iliotimer.practice.glance import Glance

WORDS = {
    CueKind.INHALE: "breathe in",
    CueKind.EXHALE: "breathe out",
    CueKind.BREATH_HOLD: "keep",
    CueKind.LIFT: "lift",
    CueKind.LOWER: "lower",
    CueKind.PAUSE: "pause",
}
WIDEST = 60
"""Columns of the widest shape."""
WEIGHT = "███"


class Indicator(Widget):
    """Two rows: a shape that moves with the sound, and what it means."""

    DEFAULT_CSS = """
    Indicator { height: 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows = ("", "")

    def show(self, glance: Glance, step: Step) -> None:
        """Show this instant; nothing is drawn where nothing changed."""
        columns = min(self.size.width - 4, WIDEST)
        rows = rows_for(glance, step, columns) if columns > 0 else ("", "")
        changed = [
            y for y, (row, shown) in enumerate(zip(rows, self._rows, strict=True)) if row != shown
        ]
        self._rows = rows
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        """One row, centred."""
        style = self.rich_style
        text = self._rows[y] if y < len(self._rows) else ""
        strip = Strip([Segment(text.center(self.size.width), style)])
        return strip.adjust_cell_length(self.size.width, style)


def rows_for(glance: Glance, step: Step, columns: int) -> tuple[str, str]:
    """The shape and its meaning, at most this many columns wide."""
    moment = glance.moment
    if glance.mood is not Mood.WORK or step.kind is not StepKind.WORK or moment.part is None:
        return "", glance.hint
    part = float(moment.into / moment.of) if moment.of else 0.0
    left = max(1, -int(-(moment.of - moment.into) // 1))
    if moment.part is CueKind.TICK:
        return pendulum(moment.beat, part, columns), ""
    if isinstance(step.exercise.dose, TempoReps):
        words = _tempo(step.exercise.dose, moment.part_number, left)
        return _swelling(moment.part, part, columns), words
    return _swelling(moment.part, part, columns), f"{WORDS[moment.part]}  {left}"


def pendulum(beat: int, part: float, columns: int) -> str:
    """A weight that is at an end at every beat; `part` of the way to the next, 0 to 1."""
    place = part if beat % 2 == 0 else 1 - part
    room = columns - 2 - len(WEIGHT)
    at = round(place * room)
    return "▏" + " " * at + WEIGHT + " " * (room - at) + "▕"


def _swelling(cue: CueKind, part: float, columns: int) -> str:
    """A bar that grows on the way in and up, and shrinks on the way out and down."""
    grown = {
        CueKind.INHALE: part,
        CueKind.LIFT: part,
        CueKind.EXHALE: 1 - part,
        CueKind.LOWER: 1 - part,
    }.get(cue)
    if grown is None:
        return "┄" * columns
    half = max(1, round(grown * columns / 2))
    return "▀" * (2 * half)


def _tempo(dose: TempoReps, current: int, left: int) -> str:
    names = []
    for number, part in enumerate(tempo_parts(dose.tempo, dose.starts_with)):
        word = WORDS[part.cue]
        now = number == current
        names.append(f"▸{word.upper()} {left}◂" if now else f" {word} {part.seconds} ")
    return " ".join(names)
