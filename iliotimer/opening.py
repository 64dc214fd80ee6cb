"""A practice made ready to begin: score, player, clock, sound and journal."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from iliotimer.conductor import Conductor
from iliotimer.diary.journal import Journal
from iliotimer.diary.prescription import lengthening_in, prescribed_steps
from iliotimer.files.session_file import read_session_text
from iliotimer.files.settings import Settings
from iliotimer.plan.pulse import with_pulse
from iliotimer.plan.score import StepKind
from iliotimer.plan.sparing import ALL, Sparing, spared
from iliotimer.plan.speech import with_speech
from iliotimer.plan.steps import steps_of
from iliotimer.plan.unattended import unattended
from iliotimer.practice.clock import PracticeClock
from iliotimer.practice.player import Player
from iliotimer.practice.record import figure
from iliotimer.practice.resuming import state_after
from iliotimer.sound.speaker import open_speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from iliotimer.files.session_file import Reading
    from iliotimer.plan.model import Session
    from iliotimer.plan.score import Step
    from iliotimer.practice.record import Record
    from iliotimer.sound.speaker import Speaker


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the person wants to practise."""

    settings: Settings = field(default_factory=Settings)
    speed: int = 1
    """Practice seconds in one; above 1 it is a rehearsal and leaves no journal."""
    log: bool = True
    begin_with: str = ""
    """The id of the exercise to begin with; empty for the first."""
    levels: Mapping[str, int] = field(default_factory=dict)
    sparing: Sparing = ALL
    """The sets that are left out this time."""
    attended: bool = True
    """Whether somebody can press a key; else nothing waits for one."""

    @property
    def keeps(self) -> bool:
        """Whether a journal is kept."""
        return self.log and self.speed == 1


def open_practice(
    reading: Reading, session: Session, wishes: Wishes, *, log: Path, ring: Callable[[], None]
) -> Conductor:
    """Make ready everything that a practice needs; `ring` rings the terminal's bell.

    Raises ValueError, with a sentence, for a level or an exercise that the session does not have,
    and OSError where the journal cannot be begun.
    """
    steps = _score(session, wishes)
    if not wishes.attended:
        steps = unattended(steps)
    player = Player(steps, start_at=_start(steps, wishes.begin_with))
    journal = _journal(reading, session, wishes, log) if wishes.keeps else None
    clock = PracticeClock(speed=wishes.speed)
    limits = wishes.settings.pain
    speaker = _speaker(wishes.settings, ring)
    return Conductor(player, clock, speaker, journal, speed=wishes.speed, limits=limits)


def resume_practice(
    path: Path,
    record: Record,
    settings: Settings,
    *,
    ring: Callable[[], None],
    attended: bool = True,
) -> tuple[Session, Conductor]:
    """Take up a practice that was cut off, on the session text that its journal keeps.

    It stands paused; `attended` is whether somebody can press a key. Raises ValueError, with a
    sentence, where the text is no session any more, and InUse where another program has the journal
    open.
    """
    session = read_session_text(record.text, record.session).session
    if session is None or not prescribed_steps(record):
        raise ValueError(f"the session that {path.name} keeps cannot be read")
    steps = _sounding(prescribed_steps(record), settings)
    state = state_after(steps, record.events)
    if not attended:
        state = replace(state, score=unattended(state.score))
    conductor = Conductor(
        Player(steps, go_on_from=state),
        PracticeClock(reached=state.now),
        _speaker(settings, ring),
        Journal.reopen(path),
        limits=settings.pain,
        record=record,
    )
    return session, conductor


def _score(session: Session, wishes: Wishes) -> tuple[Step, ...]:
    """The score for this person."""
    person = wishes.settings.person
    steps = steps_of(
        spared(session, wishes.sparing),
        wishes.levels,
        cadence=person.steps_per_minute,
        default_hold=person.default_hold,
    )
    return _sounding(steps, wishes.settings)


def _sounding(steps: tuple[Step, ...], settings: Settings) -> tuple[Step, ...]:
    """The steps with a pulse in the rests and what a voice says, where they are asked for."""
    if settings.sound.pulse:
        steps = with_pulse(steps)
    if settings.sound.voice != "off":
        steps = with_speech(steps, settings.sound.voice)
    return steps


def _left_out(sparing: Sparing) -> dict[str, int]:
    if not sparing:
        return {}
    return {"sets_percent": sparing.percent, "sets_fewer": sparing.fewer}


def _speaker(settings: Settings, ring: Callable[[], None]) -> Speaker:
    sound = settings.sound
    speaker = open_speaker(
        sound.driver,
        ring=ring,
        profile=sound.profile,
        volume=sound.volume,
        delay_ms=sound.delay_ms,
        preroll_s=sound.preroll,
    )
    speaker.set_muted(sound.muted)
    return speaker


def _start(steps: tuple[Step, ...], exercise: str) -> int:
    if not exercise:
        return 0
    for index, step in enumerate(steps):
        if step.exercise.id == exercise:
            return index
    ids = dict.fromkeys(step.exercise.id for step in steps if step.kind is StepKind.WORK)
    raise ValueError(f"there is no exercise {exercise!a} in this session; it has {', '.join(ids)}")


def _journal(reading: Reading, session: Session, wishes: Wishes, log: Path) -> Journal:
    levels = [f"{exercise}={level}" for exercise, level in wishes.levels.items()]
    person = wishes.settings.person
    opening = {
        "title": session.title,
        "kind": str(session.kind),
        "lengthening": list(lengthening_in(session)),
        "levels": levels,
        **_left_out(wishes.sparing),
        "default_hold": figure(person.default_hold),
        "cadence": person.cadence,
        "session_sha256": reading.sha256,
        "session_text": reading.text,
    }
    return Journal.open_new(log, session.id, opening)
