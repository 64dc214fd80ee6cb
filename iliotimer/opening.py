"""A practice made ready to begin: score, player, clock, sound and journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iliotimer.conductor import Conductor
from iliotimer.diary.journal import Journal
from iliotimer.plan.score import StepKind
from iliotimer.plan.steps import steps_of
from iliotimer.practice.clock import PracticeClock
from iliotimer.practice.player import Player
from iliotimer.sound.speaker import open_speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from iliotimer.files.session_file import Reading
    from iliotimer.plan.model import Session
    from iliotimer.plan.score import Step


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the person wants to practise."""

    sound: str = "auto"
    muted: bool = False
    speed: int = 1
    """Practice seconds in one; above 1 it is a rehearsal and leaves no journal."""
    log: bool = True
    begin_with: str = ""
    """The id of the exercise to begin with; empty for the first."""
    levels: Mapping[str, int] = field(default_factory=dict)


def open_practice(
    reading: Reading, session: Session, wishes: Wishes, *, log: Path, ring: Callable[[], None]
) -> Conductor:
    """Make ready everything that a practice needs; `ring` rings the terminal's bell.

    Raises ValueError, with a sentence, for a level or an exercise that the session does not have,
    and OSError where the journal cannot be begun.
    """
    steps = steps_of(session, wishes.levels)
    player = Player(steps, start_at=_start(steps, wishes.begin_with))
    keep = wishes.log and wishes.speed == 1
    journal = _journal(reading, session, wishes, log) if keep else None
    speaker = open_speaker(wishes.sound, ring=ring)
    speaker.set_muted(wishes.muted)
    clock = PracticeClock(speed=wishes.speed)
    return Conductor(player, clock, speaker, journal, speed=wishes.speed)


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
    opening = {
        "title": session.title,
        "levels": levels,
        "session_sha256": reading.sha256,
        "session_text": reading.text,
    }
    return Journal.open_new(log, session.id, opening)
