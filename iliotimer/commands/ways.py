"""The two ways through a practice that is made ready: on a screen, and in lines of text."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iliotimer.files.places import places
from iliotimer.streams import is_terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from iliotimer.conductor import Conductor
    from iliotimer.files.session_file import Reading
    from iliotimer.opening import Wishes
    from iliotimer.plan.model import Session


@dataclass(frozen=True, slots=True)
class Start:
    """A practice that can begin, or go on."""

    reading: Reading
    session: Session
    wishes: Wishes
    open: Callable[[Callable[[], None]], Conductor]
    """Opens sound and journal; takes what rings the bell, and raises Fault."""
    notices: tuple[str, ...] = ()
    """Sentences for the person at the start."""
    check_in: bool = False
    """Whether the person is asked how they are first."""


def on_screen(start: Start) -> int:
    """Go through it on a screen; the exit status."""
    from iliotimer.tui.app import PracticeApp  # noqa: PLC0415  the screen is slow to load

    def ring() -> None:
        app.bell()

    app = PracticeApp(
        start.reading,
        start.session,
        start.wishes,
        places().log,
        conductor=start.open(ring),
        kept=places(),
        notices=start.notices,
        check_in=start.check_in,
    )
    app.run()
    return app.return_code or 0


def in_lines(start: Start) -> int:
    """Go through it in lines of text; the exit status."""
    from iliotimer.key_by_key import KeyByKey  # noqa: PLC0415  the screen does without
    from iliotimer.loudness import KeptLoudness  # noqa: PLC0415
    from iliotimer.plain.course import Course  # noqa: PLC0415
    from iliotimer.plain.keyboard import NoKeyboard, TerminalKeyboard  # noqa: PLC0415
    from iliotimer.plain.lines import Lines  # noqa: PLC0415
    from iliotimer.plain.run import go_through  # noqa: PLC0415

    lines = Lines(sys.stdout)
    conductor = start.open(_ring)
    conductor.speaker = KeptLoudness(conductor.speaker, places())
    course = Course(
        start.session,
        conductor,
        start.wishes.settings,
        lines.say,
        attended=start.wishes.attended,
        check_in=start.check_in,
        notices=start.notices,
    )
    if not start.wishes.attended:
        return go_through(course, NoKeyboard(), lines)
    with KeyByKey(sys.stdin.fileno()) as terminal:
        return go_through(course, TerminalKeyboard(terminal), lines)


def _ring() -> None:
    """Ring the terminal's bell beside the lines, which stay free of control characters."""
    if sys.stderr is not None and is_terminal(sys.stderr):
        sys.stderr.write("\a")
        sys.stderr.flush()
