from __future__ import annotations

import time
from array import array

from iliotimer.plan.score import CueKind
from iliotimer.sound.clips import AHEAD_NS, Clips
from iliotimer.sound.stream_clock import SECOND
from iliotimer.sound.wire import Entry, Part

TICK = Entry(0, CueKind.TICK)
INHALE = Entry(100, CueKind.INHALE, 0.25)
HALFWAY = Entry(200, CueKind.SAY, text="Halfway.")
SPOKEN = array("h", [0, 7, 0])


def test_clips_are_ready_before_they_are_due():
    """Tones, breaths and phrases that come up soon are made."""
    clips = Clips("clear", lambda _text: SPOKEN)
    assert clips.of(TICK) is None
    clips.want([Part(time.monotonic_ns() + SECOND, (TICK, INHALE, HALFWAY))])
    clips.prepare_once()
    assert clips.of(TICK)
    assert len(clips.of(INHALE)) == 12_000
    assert clips.of(HALFWAY) is SPOKEN


def test_only_what_comes_up_soon_takes_memory():
    """A phrase of long after is not made yet; one that is over goes, but not in a pause."""
    clips = Clips("clear", lambda _text: SPOKEN)
    clips.want([Part(time.monotonic_ns() + 2 * AHEAD_NS, (INHALE, HALFWAY))])
    clips.prepare_once()
    assert clips.of(INHALE) is clips.of(HALFWAY) is None
    clips.want([Part(time.monotonic_ns(), (HALFWAY,))])
    clips.prepare_once()
    assert clips.of(HALFWAY) is SPOKEN
    clips.want([])
    clips.prepare_once()
    assert clips.of(HALFWAY) is SPOKEN
    clips.want([Part(time.monotonic_ns(), (TICK,))])
    clips.prepare_once()
    assert clips.of(HALFWAY) is None


def test_a_tone_that_is_due_at_once_is_hurried():
    """Tones are made on the spot, phrases never: they may take long."""
    clips = Clips("clear", lambda _text: SPOKEN)
    clips.hurry([Part(time.monotonic_ns(), (INHALE, HALFWAY))])
    assert clips.of(INHALE)
    assert clips.of(HALFWAY) is None


def test_a_phrase_that_cannot_be_spoken_is_tried_once():
    """Where there is no voice the phrase has no clip, and nobody asks again."""
    asked = []
    clips = Clips("clear", asked.append)
    clips.want([Part(time.monotonic_ns(), (HALFWAY, HALFWAY))])
    clips.prepare_once()
    clips.prepare_once()
    assert clips.of(HALFWAY) is None
    assert asked == ["Halfway."]
