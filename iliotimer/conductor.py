"""A practice as it happens: the player, its clock, the sound and the journal kept together."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.diary.journal import local_now
from iliotimer.practice.doses import doses_of
from iliotimer.practice.events import Noted, Outcome, Over, What
from iliotimer.practice.record import Answer, entry_of
from iliotimer.practice.safety import PainLimits, sharp_stops
from iliotimer.practice.state import Mode, Refused
from iliotimer.sound.speaker import Passage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from iliotimer.diary.journal import Journal
    from iliotimer.plan.score import Step
    from iliotimer.practice.clock import Clock
    from iliotimer.practice.events import Event
    from iliotimer.practice.player import Player
    from iliotimer.practice.record import Dose, Entry, Record
    from iliotimer.sound.speaker import News, Speaker

SOUND_EVENTS = {"lost": What.SOUND_LOST, "back": What.SOUND_BACK}


class Conductor:
    """Lets time and commands into the player, and its events out to sound and journal.

    `journal` is None where nothing is kept; `speed` is how many practice seconds pass in one;
    `record` is what a practice that goes on was before.
    """

    def __init__(
        self,
        player: Player,
        clock: Clock,
        speaker: Speaker,
        journal: Journal | None = None,
        *,
        speed: int = 1,
        limits: PainLimits = PainLimits(),  # noqa: B008  it cannot change
        record: Record | None = None,
        now: Callable[[], dt.datetime] = local_now,
    ) -> None:
        self.player = player
        self.clock = clock
        self.speaker = speaker
        self.journal = journal
        self.limits = limits
        self.entries: list[Entry] = list(record.events) if record else []
        """What happened, as the diary keeps it."""
        self.answers: list[Answer] = list(record.answers) if record else []
        self.passed: tuple[Event, ...] = ()
        """What time had brought when the last refused command came."""
        self._speed = speed
        self._now = now

    @property
    def doses(self) -> tuple[Dose, ...]:
        """Planned against done so far."""
        return doses_of(self.player.prescribed, self.entries)

    def start(self) -> tuple[Event, ...]:
        """Begin the practice; one that was cut off stands paused instead."""
        if self.player.state.mode is not Mode.READY:
            return ()
        self.clock.thaw()
        return self._carry_out(self.player.start, ())

    def look(self) -> tuple[tuple[Event, ...], tuple[News, ...]]:
        """Let the time since the last look pass; also what is new about the sound."""
        if self.journal is not None:
            self.journal.sync()
        news = self.speaker.look()
        heard = tuple(self._sound_event(item) for item in news if item.kind in SOUND_EVENTS)
        events = self._catch_up()
        self._keep((*heard, *events))
        return events, news

    def freeze(self, command: Callable[[], tuple[Event, ...]]) -> tuple[Event, ...]:
        """Silence first, then time, then the command, and only then the journal.

        The next look syncs it: a disk may take longer than the stop may take to be seen.
        """
        self.speaker.stop()
        passed = self._catch_up()
        self.clock.freeze()
        return self._carry_out(command, passed, sync=False)

    def obey(self, command: Callable[[], tuple[Event, ...]]) -> tuple[Event, ...]:
        """Let time pass up to now and give the player a command; raises Refused."""
        return self._carry_out(command, self._catch_up())

    def answer(self, about: str | int, question: str, value: str | float) -> None:
        """Keep an answer; of several to one question the last one counts."""
        self.answers.append(Answer(about, question, value, self._now()))
        if self.journal is not None:
            self.journal.answer(about, question, value)

    def answered(self, about: str | int, question: str) -> str | int | float | bool | None:
        """The last answer to a question, or None."""
        found = (a for a in reversed(self.answers) if (a.about, a.question) == (about, question))
        return next((answer.value for answer in found), None)

    def sharp_stops(self) -> tuple[tuple[int, str], ...]:
        """The sharp stops that count, as (event number, exercise)."""
        return sharp_stops(self.entries, self.answers)

    def completed(self) -> Over:
        """Close a practice of which everything was done already."""
        over = Over(self.player.state.now, Outcome.COMPLETED)
        self._keep((over,))
        return over

    def not_begun(self, reason: str) -> None:
        """Keep that the person decided not to begin."""
        if self.journal is not None:
            self.journal.finish(Over(0, Outcome.ENDED_EARLY, reason), self.doses)

    def close(self) -> None:
        """Silence, for good."""
        self._silence()
        self.speaker.close()
        if self.journal is not None:
            self.journal.close()

    def _catch_up(self) -> tuple[Event, ...]:
        """Let the time up to now pass, but none in which the machine slept or stalled."""
        look = self.clock.look()
        if look.broken_by is None:
            events = self.player.advance_to(look.now)
            if self.player.state.mode is Mode.OVER:
                self.clock.freeze()
            return events
        self.speaker.stop()
        return self.player.suspend(look.broken_by, look.before)

    def _carry_out(
        self,
        command: Callable[[], tuple[Event, ...]],
        passed: tuple[Event, ...],
        *,
        sync: bool = True,
    ) -> tuple[Event, ...]:
        try:
            events = command()
        except Refused:
            self.passed = passed
            self._keep(passed)
            raise
        if self.player.state.mode is Mode.RUNNING:
            self.clock.thaw()
            self._sound()
        else:
            self._silence()
        self._keep((*passed, *events), sync=sync)
        return (*passed, *events)

    def _sound(self) -> None:
        self.speaker.play([self._passage(origin, step) for origin, step in self.player.ahead()])

    def _silence(self) -> None:
        self.speaker.stop()
        self.clock.freeze()

    def _passage(self, origin: int, step: Step) -> Passage:
        """The cues of a step fixed in time; the end of an open step is not certain."""
        cues = tuple(cue for cue in step.cues if not step.open or cue.offset < step.length)
        if self._speed != 1:
            pace = Fraction(1, self._speed)
            cues = tuple(replace(cue, offset=cue.offset * pace) for cue in cues)
        return Passage(self.clock.monotonic(origin), cues)

    def _sound_event(self, news: News) -> Noted:
        return Noted(self.player.state.now, SOUND_EVENTS[news.kind], detail=news.sentence)

    def _keep(self, events: tuple[Event, ...], *, sync: bool = True) -> None:
        noted = [event for event in events if isinstance(event, Noted)]
        if noted:
            first, at = len(self.entries) + 1, self._now()
            entries = [entry_of(event, n, at) for n, event in enumerate(noted, first)]
            self.entries += entries
            if self.journal is not None:
                self.journal.note(*entries, sync=sync)
        for event in events:
            if isinstance(event, Over) and self.journal is not None:
                self.journal.finish(event, self.doses)
