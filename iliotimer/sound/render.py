"""A whole session as an audio guide."""

from __future__ import annotations

import os
import wave
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO

from iliotimer.plan.score import CueKind
from iliotimer.plan.steps import starts_of
from iliotimer.sound.tones import RATE, tone
from iliotimer.sound.track import BLOCK, Placed, blocks, gain_of, sample_at
from iliotimer.sound.voice import Voice
from iliotimer.sound.wire import entry_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from iliotimer.plan.score import Step
    from iliotimer.sound.tones import Clip, Profile
    from iliotimer.sound.wire import Entry

LONGEST = ((1 << 32) - 64) // 2
"""Samples: a WAV file counts its bytes in 32 bits."""
REMEMBERED = 64
"""Breaths and phrases that are kept for the next time."""
TOLD_EVERY = 60
"""Blocks between two reports of progress."""


def render_wav(
    steps: Sequence[Step],
    path: Path,
    *,
    profile: Profile = "clear",
    volume: int = 100,
    progress: Callable[[float], None] = lambda _: None,
) -> None:
    """Write the session as nobody pauses it: 48 kHz, mono, 16 bit; `progress` gets 0 to 1.

    The file appears when it is whole. Raises OSError where it cannot be written, and ValueError for
    a session longer than 12 hours; either leaves what was there before.
    """
    clip_of = _sounds(profile)
    length = _length(steps, clip_of)
    if length > LONGEST:
        raise ValueError("a WAV file holds 12 hours at most")
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("xb") as file:
            _write(file, blocks(_placed(steps, clip_of), length, gain_of(volume)), length, progress)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def _write(
    file: BinaryIO, track: Iterator[Clip], length: int, progress: Callable[[float], None]
) -> None:
    with wave.open(file, "wb") as writer:
        writer.setparams((1, 2, RATE, length, "NONE", "not compressed"))
        for number, block in enumerate(track):
            writer.writeframesraw(block.tobytes())
            if number % TOLD_EVERY == 0:
                progress(number * BLOCK / length)
        progress(1)


def _placed(steps: Sequence[Step], clip_of: Callable[[Entry], Clip | None]) -> Iterator[Placed]:
    for step, start in zip(steps, starts_of(tuple(steps)), strict=False):
        for cue in step.cues:
            if cue.offset < step.begin:
                continue
            clip = clip_of(entry_of(cue))
            if clip:
                yield Placed(sample_at(start + cue.offset - step.begin), clip)


def _length(steps: Sequence[Step], clip_of: Callable[[Entry], Clip | None]) -> int:
    """Samples until the session is over and its last sounds have died away."""
    starts = starts_of(tuple(steps))
    ends = [placed.end for placed in _placed(steps[-1:], clip_of)]
    before = sample_at(starts[-2]) if len(starts) > 1 else 0
    return max([sample_at(starts[-1]), *(before + end + 1 for end in ends)])


def _sounds(profile: Profile) -> Callable[[Entry], Clip | None]:
    voice = Voice(profile)

    @lru_cache(maxsize=REMEMBERED)
    def sound(kind: CueKind, seconds: float, text: str) -> Clip | None:
        return voice.say(text) if kind is CueKind.SAY else tone(kind, profile, seconds)

    def clip_of(entry: Entry) -> Clip | None:
        breathes = entry.kind in {CueKind.INHALE, CueKind.EXHALE}
        return sound(entry.kind, entry.seconds if breathes else 0, entry.text)

    return clip_of
