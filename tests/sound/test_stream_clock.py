from __future__ import annotations

import random

import pytest

from iliotimer.sound.stream_clock import SECOND, StreamClock, span_ns
from iliotimer.sound.tones import RATE

PERIOD = 2880
BEGAN = 77 * SECOND


def run(clock, seconds, *, late=lambda _: 0, rate=RATE, first=0):
    """Let a device ask for blocks at its own rate; the number of the next block."""
    count = int(seconds * RATE / PERIOD)
    for number in range(first, first + count):
        asked = BEGAN + max(0, number - 1) * PERIOD * SECOND // rate
        clock.requested(asked + int(late(number)), number * PERIOD)
    return first + count


def error_ms(clock, second, rate=RATE, gap_ns=0):
    heard = clock.sample_at(BEGAN + second * SECOND + gap_ns)
    return (heard - second * rate) / 48


def test_nothing_is_heard_before_a_request():
    """A clock without a stream stands at 0."""
    assert StreamClock().sample_at(5 * SECOND) == 0


def test_the_first_request_is_when_sample_zero_is_heard():
    """Later requests at the pace of the samples leave the clock where it began."""
    clock = StreamClock()
    run(clock, 20)
    assert error_ms(clock, 20) == 0


@pytest.mark.parametrize("worst_ms", [5, 20])
def test_late_requests_are_outvoted(worst_ms):
    """A sound server that asks late by its own rhythm moves the clock by less than 2 ms."""
    clock, chance = StreamClock(), random.Random(1)  # noqa: S311 - jitter, no secret

    def late(number):
        return chance.uniform(0, worst_ms) * 1e6 if number else 0

    for first in range(0, 1000, 50):
        run(clock, 50 * PERIOD / RATE, late=late, first=first)
        assert abs(error_ms(clock, 60)) < 2


def test_drift_is_followed():
    """A device that is 200 parts in a million slow is known to be where it is."""
    rate = RATE - RATE // 5000
    clock = StreamClock()
    run(clock, 300, rate=rate)
    assert abs(error_ms(clock, 300, rate)) < 4


def test_a_gap_is_believed_within_a_second():
    """After a stall of 300 ms the clock is where the device is."""
    clock = StreamClock()
    gap = 3 * SECOND // 10
    following = run(clock, 12)
    run(clock, 1, late=lambda _: gap, first=following)
    assert abs(error_ms(clock, 20, gap_ns=gap)) < 1


def test_a_span_is_exact_in_whole_seconds():
    """48,000 samples last a second."""
    assert span_ns(3 * RATE) == 3 * SECOND
