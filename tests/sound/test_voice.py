from __future__ import annotations

import wave
from array import array
from io import BytesIO
from itertools import pairwise
from math import pi, sin

import pytest

from iliotimer.sound import voice
from iliotimer.sound.tones import RATE
from iliotimer.sound.voice import LONGEST_PHRASE, SpeakingProgram, Voice

SPOKEN_RATE = 22_050


def spoken(seconds=0.5):
    """A tone of 440 Hz with a quarter second of silence before and after."""
    count = int(seconds * SPOKEN_RATE)
    tone = [round(9000 * sin(2 * pi * 440 * n / SPOKEN_RATE)) for n in range(count)]
    silence = [0] * (SPOKEN_RATE // 4)
    return array("h", [*silence, *tone, *silence])


class Parrot:
    name = "parrot"

    def __init__(self, samples=None):
        self.asked = []
        self.samples = spoken() if samples is None else samples

    def speak(self, text):
        self.asked.append(text)
        if isinstance(self.samples, Exception):
            raise self.samples
        return self.samples, SPOKEN_RATE


@pytest.fixture
def parrot(monkeypatch):
    bird = Parrot()
    monkeypatch.setattr(voice, "find_engine", lambda: bird)
    return bird


def test_a_phrase_becomes_a_clip_without_silence_around_it(parrot):
    """The clip is as long as what is audible, at 48 kHz, zero at both ends, its pitch kept."""
    clip = Voice().say("Halfway.")
    assert abs(len(clip) - RATE // 2) < RATE // 100
    assert clip[0] == clip[-1] == 0
    crossings = sum(before < 0 <= after for before, after in pairwise(clip))
    assert abs(crossings - 220) <= 2
    assert max(clip) < 0.708 * 32_767
    assert parrot.asked == ["Halfway."]


def test_what_is_spoken_is_one_short_line(parrot):
    """Line breaks and endless texts from a file reach no synthesiser."""
    Voice().say("  Rest.\n\tBreathe. " + "x" * 500)
    assert parrot.asked[0].startswith("Rest. Breathe. x")
    assert len(parrot.asked[0]) == LONGEST_PHRASE
    assert Voice().say(" \n ") is None


@pytest.mark.parametrize("samples", [OSError(), ValueError(), array("h"), array("h", [0] * 99)])
def test_a_phrase_that_fails_is_left_out(monkeypatch, samples):
    """An engine that fails or says nothing costs the phrase and nothing else."""
    monkeypatch.setattr(voice, "find_engine", lambda: Parrot(samples))
    assert not any(Voice().say("Rest.") or ())


def test_no_voice_at_all_is_no_error(monkeypatch):
    """Without any synthesiser every phrase is left out."""
    monkeypatch.setattr(voice, "find_engine", lambda: None)
    assert Voice().say("Rest.") is None


def script(folder, body):
    path = folder / "espeak-ng"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return SpeakingProgram("espeak-ng", str(path))


def test_a_program_gets_the_text_as_input_and_never_as_an_option(tmp_path):
    """A phrase that looks like an option is only read aloud."""
    file = BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setparams((1, 2, SPOKEN_RATE, 0, "NONE", ""))
        writer.writeframes(spoken())
    (tmp_path / "said.wav").write_bytes(file.getvalue())
    program = script(
        tmp_path, f'echo "$@" > {tmp_path}/options; cat > {tmp_path}/text; cat {tmp_path}/said.wav'
    )
    samples, rate = program.speak("-w /tmp/x; rm")
    assert (samples, rate) == (spoken(), SPOKEN_RATE)
    assert (tmp_path / "text").read_text() == "-w /tmp/x; rm"
    assert "-w" not in (tmp_path / "options").read_text()


@pytest.mark.parametrize("body", ["exit 1", "cat > /dev/null", "echo noise"])
def test_a_program_that_says_nothing_is_a_value_error(tmp_path, body):
    """A synthesiser that fails or writes no WAV file is told apart from one that speaks."""
    with pytest.raises(ValueError, match=r"no sound|said nothing"):
        script(tmp_path, body).speak("Rest.")
