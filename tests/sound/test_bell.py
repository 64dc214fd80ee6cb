from __future__ import annotations

from fractions import Fraction

import pytest

from iliotimer.plan.model import Side
from iliotimer.plan.score import Cue, CueKind
from iliotimer.sound.bell import BellSpeaker, SilentSpeaker
from iliotimer.sound.speaker import Passage, open_speaker

SECOND = 1_000_000_000


def passage(*cues, start=0):
    return Passage(start, tuple(Cue(Fraction(at), kind, Side.BOTH, 0) for at, kind in cues))


class Bench:
    def __init__(self):
        self.now = 0
        self.rings = []
        self.bell = BellSpeaker(lambda: self.rings.append(self.now / SECOND), now=lambda: self.now)

    def run(self, seconds):
        for _ in range(int(seconds * 10)):
            self.now += SECOND // 10
            assert self.bell.look() == ()


@pytest.fixture
def bench():
    return Bench()


def test_the_bell_rings_where_work_begins_and_ends(bench):
    """`go` and the end cues ring; ticks, countdown and breath do not."""
    bench.bell.play(
        [
            passage((1, CueKind.GO), (2, CueKind.TICK), (3, CueKind.INHALE), (4, CueKind.SET_OVER)),
            passage((1, CueKind.COUNTDOWN), (2, CueKind.SWITCH), start=4 * SECOND),
        ]
    )
    bench.run(10)
    assert bench.rings == [1, 4, 6]


def test_two_cues_of_one_instant_ring_once(bench):
    """The end of one step and the beginning of the next are one ring."""
    bench.bell.play([passage((1, CueKind.HOLD_OVER)), passage((0, CueKind.GO), start=SECOND)])
    bench.run(2)
    assert bench.rings == [1]


@pytest.mark.parametrize("hush", ["stop", "close", "set_muted", "set_volume"])
def test_a_bell_can_be_kept_still(bench, hush):
    """Stopped, closed, muted or turned down, the bell does not ring."""
    bench.bell.play([passage((1, CueKind.GO))])
    getattr(bench.bell, hush)(*{"set_muted": [True], "set_volume": [0]}.get(hush, []))
    bench.run(2)
    assert bench.rings == []


def test_what_is_long_past_does_not_ring(bench):
    """After a held-up app no old ring is made up for."""
    bench.bell.play([passage((1, CueKind.GO), (9, CueKind.GO))])
    bench.now = 5 * SECOND
    bench.run(5)
    assert bench.rings == [9]


def test_silence_is_silent():
    """The silent speaker takes every call and never rings."""
    speaker = open_speaker("silent", ring=lambda: pytest.fail("rang"))
    assert isinstance(speaker, SilentSpeaker)
    speaker.play([passage((0, CueKind.GO))])
    speaker.set_volume(3)
    speaker.set_muted(muted=True)
    assert speaker.look() == ()
    speaker.stop()
    speaker.close()
    assert speaker.driver == "silent"


def test_the_bell_can_be_chosen():
    """`bell` needs no worker."""
    assert open_speaker("bell", ring=lambda: None).driver == "bell"


def test_an_unknown_driver_is_refused():
    """The message names what there is to choose from."""
    with pytest.raises(ValueError, match=r"'oboe'.*miniaudio"):
        open_speaker("oboe", ring=lambda: None)
