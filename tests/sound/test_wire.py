from __future__ import annotations

from fractions import Fraction

import pytest

from iliotimer.plan.model import Side
from iliotimer.plan.score import Cue, CueKind
from iliotimer.sound.wire import Entry, Part, line_of, message_of, part_of, read, written


def test_a_part_survives_the_pipe():
    """What the app sends is what the worker reads, words and breaths included."""
    cues = [
        Cue(Fraction(60, 97), CueKind.SAY, Side.BOTH, 0, 'Stretch [left] [/b] "ä"\n'),
        Cue(Fraction(0), CueKind.INHALE, Side.BOTH, 1, seconds=Fraction(7, 2)),
    ]
    part = part_of(123, cues)
    assert part == Part(
        123,
        (
            Entry(0, CueKind.INHALE, 3.5),
            Entry(round(60 / 97 * 48_000), CueKind.SAY, text='Stretch [left] [/b] "ä"\n'),
        ),
    )
    line = line_of({"parts": written([part])})
    assert line.count(b"\n") == 1
    assert read(message_of(line)["parts"]) == (part,)


@pytest.mark.parametrize("line", [b"", b"ALSA lib pcm.c: underrun\n", b"[1]\n", b"\xff\n", b"7\n"])
def test_a_line_that_is_no_message_is_none(line):
    """Whatever else gets into a pipe is passed over."""
    assert message_of(line) == {}
