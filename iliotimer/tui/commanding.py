"""The commands of the practice screen: each key gives one to the player, who decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from iliotimer.asking.stopping import Stopping
from iliotimer.practice.events import What
from iliotimer.practice.keys import naming
from iliotimer.practice.pacing import pace_of
from iliotimer.practice.remaining import Remaining
from iliotimer.practice.state import Mode, Refused
from iliotimer.tui.asker import ScreenAsker
from iliotimer.tui.bindings import practice_bindings
from iliotimer.tui.heading import ending_at
from iliotimer.tui.keys import KeysScreen
from iliotimer.tui.map import MapScreen

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from textual.binding import BindingType

    from iliotimer.conductor import Conductor
    from iliotimer.plan.model import Session
    from iliotimer.practice.events import Event
    from iliotimer.tui.app import PracticeApp
    from iliotimer.tui.mapped_keys import MappedKeys
    from iliotimer.volume import Volume


class CommandingScreen(Screen[None]):
    """A screen whose keys command a practice; `now` is the wall clock."""

    BINDINGS: ClassVar[list[BindingType]] = [*practice_bindings()]

    if TYPE_CHECKING:
        app: PracticeApp

    def __init__(
        self,
        session: Session,
        conductor: Conductor,
        keys: MappedKeys,
        volume: Volume,
        now: Callable[[], dt.datetime],
    ) -> None:
        super().__init__()
        self.session = session
        self.conductor = conductor
        self.keys = keys
        self.remaining = Remaining(conductor.player)
        self.stopping = Stopping(ScreenAsker(self), session, keys.names)
        self.wants_distance = False
        """Whether the person asked for what reads from afar."""
        self.set_up_of = ""
        """The exercise of which the set-up is shown in place of the cue."""
        self._now = now
        self._volume = volume

    @property
    def ending(self) -> str:
        """The time that is left, and the clock time at the end."""
        return ending_at(self.remaining.seconds, self._now())

    def show(self) -> None:
        """Show the practice as it stands."""
        raise NotImplementedError

    def tell(self, sentence: str) -> None:
        """Show a sentence for a while."""
        raise NotImplementedError

    def see(self, events: tuple[Event, ...]) -> None:
        """Take in what happened."""
        raise NotImplementedError

    def look_from_afar(self) -> None:
        """Show only what reads from afar, where it is wanted."""
        raise NotImplementedError

    @property
    def has_metronome(self) -> bool:
        """Whether the exercise in play goes by beats."""
        return pace_of(self.conductor.player.step.exercise) is not None

    def action_command(self, name: str) -> None:
        """Give the player the command of this name."""
        self.obey(getattr(self.conductor.player, name))

    def action_pause(self) -> None:
        """Pause, or go on."""
        player = self.conductor.player
        if player.state.mode is Mode.FROZEN:
            self.obey(player.resume)
        else:
            self.freeze(player.pause)

    def action_skip(self, whole_exercise: bool = False) -> None:  # noqa: FBT001, FBT002  an action's argument
        """Go on to what comes next."""
        player = self.conductor.player
        self.obey(lambda: player.skip(whole_exercise=whole_exercise))

    def action_more(self) -> None:
        """Longer, or faster where a metronome runs."""
        player = self.conductor.player
        self.obey(player.faster if self.has_metronome else player.longer)

    def action_less(self) -> None:
        """Shorter, or slower where a metronome runs."""
        player = self.conductor.player
        self.obey(player.slower if self.has_metronome else player.shorter)

    def action_tightness(self) -> None:
        """Stop for a sudden tightness."""
        self.stopping.tightness()

    def action_discomfort(self, score: int) -> None:
        """Note a dull discomfort of 0 to 10."""
        self.stopping.discomfort(score)

    def action_sharp_pain(self) -> None:
        """Stop everything."""
        self.stopping.sharp_pain()

    def action_end(self) -> None:
        """Freeze, and ask why."""
        self.stopping.ask_why()

    def action_mute(self) -> None:
        """Sound off or on."""
        self.tell(self._volume.mute())

    def action_volume(self, direction: int) -> None:
        """A step louder (1) or quieter (-1)."""
        self.tell(self._volume.turn(direction))

    def action_distance(self) -> None:
        """Only what can be read from the floor, or everything."""
        self.wants_distance = not self.wants_distance
        self.look_from_afar()

    def action_setup(self) -> None:
        """How to get into position, in the place of what to feel, until the next exercise."""
        exercise = self.conductor.player.step.exercise.id
        self.set_up_of = "" if self.set_up_of == exercise else exercise
        self.show()

    def action_map(self) -> None:
        """Show how each exercise stands, and go to the one that is chosen there."""
        if self.conductor.player.state.frozen_by is not What.SHARP_PAIN:
            self.app.push_screen(MapScreen(self), self._go_to)

    def action_keys(self) -> None:
        """Say what the keys do."""
        self.app.push_screen(KeysScreen(self.keys))

    def obey(self, command: Callable[[], tuple[Event, ...]]) -> tuple[Event, ...]:
        """Give the player a command, and show what comes of it or why it is refused."""
        return self._give(self.conductor.obey, command)

    def freeze(self, command: Callable[[], tuple[Event, ...]]) -> tuple[Event, ...]:
        """The same with a command that stops everything: silence comes first."""
        return self._give(self.conductor.freeze, command)

    def _give(
        self,
        give: Callable[[Callable[[], tuple[Event, ...]]], tuple[Event, ...]],
        command: Callable[[], tuple[Event, ...]],
    ) -> tuple[Event, ...]:
        try:
            events = give(command)
        except Refused as refused:
            self.see(self.conductor.passed)
            self.tell(refused.naming(self.keys.names))
            events = ()
        self.see(events)
        self.show()
        return events

    def _go_to(self, exercise: str | None) -> None:
        if exercise is not None:
            player = self.conductor.player
            if self.obey(lambda: player.jump(exercise)):
                self.tell(naming("{undo} takes the jump back.", self.keys.names))
