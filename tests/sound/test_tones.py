from __future__ import annotations

from cmath import exp as cexp
from functools import cache
from itertools import accumulate, combinations, pairwise
from math import ceil, cos, log10, pi, sqrt

import pytest

from iliotimer.plan.score import CueKind
from iliotimer.sound import tones
from iliotimer.sound.tones import BREATHS, FULL_SCALE, RATE, RECIPES

tone = cache(tones.tone)

PROFILES = ("clear", "soft")
SOUNDS = [(kind, profile) for kind in (*RECIPES, *BREATHS) for profile in PROFILES]
QUIETER = {CueKind.INHALE, CueKind.EXHALE, CueKind.BREATH_HOLD, CueKind.PULSE}
SECONDS = 0.5
SPAN = 4096


def loudness(clip):
    window = RATE // 20
    total = [0, *accumulate(value * value for value in clip)]
    starts = range(0, len(clip), 48)
    energy = max(total[min(start + window, len(clip))] - total[start] for start in starts)
    return 20 * log10(sqrt(energy / window) / FULL_SCALE)


def spectrum(clip):
    """Magnitudes of the first 4096 samples, faded at both ends; RATE / 4096 Hz apart."""
    turn = 2 * pi / (SPAN - 1)
    samples = [*clip[:SPAN], *[0] * (SPAN - len(clip))]
    faded = [value * (1 - cos(turn * index)) for index, value in enumerate(samples)]
    return [abs(value) for value in transformed(faded)[: SPAN // 2]]


def transformed(values):
    if len(values) == 1:
        return values
    even, odd = transformed(values[::2]), transformed(values[1::2])
    turned = [cexp(-2j * pi * n / len(values)) * value for n, value in enumerate(odd)]
    sums = [one + other for one, other in zip(even, turned, strict=True)]
    return sums + [one - other for one, other in zip(even, turned, strict=True)]


def bursts(clip):
    """Onset and length, in hundredths of a second, of what sounds between silences of 10 ms."""
    threshold = max(clip) // 8
    loud = [max(clip[at : at + 480]) > threshold for at in range(0, len(clip), 480)]
    edges = [at for at, (was, now) in enumerate(pairwise([False, *loud, False])) if was != now]
    return tuple((start, end - start) for start, end in zip(edges[::2], edges[1::2], strict=True))


def test_every_kind_of_cue_but_speech_has_a_sound():
    """A cue that is not spoken is heard."""
    assert {*RECIPES, *BREATHS} == set(CueKind) - {CueKind.SAY}


@pytest.mark.parametrize(("kind", "profile"), SOUNDS)
def test_a_clip_begins_and_ends_at_zero_and_is_heard_within_two_milliseconds(kind, profile):
    """No clip clicks, and its onset is its first sample."""
    clip = tone(kind, profile, SECONDS)
    assert clip[0] == clip[-1] == 0
    if kind not in BREATHS:
        assert max(map(abs, clip[: RATE // 500])) > max(map(abs, clip)) / 4


@pytest.mark.parametrize(("kind", "profile"), SOUNDS)
def test_a_clip_leaves_room_for_another(kind, profile):
    """No clip is louder than -3 dBFS at its peak."""
    assert max(map(abs, tone(kind, profile, SECONDS))) <= 0.708 * FULL_SCALE


@pytest.mark.parametrize("profile", PROFILES)
def test_clips_are_equally_loud(profile):
    """The loudest 50 ms of every clip have the same RMS, but for the soft sounds of breathing."""
    levels = [loudness(tone(kind, profile)) for kind in RECIPES if kind not in QUIETER]
    assert max(levels) - min(levels) < 0.5
    quiet = [loudness(tone(kind, profile, SECONDS)) for kind in QUIETER]
    assert max(quiet) < min(levels) - 6


def test_the_soft_profile_is_softer():
    """The soft profile lies at least 6 dB below the clear one."""
    assert loudness(tone(CueKind.TICK, "soft")) < loudness(tone(CueKind.TICK, "clear")) - 6


@pytest.mark.parametrize(("kind", "profile"), SOUNDS)
def test_a_clip_has_nothing_above_four_kilohertz(kind, profile):
    """Above 4 kHz every clip is at least 40 dB below its strongest tone."""
    magnitudes = spectrum(tone(kind, profile, SECONDS))
    above = ceil(4000 * SPAN / RATE)
    assert max(magnitudes[above:]) < max(magnitudes) / 100


@pytest.mark.parametrize("seconds", [0.5, 1, 2.5])
@pytest.mark.parametrize("kind", sorted(BREATHS))
def test_a_breath_sounds_as_long_as_it_lasts(kind, seconds):
    """An inhale or exhale is exactly as long as its part of the breath."""
    assert len(tone(kind, seconds=seconds)) == round(seconds * RATE)


def test_an_inhale_swells_and_an_exhale_fades():
    """The two halves of a breath differ by ear without regard to pitch."""
    inhale, exhale = tone(CueKind.INHALE, seconds=1), tone(CueKind.EXHALE, seconds=1)
    third = RATE // 3
    assert max(inhale[-third:]) > 1.3 * max(inhale[:third])
    assert max(exhale[:third]) > 1.3 * max(exhale[-third:])


def test_cues_differ_in_rhythm_or_timbre():
    """No two kinds of cue share both their rhythm and their timbre."""
    shapes = {kind: (bursts(tone(kind)), RECIPES[kind].partials) for kind in RECIPES}
    alike = [pair for pair in combinations(shapes, 2) if shapes[pair[0]] == shapes[pair[1]]]
    assert alike == []


def test_the_switch_is_unlike_every_ending():
    """`switch` goes up and down again, in its own timbre: no ending does."""
    pitches = {kind: [note.pitch for note in RECIPES[kind].notes] for kind in RECIPES}
    low, high, low_again = pitches[CueKind.SWITCH]
    assert low < high > low_again
    for kind in (CueKind.SET_OVER, CueKind.EXERCISE_OVER, CueKind.SESSION_OVER):
        assert RECIPES[kind].partials != RECIPES[CueKind.SWITCH].partials
        assert pitches[kind] in (sorted(pitches[kind]), sorted(pitches[kind], reverse=True))


def test_speech_is_no_tone():
    """A `say` has words, and asking for its tone is an error."""
    with pytest.raises(KeyError):
        tone(CueKind.SAY)
