import pytest

from iliotimer.practice.clock import Look, PracticeClock
from iliotimer.practice.events import What

SECOND = 1_000_000_000


class Machine:
    """A machine's two clocks, moved by hand."""

    def __init__(self):
        self.awake = 5_000
        self.asleep = 0

    def monotonic(self):
        return self.awake

    def boot(self):
        return self.awake + self.asleep


@pytest.fixture
def machine():
    return Machine()


@pytest.fixture
def clock(machine):
    return PracticeClock(monotonic=machine.monotonic, boot=machine.boot)


def test_the_practice_time_begins_with_the_first_thaw(machine, clock):
    """Before that it stands at zero."""
    machine.awake += 7 * SECOND
    assert clock.look() == Look(0)
    clock.thaw()
    machine.awake += SECOND
    assert clock.look() == Look(SECOND)


def test_frozen_time_does_not_count(machine, clock):
    """However long the pause was."""
    clock.thaw()
    machine.awake += SECOND
    clock.freeze()
    machine.awake += 3600 * SECOND
    assert clock.look() == Look(SECOND)
    clock.thaw()
    machine.awake += SECOND
    assert clock.look() == Look(2 * SECOND)


def test_a_sleeping_machine_stops_the_practice_at_the_moment_before(machine, clock):
    """Time asleep shows as growth of the boot clock against the other."""
    clock.thaw()
    machine.awake += SECOND
    clock.look()
    machine.awake += SECOND // 10
    machine.asleep += 3600 * SECOND
    assert clock.look() == Look(SECOND, What.SLEPT, SECOND)
    machine.awake += SECOND
    assert clock.look() == Look(SECOND)


def test_a_stall_stops_the_practice_at_the_moment_before(machine, clock):
    """More than two seconds between two looks."""
    clock.thaw()
    machine.awake += SECOND
    clock.look()
    machine.awake += 2 * SECOND
    assert clock.look() == Look(3 * SECOND)
    machine.awake += 2 * SECOND + 1
    assert clock.look() == Look(3 * SECOND, What.STALLED, 3 * SECOND)


def test_a_wall_clock_set_forward_is_taken_for_sleep_only_where_there_is_no_boot_clock(machine):
    """Setting it back changes nothing."""
    clock = PracticeClock(monotonic=machine.monotonic, boot=machine.boot)
    clock.thaw()
    machine.asleep -= 3600 * SECOND
    machine.awake += SECOND
    assert clock.look() == Look(SECOND)


def test_a_rehearsal_runs_faster(machine):
    """Practice seconds pass at a multiple."""
    clock = PracticeClock(monotonic=machine.monotonic, boot=machine.boot, speed=60)
    clock.thaw()
    machine.awake += SECOND
    assert clock.look() == Look(60 * SECOND)
    assert clock.monotonic(120 * SECOND) == machine.awake + SECOND


def test_practice_time_maps_to_the_machines_time_across_pauses(machine, clock):
    """The sound is anchored to it."""
    clock.thaw()
    machine.awake += 2 * SECOND
    clock.freeze()
    machine.awake += 10 * SECOND
    clock.thaw()
    assert clock.monotonic(5 * SECOND) == machine.awake + 3 * SECOND


def test_the_real_clock_runs():
    """The defaults read this machine's clocks."""
    clock = PracticeClock()
    clock.thaw()
    first = clock.look().now
    assert clock.look().now >= first
