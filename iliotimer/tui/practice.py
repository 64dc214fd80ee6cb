"""The practice screen: it shows the practice and forwards keys; the player decides."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import getters
from textual.containers import Vertical

from iliotimer.plan.moment import moment
from iliotimer.plan.score import CueKind, StepKind
from iliotimer.practice.events import CueGiven, Over, StepBegan
from iliotimer.practice.glance import Mood, glance
from iliotimer.practice.state import Mode
from iliotimer.tui.bindings import DONE, PACE, READY, TIME, practice_row
from iliotimer.tui.commanding import CommandingScreen
from iliotimer.tui.heading import phases_in_words
from iliotimer.tui.indicator import Indicator
from iliotimer.tui.key_row import KeyRow
from iliotimer.tui.lines import Bar, Sides, Words
from iliotimer.tui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from iliotimer.conductor import Conductor
    from iliotimer.plan.model import Session
    from iliotimer.practice.events import Event
    from iliotimer.practice.glance import Glance
    from iliotimer.tui.key_row import KeyEntry
    from iliotimer.tui.mapped_keys import MappedKeys
    from iliotimer.volume import Volume

LOOKS = 15
"""Looks at the clock in a second."""
FLASH = 3
"""Looks that a flash lasts."""
NOTICE = 90
"""Looks that a notice stays."""
QUIET_CUES = frozenset({CueKind.TICK, CueKind.SAY, CueKind.PULSE, CueKind.INHALE, CueKind.EXHALE})
"""Cues that the indicator shows; a flash for each would be a flicker."""


class PracticeScreen(CommandingScreen):
    """Shows a running practice."""

    CSS_PATH = "practice.tcss"
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012  Textual declares it as an instance variable
        (0, "-tiny"),
        (15, "-small"),
        (20, "-medium"),
        (34, "-large"),
    ]
    stage = getters.query_one(Stage)
    indicator = getters.query_one(Indicator)
    heading = getters.query_one("#heading", Sides)
    name_line = getters.query_one("#name", Sides)
    words = getters.query_one("#words", Words)
    following = getters.query_one("#following", Words)
    notice = getters.query_one("#notice", Words)
    bar = getters.query_one(Bar)
    key_row = getters.query_one(KeyRow)

    def __init__(
        self,
        session: Session,
        conductor: Conductor,
        keys: MappedKeys,
        volume: Volume,
        *,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now().astimezone(),
    ) -> None:
        super().__init__(session, conductor, keys, volume, now)
        self._flash = 0
        self._notice_left = 0
        self._mood = ""
        self._seen: Glance | None = None
        self._second = -1

    def compose(self) -> ComposeResult:
        """Every region keeps its place from step to step.

        What stands in a part of its own is not drawn again where only the indicator moves.
        """
        with Vertical(id="above"):
            yield Sides(id="heading")
            yield Sides(id="name")
            yield Stage()
        yield Indicator()
        with Vertical(id="below"):
            yield Words(id="words")
            yield Words(id="following")
            yield Words(id="notice")
            yield Bar()
            yield KeyRow(self._row(), self.keys)

    def on_mount(self) -> None:
        """Begin."""
        self.see(self.conductor.start())
        self.remaining.recount()
        if self.conductor.player.state.mode is Mode.OVER:
            self.app.practice_over(self.conductor.completed())
        self.call_after_refresh(self.show)
        if self.app.looks:
            self.set_interval(1 / LOOKS, self.look)

    def on_resize(self) -> None:
        """Show the same at the new size."""
        self.call_after_refresh(self.show)

    def look(self) -> None:
        """Let time pass and show what there is to see."""
        if self.conductor.player.state.mode is Mode.OVER:
            return
        events, news = self.conductor.look()
        for item in news:
            self.tell(item.sentence)
        flashed, self._flash = self._flash, max(0, self._flash - 1)
        self._notice_left = max(0, self._notice_left - 1)
        if not self._notice_left:
            self.notice.show(self._trouble())
        self.see(events)
        self.look_from_afar()
        if events or flashed or self._second != self._second_now():
            self.show()
        else:
            self._move()

    def show(self) -> None:
        """Show the practice as it stands."""
        player = self.conductor.player
        seen = self._seen = glance(player, self.keys.names)
        self._second = self._second_now()
        self._set_mood(seen.mood)
        pulse = seen.mood is Mood.WAITING and self.app.animates and self._second % 2 == 1
        flash = self._flash > 0 and player.state.mode is Mode.RUNNING
        self.stage.show(seen, flash=flash, quiet=pulse)
        self.indicator.show(seen, player.step)
        self.name_line.show(f" {seen.name}", f"{seen.count} ")
        exercise = player.step.exercise
        self.words.show(exercise.setup if exercise.id == self.set_up_of else seen.text)
        self.following.show(f"next   {seen.following}")
        self.heading.show(
            f" {self.session.title}",
            self.ending,
            phases_in_words(self.session, seen.phase),
            seen.phase.upper(),
        )
        self.bar.show(self.remaining.over)
        self.key_row.show(self._row())

    def tell(self, sentence: str) -> None:
        """Show a sentence for a while."""
        self._notice_left = NOTICE
        self.notice.show(sentence)

    def see(self, events: tuple[Event, ...]) -> None:
        """Take in what happened."""
        for event in events:
            match event:
                case CueGiven(cue=cue):
                    if cue.kind not in QUIET_CUES and self.app.preferences.flash:
                        self._flash = FLASH
                case StepBegan(step=step):
                    self.remaining.recount()
                    self.stopping.warmed_up(step)
                case Over():
                    self.app.practice_over(event)
                case _:
                    pass

    def _second_now(self) -> int:
        """The second of the step that the words and digits show."""
        return int(self.conductor.player.state.elapsed)

    def _move(self) -> None:
        """Between two seconds only the beat or the breath moves."""
        player = self.conductor.player
        if self._seen is not None and self.app.screen is self:
            now = moment(player.step, player.state.elapsed)
            self.indicator.show(replace(self._seen, moment=now), player.step)

    def look_from_afar(self) -> None:
        """Show only what reads from afar where no key was pressed for a while and work goes on."""
        after = self.app.preferences.distance_after
        alone = bool(after) and self.app.guard.idle > after
        step, mode = self.conductor.player.step, self.conductor.player.state.mode
        at_work = mode is Mode.RUNNING and step.kind is not StepKind.SET_UP
        self.set_class(self.wants_distance or (alone and at_work), "-distance")

    def _row(self) -> tuple[KeyEntry, ...]:
        step = self.conductor.player.step
        waiting = READY if step.kind is StepKind.SET_UP else DONE
        return practice_row(waiting if step.open else None, PACE if self.has_metronome else TIME)

    def _trouble(self) -> str:
        journal = self.conductor.journal
        return journal.trouble if journal is not None else ""

    def _set_mood(self, mood: Mood) -> None:
        if mood != self._mood:
            self.set_class(False, *(f"-{other}" for other in Mood))  # noqa: FBT003  Textual's signature
            self.add_class(f"-{mood}")
            self._mood = mood
