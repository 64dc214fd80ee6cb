"""The loop of a practice in lines: keys, signals and the clock, until it is over."""

from __future__ import annotations

import signal
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING

from iliotimer.job_control import stand_still

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iliotimer.plain.course import Course
    from iliotimer.plain.keyboard import Keyboard
    from iliotimer.plain.lines import Lines

LOOKS = 20
"""Looks at the clock in a second."""
CAUGHT = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGTSTP)


def go_through(course: Course, keyboard: Keyboard, lines: Lines) -> int:
    """Go through a session; the exit status. Ends as interrupted where nobody reads the lines."""
    try:
        with caught() as signals:
            course.begin()
            while course.status is None:
                take_keys(course, keyboard)
                while signals:
                    heed(signals.popleft(), course, keyboard)
                if lines.gone or keyboard.gone:
                    course.interrupt()
                course.look()
    finally:
        course.close()
    return course.status


def take_keys(course: Course, keyboard: Keyboard) -> None:
    """Wait a moment for keys, or for a line where one is typed."""
    typing = course.typing
    for key in keyboard.read(1 / LOOKS, typing=typing):
        if typing:
            course.type(key)
        else:
            course.press(key)


@contextmanager
def caught() -> Iterator[deque[signal.Signals]]:
    """The signals that came, instead of what they do; one that is ignored stays ignored."""
    came: deque[signal.Signals] = deque()
    heard = [number for number in CAUGHT if signal.getsignal(number) is not signal.SIG_IGN]
    before = {
        number: signal.signal(number, lambda which, _: came.append(signal.Signals(which)))
        for number in heard
    }
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def heed(number: signal.Signals, course: Course, keyboard: Keyboard) -> None:
    """Do what a signal asks for."""
    match number:
        case signal.SIGINT:
            course.press("ctrl+c")
        case signal.SIGTSTP:
            course.suspend()
            keyboard.lend()
            stand_still()
            keyboard.take_back()
            course.awake()
        case _:
            course.interrupt()
