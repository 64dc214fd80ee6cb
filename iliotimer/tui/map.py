"""The map: how each exercise of the session stands, and the way to each; the practice goes on."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from iliotimer.files.key_names import COMMANDS
from iliotimer.files.problems import harmless
from iliotimer.plan.words import dose_in_brief, minutes_seconds
from iliotimer.practice.glance import glance
from iliotimer.practice.overview import Mark, done_in_words, overview
from iliotimer.tui.key_row import KeyEntry, KeyRow
from iliotimer.tui.lines import Bar, Sides
from iliotimer.tui.listing import Listing
from iliotimer.tui.mapped_keys import textual_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from iliotimer.practice.overview import Standing
    from iliotimer.tui.commanding import CommandingScreen

SIGNS = {Mark.DONE: "✓", Mark.PARTLY: "~", Mark.SKIPPED: "-", Mark.TO_COME: "·", Mark.HERE: "▸"}
MARK, LEFT, GAP = 9, 6, 2
"""Columns of the mark, of the minutes, and between two columns."""
WITH_DOSE, WITH_BOTH = 56, 110
"""Columns from which on there is room for the dose, and for planned and done side by side."""
NAME, PLANNED = 38, 30
"""Columns of the name and of what is planned, where there is room."""
LOOK_EVERY = 0.5
"""Seconds between two looks at a practice that goes on behind."""
ROW = (
    KeyEntry(("pain",), "PAIN", 9, loud=True),
    KeyEntry(("go",), "go there", 8),
    KeyEntry(("pause",), "pause", 7),
    KeyEntry(("map",), "back", 6),
)


class MapScreen(Screen[str | None]):
    """Lists the exercises; dismissed with the id of the one that was chosen, or None."""

    CSS_PATH = "map.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-small"), (18, "-medium")]  # noqa: RUF012  Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(textual_keys(COMMANDS["map"].keys), "leave", "Back to the practice", id="map"),
        Binding("escape,q", "leave", show=False),
        Binding(
            textual_keys(COMMANDS["pause"].keys),
            "pause",
            "Pause, and go on",
            priority=True,
            id="pause",
        ),
    ]

    title_line = getters.query_one("#map-title", Sides)
    state_line = getters.query_one("#map-state", Sides)
    exercises = getters.query_one("#map", OptionList)
    bar = getters.query_one(Bar)

    def __init__(self, practice: CommandingScreen) -> None:
        super().__init__()
        self._practice = practice
        listed = _in_phases(self._standings())
        self._ids = [None if isinstance(one, str) else one.exercise.id for one in listed]
        self._rows = [""] * len(self._ids)

    def compose(self) -> ComposeResult:
        """The time at the head, the exercises under their phases, the keys at the foot."""
        yield Sides(id="map-title")
        yield Sides(id="map-state")
        options = (Option("", id=one, disabled=one is None) for one in self._ids)
        yield Listing(*options, id="map")
        yield Bar()
        yield KeyRow(ROW, self._practice.keys.also(go="enter"))

    def on_mount(self) -> None:
        """The cursor stands where the practice is."""
        here = self._practice.conductor.player.step.exercise.id
        self.exercises.focus()
        self.exercises.highlighted = self.exercises.get_option_index(here)
        self.call_after_refresh(self.show)
        if self._practice.app.looks:
            self.set_interval(LOOK_EVERY, self.show)

    def on_resize(self) -> None:
        """Show the same at the new size."""
        self.call_after_refresh(self.show)

    def show(self) -> None:
        """Show how everything stands now."""
        practice = self._practice
        seen = glance(practice.conductor.player, practice.keys.names)
        side = "" if seen.side == "both" else f"  {seen.side.upper()}"
        self.title_line.show(f" {practice.session.title}", practice.ending)
        self.state_line.show(f" {seen.word}  {seen.clock}{side}", f"{seen.count} ", seen.name)
        self.bar.show(practice.remaining.over)
        for index, row in enumerate(self._lines()):
            if row != self._rows[index]:
                self._rows[index] = row
                self.exercises.replace_option_prompt_at_index(index, Content(row))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go there."""
        self.dismiss(event.option_id)

    def action_leave(self) -> None:
        """Back to the practice as it is."""
        self.dismiss(None)

    def action_pause(self) -> None:
        """Pause the practice behind, or go on with it."""
        self._practice.action_pause()
        self.show()

    def _lines(self) -> Iterator[str]:
        """A row for each option; the phases stand apart where there is room."""
        size = self.exercises.scrollable_content_region
        phases = self._ids.count(None)
        apart = "\n" if size.height >= len(self._ids) + phases - 1 else ""
        for index, one in enumerate(_in_phases(self._standings())):
            if isinstance(one, str):
                yield f"{apart if index else ''}{harmless(one)}"
            else:
                yield row_of(one, size.width - GAP)

    def _standings(self) -> tuple[Standing, ...]:
        conductor = self._practice.conductor
        return overview(conductor.player, conductor.doses)


def _in_phases(standings: Sequence[Standing]) -> Iterator[Standing | str]:
    """The exercises in order, under the names of their phases."""
    for phase, of_phase in groupby(standings, key=lambda standing: standing.phase):
        yield phase
        yield from of_phase


def row_of(standing: Standing, width: int) -> str:
    """An exercise in so many columns: mark, name, planned and done, and the time it will take."""
    mark = f"{SIGNS[standing.mark]} {standing.mark}"
    left = minutes_seconds(standing.left) if standing.left else ""
    planned, done = dose_in_brief(standing.exercise), done_in_words(standing.doses)
    name = standing.exercise.name
    room = width - MARK - LEFT - 2 * GAP
    if width < WITH_DOSE:
        cells = [(name, room)]
    elif width < WITH_BOTH:
        half = (room - GAP) // 2
        cells = [(name, half), (done or planned, room - GAP - half)]
    else:
        cells = [(name, NAME), (planned, PLANNED), (done, room - NAME - PLANNED - 2 * GAP)]
    texts = [fitted(mark, MARK), *(fitted(text, columns) for text, columns in cells)]
    return (" " * GAP).join((*texts, f"{left:>{LEFT}}"))


def fitted(text: str, columns: int) -> str:
    """A text from anywhere in exactly so many columns."""
    content = Content(harmless(text)).truncate(max(0, columns), ellipsis=True)
    return content.plain + " " * (columns - content.cell_length)
