from __future__ import annotations

import sys
from array import array
from itertools import pairwise

import pytest

from iliotimer.plan.score import CueKind
from iliotimer.sound.stream_clock import SECOND, StreamClock
from iliotimer.sound.timeline import SAME_GRID, STILL_WORTH_STARTING, Timeline
from iliotimer.sound.tones import RATE
from iliotimer.sound.wire import Entry, Part

BLOCK = 2880
START = 1_000 * SECOND
CLIP = array("h", [1000] * 480)
TICKS = tuple(Entry(number * RATE // 2, CueKind.TICK) for number in range(8))


class SlowClock(StreamClock):
    """A stream whose sample 0 is heard at START, and that can be found to be elsewhere."""

    shift = 0

    def sample_at(self, instant_ns):
        return (instant_ns - START) * RATE // SECOND + self.shift


@pytest.fixture
def clock():
    return SlowClock()


def timeline(**settings):
    return Timeline(lambda _entry: CLIP, **settings)


def play(line, clock, seconds, position=0):
    """What a device gets for some seconds, block by block."""
    samples = array("h")
    while len(samples) < seconds * RATE:
        samples.frombytes(line.block(clock, position + len(samples), BLOCK))
    return samples


def onsets(samples):
    loud = [abs(value) > 500 for value in samples]
    return [at for at, here in enumerate(loud) if here and not (at and loud[at - 1])]


def test_a_part_is_heard_at_its_time_and_exactly_spaced(clock):
    """Clips lie at their instant of the clock, their distances exact to the sample."""
    line = timeline()
    line.replace([Part(START + SECOND, TICKS)], 0, begun_now=True)
    assert onsets(play(line, clock, 6)) == [RATE + number * RATE // 2 for number in range(8)]


def test_a_part_keeps_its_grid_while_the_clock_is_corrected(clock):
    """What is learnt about the device in the middle of a step moves no tick of the step."""
    line = timeline()
    line.replace([Part(START, TICKS)], 0, begun_now=True)
    samples = play(line, clock, 1.2)
    clock.shift = 500
    samples += play(line, clock, 2, len(samples))
    assert {after - before for before, after in pairwise(onsets(samples))} == {RATE // 2}


@pytest.mark.parametrize(
    ("shift", "heard"),
    [(SAME_GRID // 2, 2 * RATE), (-SAME_GRID // 2, 2 * RATE), (700, 2 * RATE + 700)],
)
def test_the_next_part_is_anchored_afresh(clock, shift, heard):
    """The next step follows the clock, unless the old grid is as good."""
    line = timeline()
    line.replace([Part(START, TICKS[:2]), Part(START + 2 * SECOND, TICKS[:1])], 0, begun_now=True)
    samples = play(line, clock, 1.2)
    clock.shift = shift
    samples += play(line, clock, 2, len(samples))
    assert onsets(samples)[-1] == heard


def test_what_is_past_is_dropped(clock):
    """A part that began a while ago goes on with what is still to come, on its old grid."""
    line = timeline()
    line.replace([Part(START - SECOND - SECOND // 10, TICKS)], 0, begun_now=False)
    expected = [entry.position - 11 * RATE // 10 for entry in TICKS[3:]]
    assert onsets(play(line, clock, 4)) == expected


@pytest.mark.parametrize(
    ("late", "begun_now", "sounds"),
    [
        (RATE // 10, True, True),
        (STILL_WORTH_STARTING + BLOCK, True, False),
        (RATE // 10, False, False),
    ],
)
def test_the_first_cue_of_a_step_begun_now_is_worth_a_little_delay(clock, late, begun_now, sounds):
    """`go` is heard although the device is ahead of the key that caused it; an old tick is not."""
    line = timeline()
    start = START - late * SECOND // RATE
    line.replace([Part(start, TICKS[:1])], 0, begun_now=begun_now)
    assert onsets(play(line, clock, 1)) == ([0] if sounds else [])


@pytest.mark.parametrize(
    ("due", "begun_now", "behind"),
    [
        (0.1, True, True),
        (0.1, False, True),
        (-0.2, True, True),
        (-0.2, False, True),
        (-0.05, False, False),
        (0.5, True, False),
        (-5, True, False),
    ],
)
def test_no_clip_is_due_where_the_stream_holds_silence_already(clock, due, begun_now, behind):
    """It is noticed when a new part has a clip due before the end of what the stream holds."""
    line = timeline()
    asked = len(play(line, clock, 0.35))
    assert 0.35 * RATE <= asked < 0.45 * RATE
    start = START + round(due * SECOND)
    line.replace([Part(start, TICKS)], 0, begun_now=begun_now)
    assert line.is_behind(clock, 0) is behind
    line.restart()
    assert not line.is_behind(clock, 0)


def test_a_known_delay_of_the_device_is_made_up_for(clock):
    """Sound goes out earlier by the delay that the person has set."""
    line = timeline(delay_ns=SECOND // 5)
    line.replace([Part(START + SECOND, TICKS[:1])], 0, begun_now=True)
    assert onsets(play(line, clock, 2)) == [RATE - RATE // 5]


def test_replacing_the_future_leaves_the_running_part_alone(clock):
    """Sending the same step again with another future neither repeats nor moves its clips."""
    line = timeline()
    running = Part(START, TICKS[:5])
    line.replace([running, Part(START + 3 * SECOND, TICKS)], 0, begun_now=True)
    samples = play(line, clock, 1.01)
    heard = len(samples) - BLOCK
    assert not line.replace([running, Part(START + 5 * SECOND, TICKS[:1])], heard, begun_now=True)
    samples += play(line, clock, 5, len(samples))
    assert onsets(samples) == [entry.position for entry in TICKS[:5]] + [5 * RATE]


@pytest.mark.parametrize(("heard", "lost"), [(0, True), (479, True), (480, False)])
def test_a_clip_in_the_stream_that_is_wanted_no_more_is_noticed(clock, heard, lost):
    """Replacing a part tells whether the device holds a clip that must not be heard."""
    line = timeline()
    line.replace([Part(START, TICKS)], 0, begun_now=True)
    play(line, clock, 0.06)
    assert line.replace([Part(START + SECOND, TICKS)], heard, begun_now=True) is lost


def test_nothing_is_heard_after_clear(clock):
    """Cleared, the timeline gives digital silence at once, in the middle of a clip too."""
    line = timeline(preroll=RATE)
    line.replace([Part(START, TICKS)], 0, begun_now=True)
    line.block(clock, 0, 100)
    line.clear()
    assert not any(line.block(clock, 100, 48_000))


def test_a_new_stream_hears_what_the_old_one_kept(clock):
    """After a restart the clips that were never heard are due again, at their old times."""
    line = timeline()
    line.replace([Part(START + SECOND, TICKS)], 0, begun_now=True)
    play(line, clock, 1.05)
    line.restart()
    assert onsets(play(line, clock, 2, RATE))[:2] == [0, RATE // 2]


def test_a_rewind_asks_again_for_the_same(clock):
    """Samples asked for twice are the same, no clip doubled or lost."""
    line = timeline()
    line.replace([Part(START, TICKS)], 0, begun_now=True)
    first = play(line, clock, 3)
    line.rewind(RATE)
    again = play(line, clock, 2, RATE)
    assert again[: RATE + RATE // 2] == first[RATE : 2 * RATE + RATE // 2]


def test_a_device_is_woken_before_a_cue(clock):
    """The preroll before a cue is the faintest noise, and all the rest is silence."""
    line = timeline(preroll=RATE // 2)
    line.replace([Part(START + 2 * SECOND, TICKS[:1])], 0, begun_now=True)
    samples = play(line, clock, 3)
    quiet, awake = samples[: RATE + RATE // 4], samples[2 * RATE - RATE // 4 : 2 * RATE]
    assert not any(quiet)
    assert {abs(value) for value in awake} == {0, 1}
    assert not any(samples[2 * RATE + BLOCK :])


def test_a_clip_that_is_not_ready_is_dropped(clock):
    """What cannot be heard in time is not heard late."""
    line = Timeline(lambda entry: CLIP if entry.position else None)
    line.replace([Part(START, TICKS[:2])], 0, begun_now=True)
    assert onsets(play(line, clock, 1)) == [RATE // 2]


def test_volume_applies_to_the_next_block(clock):
    """A changed gain is heard from the next block on."""
    line = timeline()
    line.replace([Part(START, TICKS[:1])], 0, begun_now=True)
    loud = line.block(clock, 0, 100)
    line.gain = 0
    assert any(loud)
    assert not any(line.block(clock, 100, 100))


def test_the_lag_of_a_part_is_known(clock):
    """A device found to be 480 samples ahead of its part is reported as 10 ms early."""
    line = timeline()
    line.replace([Part(START, TICKS)], 0, begun_now=True)
    play(line, clock, 0.5)
    clock.shift = 480
    assert line.lag_ns(clock) == -SECOND // 100


def test_what_has_been_sounded_is_let_go(clock):
    """A long practice does not pile up what is over."""
    line = timeline()
    line.replace([Part(START + n * SECOND, TICKS[:2]) for n in range(60)], 0, begun_now=True)
    play(line, clock, 60)
    assert len(line._parts) <= 3
    assert sys.getsizeof(line._sounding) < 200
