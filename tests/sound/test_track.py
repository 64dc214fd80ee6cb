from __future__ import annotations

from array import array
from fractions import Fraction

import pytest

from iliotimer.sound.tones import FULL_SCALE, RATE
from iliotimer.sound.track import BLOCK, UNITY, Placed, blocks, gain_of, mix, sample_at


def constant(value, count):
    return array("h", [value] * count)


@pytest.mark.parametrize(
    ("seconds", "sample"),
    [
        (Fraction(0), 0),
        (Fraction(1), RATE),
        (Fraction(60, 97), round(60 / 97 * RATE)),
        (Fraction(7 * 60, 123), round(7 * 60 / 123 * RATE)),
        (Fraction(1, 2 * RATE), 0),
        (Fraction(3, 2 * RATE), 2),
    ],
)
def test_a_cue_lies_at_the_nearest_sample(seconds, sample):
    """Sample 0 of a clip lies at round(t * 48000)."""
    assert sample_at(seconds) == sample


def test_clips_lie_where_they_are_placed():
    """A clip is heard from its position on, and the rest is silence."""
    mixed = mix([Placed(3, constant(5, 2)), Placed(7, constant(-4, 1))], 0, 10)
    assert list(mixed) == [0, 0, 0, 5, 5, 0, 0, -4, 0, 0]


def test_clips_that_meet_are_added_and_clamped():
    """Overlapping clips add up, and no sum leaves the range of 16 bits."""
    loud = 30_000
    placed = [Placed(0, constant(loud, 3)), Placed(1, constant(loud, 3)), Placed(9, array("h"))]
    assert list(mix(placed, 0, 5)) == [loud, FULL_SCALE, FULL_SCALE, loud, 0]


@pytest.mark.parametrize("cut", [1, 2, 3, 4, 7])
def test_blocks_of_any_size_make_the_same_track(cut):
    """Where a block ends changes nothing in what is heard."""
    placed = [Placed(1, constant(100, 6)), Placed(4, constant(50, 5))]
    whole = mix(placed, 0, 12)
    parts = array("h")
    for start in range(0, 12, cut):
        parts += mix(placed, start, min(cut, 12 - start))
    assert parts == whole


def test_a_whole_track_is_its_blocks_in_order():
    """`blocks` gives exactly the length asked for, each clip at its place."""
    clip = constant(9, 10)
    positions = [0, BLOCK - 5, BLOCK, 3 * BLOCK + 7]
    track = array("h")
    for block in blocks((Placed(position, clip) for position in positions), 3 * BLOCK + 20):
        track += block
    assert len(track) == 3 * BLOCK + 20
    assert [index for index, value in enumerate(track) if value] == [
        *range(10),
        *range(BLOCK - 5, BLOCK + 10),
        *range(3 * BLOCK + 7, 3 * BLOCK + 17),
    ]
    assert track[BLOCK] == 18


@pytest.mark.parametrize(("percent", "gain"), [(0, 0), (50, UNITY // 4), (100, UNITY)])
def test_volume_is_even_to_the_ear(percent, gain):
    """Full volume leaves samples as they are, half is a quarter of them, none is silence."""
    assert gain_of(percent) == gain
    assert mix([Placed(0, constant(1000, 1))], 0, 1, gain)[0] == 1000 * gain // UNITY
