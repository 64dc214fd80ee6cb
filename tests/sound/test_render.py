from __future__ import annotations

import errno
import wave
from array import array
from dataclasses import replace
from fractions import Fraction
from functools import cache
from operator import sub

import pytest

from iliotimer.plan.model import (
    Beats,
    Breath,
    Breaths,
    Exercise,
    Holds,
    Phase,
    PhaseKind,
    Session,
    SessionKind,
    Sides,
    Tempo,
    TempoReps,
)
from iliotimer.plan.score import CueKind
from iliotimer.plan.steps import starts_of, steps_of
from iliotimer.sound import render, tones
from iliotimer.sound.render import render_wav
from iliotimer.sound.tones import RATE

tone = cache(tones.tone)

DOSES = {
    "breathe": Breaths(1, Breath(1, 1, 1, 0)),
    "bridge": TempoReps(1, Tempo(2, 1, 1, 0)),
    "kneel": Holds(Fraction(20), reps=2, gap=Fraction(4)),
    "march": Beats(5, Fraction(97), beats_per_rep=2),
}


@pytest.fixture
def steps():
    exercises = tuple(
        Exercise(name, name, name.title(), dose, sides=Sides.EACH, transition=Fraction(4))
        for name, dose in DOSES.items()
    )
    phase = Phase("All", PhaseKind.STRENGTH, exercises)
    return steps_of(Session("all", "All", SessionKind.MIXED, (phase,)))


def samples_of(path):
    with wave.open(str(path)) as reader:
        assert reader.getparams()[:3] == (1, 2, RATE)
        return array("h", reader.readframes(reader.getnframes()))


def test_every_clip_lies_at_its_time(steps, tmp_path):
    """Subtracting each clip at round(t * 48000) of its cue leaves silence."""
    path = tmp_path / "all.wav"
    render_wav(steps, path)
    track = samples_of(path)
    for step, start in zip(steps, starts_of(steps), strict=False):
        for cue in step.cues:
            at = round(float(start + cue.offset) * RATE)
            clip = tone(cue.kind, seconds=float(cue.seconds or 0))
            heard = track[at : at + len(clip)]
            track[at : at + len(clip)] = array("h", map(sub, heard, clip))
    assert not any(track)


def test_the_guide_lasts_as_long_as_the_session(steps, tmp_path):
    """The track ends when the last sound has died away, and progress ends at 1."""
    told = []
    render_wav(steps, tmp_path / "all.wav", progress=told.append)
    over = len(tone(CueKind.SESSION_OVER))
    length = round(starts_of(steps)[-1] * RATE)
    assert length + over <= len(samples_of(tmp_path / "all.wav")) <= length + over + 1
    assert told == sorted(told)
    assert told[-1] == 1


def test_the_volume_is_heard(steps, tmp_path):
    """Half volume is quieter, and none is silence."""
    peaks = []
    for volume in (100, 50, 0):
        render_wav(steps[:2], tmp_path / "all.wav", volume=volume)
        peaks.append(max(samples_of(tmp_path / "all.wav")))
    assert peaks[0] > 2 * peaks[1] > peaks[2] == 0


def test_a_cut_step_is_rendered_from_where_it_goes_on(steps, tmp_path):
    """A step that is entered late begins with what is still to come."""
    step = next(step for step in steps if step.exercise.id == "march" and step.rep == 0)
    cut = replace(step, begin=step.length - 1)
    render_wav([cut], tmp_path / "all.wav")
    assert len(samples_of(tmp_path / "all.wav")) <= RATE + len(tone(CueKind.SESSION_OVER)) + 1


def test_a_full_disk_leaves_nothing_behind(steps, tmp_path, monkeypatch):
    """When writing fails, what was there before is there still, and nothing else."""
    path = tmp_path / "all.wav"
    path.write_bytes(b"before")

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(render.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        render_wav(steps, path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["all.wav"]
    assert path.read_bytes() == b"before"


def test_a_guide_that_no_wav_file_can_hold_is_refused(steps, tmp_path):
    """More than 12 hours are a sentence, not a broken file."""
    long = [replace(step, length=Fraction(7200)) for step in steps[:1] * 7]
    with pytest.raises(ValueError, match="12 hours"):
        render_wav(long, tmp_path / "all.wav")
    assert not list(tmp_path.iterdir())
