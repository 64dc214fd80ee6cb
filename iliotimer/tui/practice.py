"""The practice screen: it shows the practice and forwards keys; the player decides."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer

from iliotimer.plan.moment import moment
from iliotimer.plan.score import CueKind, StepKind
from iliotimer.plan.steps import starts_of
from iliotimer.plan.words import minutes_seconds
from iliotimer.practice.events import CueGiven, Over, StepBegan
from iliotimer.practice.glance import Mood, glance, seconds_left
from iliotimer.practice.state import Mode, Refused
from iliotimer.tui.indicator import Indicator
from iliotimer.tui.keys import KeysScreen
from iliotimer.tui.lines import Bar, Sides, Words
from iliotimer.tui.stage import Stage
from iliotimer.tui.stopping import Stopping

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from iliotimer.conductor import Conductor
    from iliotimer.plan.model import Session
    from iliotimer.practice.events import Event
    from iliotimer.practice.glance import Glance
    from iliotimer.tui.app import PracticeApp

LOOKS = 15
"""Looks at the clock in a second."""
FLASH = 3
"""Looks that a flash lasts."""
NOTICE = 90
"""Looks that a notice stays."""
VOLUME_STEP = 10
QUIET_CUES = frozenset({CueKind.TICK, CueKind.SAY, CueKind.PULSE, CueKind.INHALE, CueKind.EXHALE})
"""Cues that the indicator shows; a flash for each would be a flicker."""


class PracticeScreen(Screen[None]):
    """Shows a running practice."""

    CSS_PATH = "practice.tcss"
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012  Textual declares it as an instance variable
        (0, "-tiny"),
        (15, "-small"),
        (20, "-medium"),
        (34, "-large"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p,full_stop", "app.sharp_pain", "PAIN", key_display="p", priority=True, id="pain"),
        Binding("space,pageup", "pause", "pause", key_display="space", id="pause"),
        Binding("enter,pagedown", "ready", "ready, done", show=False, id="ready"),
        Binding("n", "skip", "next", id="skip"),
        Binding("N", "skip(True)", "skip the whole exercise", show=False, id="skip_exercise"),
        Binding("b", "back", "back", id="back"),
        Binding("plus,equals_sign", "more", "more", key_display="+", id="more"),
        Binding("minus", "less", "less", key_display="-", id="less"),
        Binding("e", "ease", "easier", id="ease"),
        Binding("t", "tightness", "tight", id="tightness"),
        Binding("r", "restart", "restart the set or hold", show=False, id="restart"),
        Binding("u", "undo", "undo", show=False, id="undo"),
        Binding("m", "mute", "sound off or on", show=False, id="mute"),
        Binding("left_square_bracket", "volume(-1)", "quieter", show=False, id="quieter"),
        Binding("right_square_bracket", "volume(1)", "louder", show=False, id="louder"),
        Binding("d", "distance", "read it from afar", show=False, id="distance"),
        Binding("q", "end", "end", id="end"),
        Binding("question_mark", "keys", "keys", key_display="?", id="keys"),
        *(
            Binding(key, f"discomfort({score})", "discomfort", show=False)
            for score, key in enumerate("0123456789x")
        ),
    ]

    stage = getters.query_one(Stage)
    indicator = getters.query_one(Indicator)
    heading = getters.query_one("#heading", Sides)
    name_line = getters.query_one("#name", Sides)
    words = getters.query_one("#words", Words)
    following = getters.query_one("#following", Words)
    notice = getters.query_one("#notice", Words)
    bar = getters.query_one(Bar)

    if TYPE_CHECKING:
        app: PracticeApp

    def __init__(
        self,
        session: Session,
        conductor: Conductor,
        *,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now().astimezone(),
    ) -> None:
        super().__init__()
        self.conductor = conductor
        self._session = session
        self._now = now
        self._flash = 0
        self._notice_left = 0
        self._muted = conductor.speaker.driver == "silent"
        self._total = starts_of(conductor.player.state.score)[-1]
        self._left_after = Fraction(0)
        self._mood = ""
        self._seen: Glance | None = None
        self._second = -1
        self.stopping = Stopping(self, session)
        self._distance = False

    def compose(self) -> ComposeResult:
        """Every region keeps its place from step to step."""
        yield Sides(id="heading")
        yield Sides(id="name")
        yield Stage()
        yield Indicator()
        yield Words(id="words")
        yield Words(id="following")
        yield Words(id="notice")
        yield Bar()
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Begin."""
        self._see(self.conductor.start())
        self._recount()
        if self.conductor.player.state.mode is Mode.OVER:
            self.app.practice_over(self.conductor.completed())
        self.call_after_refresh(self.show)
        if self.app.looks:
            self.set_interval(1 / LOOKS, self.look)

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
        self._see(events)
        self._look_from_afar()
        if events or flashed or self._second != self._second_now():
            self.show()
        else:
            self._move()

    def _second_now(self) -> int:
        """The second of the step that the words and digits show."""
        return int(self.conductor.player.state.elapsed)

    def _move(self) -> None:
        """Between two seconds only the beat or the breath moves."""
        player = self.conductor.player
        if self._seen is not None:
            now = moment(player.step, player.state.elapsed)
            self.indicator.show(replace(self._seen, moment=now), player.step)

    def _look_from_afar(self) -> None:
        """Show only what reads from afar where no key was pressed for a while and work goes on."""
        after = self.app.preferences.distance_after
        alone = bool(after) and self.app.guard.idle > after
        step, mode = self.conductor.player.step, self.conductor.player.state.mode
        at_work = mode is Mode.RUNNING and step.kind is not StepKind.SET_UP
        self.set_class(self._distance or (alone and at_work), "-distance")

    def show(self) -> None:
        """Show the practice as it stands."""
        player = self.conductor.player
        seen = self._seen = glance(player)
        self._second = self._second_now()
        self._set_mood(seen.mood)
        pulse = seen.mood is Mood.WAITING and self.app.animates and int(player.state.elapsed) % 2
        self.stage.show(seen, flash=self._flash > 0, dim=bool(pulse))
        self.indicator.show(seen, player.step)
        self.name_line.show(f" {seen.name}", f"{seen.count} ")
        self.words.show(seen.text)
        self.following.show(f"next   {seen.following}")
        left = self._left_after
        if not player.step.open:
            left += max(Fraction(0), player.step.length - player.state.elapsed)
        end = self._now() + dt.timedelta(seconds=float(left))
        times = f"{minutes_seconds(left)} left, done {end:%H:%M} "
        self.heading.show(
            f" {self._session.title}", times, self._phases(seen.phase), seen.phase.upper()
        )
        self.bar.show(1 - min(Fraction(1), left / self._total))

    def tell(self, sentence: str) -> None:
        """Show a sentence for a while."""
        self._notice_left = NOTICE
        self.notice.show(sentence)

    def action_pause(self) -> None:
        """Pause, or go on."""
        player = self.conductor.player
        if player.state.mode is Mode.FROZEN:
            self.obey(player.resume)
        else:
            self.freeze(player.pause)

    def action_ready(self) -> None:
        """Ready, done, or keep the part held."""
        self.obey(self.conductor.player.ready)

    def action_skip(self, whole_exercise: bool = False) -> None:  # noqa: FBT001, FBT002  an action's argument
        """Go on to what comes next."""
        player = self.conductor.player
        self.obey(lambda: player.skip(whole_exercise=whole_exercise))

    def action_back(self) -> None:
        """Go back to the set or hold before."""
        self.obey(self.conductor.player.back)

    def action_restart(self) -> None:
        """Begin the set or hold again."""
        self.obey(self.conductor.player.restart)

    def action_undo(self) -> None:
        """Take the last command back."""
        self.obey(self.conductor.player.undo)

    def action_more(self) -> None:
        """Longer, or faster where a metronome runs."""
        player = self.conductor.player
        self.obey(player.faster if self._has_metronome() else player.longer)

    def action_less(self) -> None:
        """Shorter, or slower where a metronome runs."""
        player = self.conductor.player
        self.obey(player.slower if self._has_metronome() else player.shorter)

    def action_ease(self) -> None:
        """Go on milder."""
        self.obey(self.conductor.player.ease)

    def action_tightness(self) -> None:
        """Stop for a sudden tightness."""
        self.stopping.tightness()

    def action_discomfort(self, score: int) -> None:
        """Note a dull discomfort."""
        self.stopping.discomfort(score)

    def action_sharp_pain(self) -> None:
        """Stop everything."""
        self.stopping.sharp_pain()

    def action_end(self) -> None:
        """Freeze, and ask why."""
        self.stopping.ask_why()

    def action_mute(self) -> None:
        """Sound off or on."""
        self._muted = not self._muted
        self.conductor.speaker.set_muted(self._muted)
        self.tell("Muted. m brings the sound back." if self._muted else "The sound is on.")

    def action_volume(self, direction: int) -> None:
        """Louder or quieter."""
        volume = min(100, max(0, self.app.volume + direction * VOLUME_STEP))
        self.app.volume = volume
        self.conductor.speaker.set_volume(volume)
        self.tell(f"Volume {volume} %")

    def action_distance(self) -> None:
        """Only what can be read from the floor, or everything."""
        self._distance = not self._distance
        self._look_from_afar()

    def action_keys(self) -> None:
        """Say what the keys do."""
        self.app.push_screen(KeysScreen(self))

    def obey(self, command: Callable[[], tuple[Event, ...]]) -> tuple[Event, ...]:
        """Give the player a command, and show what comes of it or why it is refused."""
        try:
            events = self.conductor.obey(command)
        except Refused as refused:
            self.tell(str(refused))
            events = ()
        self._see(events)
        self.show()
        return events

    def freeze(self, command: Callable[[], tuple[Event, ...]]) -> tuple[Event, ...]:
        """The same with a command that stops everything: silence comes first."""
        try:
            events = self.conductor.freeze(command)
        except Refused as refused:
            self.tell(str(refused))
            return ()
        self._see(events)
        self.show()
        return events

    def _see(self, events: tuple[Event, ...]) -> None:
        for event in events:
            match event:
                case CueGiven(cue=cue):
                    if cue.kind not in QUIET_CUES and self.app.preferences.flash:
                        self._flash = FLASH
                case StepBegan(step=step):
                    self._recount()
                    self.stopping.warmed_up(step)
                case Over():
                    self.app.practice_over(event)
                case _:
                    pass

    def _recount(self) -> None:
        player = self.conductor.player
        step = player.step
        here = max(Fraction(0), step.length - player.state.elapsed)
        self._left_after = seconds_left(player) - (Fraction(0) if step.open else here)

    def _has_metronome(self) -> bool:
        player = self.conductor.player
        return getattr(player.step.exercise.dose, "bpm", None) is not None

    def _trouble(self) -> str:
        journal = self.conductor.journal
        return journal.trouble if journal is not None else ""

    def _set_mood(self, mood: Mood) -> None:
        if mood != self._mood:
            self.set_class(False, *(f"-{other}" for other in Mood))  # noqa: FBT003  Textual's signature
            self.add_class(f"-{mood}")
            self._mood = mood

    def _phases(self, current: str) -> str:
        return "  ".join(
            phase.name.upper() if phase.name == current else phase.name
            for phase in self._session.phases
        )
