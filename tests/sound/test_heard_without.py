"""What becomes of the sound when the server goes, and comes back."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest

from iliotimer.plan.model import Side
from iliotimer.plan.score import Cue, CueKind
from iliotimer.sound.facts import sound_facts
from iliotimer.sound.speaker import Passage, open_speaker

pytestmark = pytest.mark.heard

SECOND = 1_000_000_000
GO = (Cue(Fraction(0), CueKind.GO, Side.BOTH, 0),)


def look_until(speaker, kind, seconds):
    end = time.monotonic() + seconds
    news = []
    while time.monotonic() < end and kind not in [each.kind for each in news]:
        news += speaker.look()
        time.sleep(0.08)
    return news


def test_a_device_that_goes_is_missed_and_found_again(recording, sink):
    """The person is told, the bell rings meanwhile, and the sound comes back with the device."""
    rings = []
    speaker = open_speaker("miniaudio", ring=lambda: rings.append(1))
    look_until(speaker, "none", 1)
    recording.end()
    sink.stop()
    news = look_until(speaker, "lost", 5)
    assert news[-1].sentence.endswith("the terminal bell is used.")
    speaker.play([Passage(time.monotonic_ns() + SECOND // 4, GO)])
    look_until(speaker, "none", 1)
    assert rings == [1]
    assert speaker.driver == "bell"
    sink.start()
    news = look_until(speaker, "back", 10)
    assert news[-1].sentence == "The sound is back."
    assert speaker.driver == "miniaudio"
    speaker.close()


def test_the_facts_are_found_out_by_trying(recording):
    """With a sound service that answers, miniaudio works and says through what."""
    facts = sound_facts()
    recording.end()
    miniaudio = next(driver for driver in facts.drivers if driver.name == "miniaudio")
    assert miniaudio.works
    assert miniaudio.backend == "PulseAudio"
    assert facts.used in {"miniaudio", "simpleaudio"}
