import datetime as dt

import pytest

from iliotimer.coach.changes import Point
from iliotimer.plots import Bars, Curve, drawn
from iliotimer.progress import rounded_up

FIRST = dt.date(2026, 8, 31)
ESCAPE = "\x1b"


def curve(days=84, every=2, names=("",), low=0.0, high=10.0):
    points = [Point(FIRST + dt.timedelta(days=n), n % 5) for n in range(0, days, every)]
    last = FIRST + dt.timedelta(days=days - 1)
    return Curve("Pain, 0 to 10", dict.fromkeys(names, points), FIRST, last, low, high)


def bars(weeks=12, names=("load",)):
    mondays = [FIRST + dt.timedelta(weeks=n) for n in range(weeks)]
    return Bars("Load a week", mondays, {name: [n % 4 for n in range(weeks)] for name in names}, 4)


@pytest.mark.parametrize(
    "plot",
    [
        curve(),
        curve(days=1),
        curve(days=1000, every=1),
        curve(names=("left", "right"), low=-10),
        bars(),
        bars(weeks=1),
        bars(weeks=300),
        bars(names=("left", "right")),
    ],
)
@pytest.mark.parametrize("width", [1, 60, 240])
def test_a_plot_has_nine_lines_of_the_width(plot, width):
    """A title and eight more, in 30 columns at least and 100 at most; plain is ASCII alone."""
    lines = drawn(plot, width).splitlines()
    assert len(lines) == 9
    assert lines[0].startswith(plot.title)
    assert max(map(len, lines[1:])) == min(max(width, 30), 100)
    assert ESCAPE not in "".join(lines)
    plain = drawn(plot, width, plain=True)
    assert plain.isascii()
    assert len(plain.splitlines()) == 9


def test_a_plot_says_where_and_when():
    """The scale stands at the left, the dates below, and each name has its own mark."""
    lines = drawn(curve(), 80, plain=True).splitlines()
    assert [line[:6].strip() for line in lines[1:7]] == ["10|", "|", "5|", "|", "|", "0|"]
    assert lines[-1].split() == ["31", "Aug", "21", "Sep", "12", "Oct", "2", "Nov"]
    sides = drawn(curve(names=("left", "right")), 80)
    assert sides.splitlines()[0] == "Pain, 0 to 10 (L left, R right)"
    assert "R" in "".join(sides.splitlines()[1:])
    assert drawn(bars(names=("left", "right")), 80, plain=True).splitlines()[0] == (
        "Load a week (# left, = right)"
    )
    years = drawn(bars(weeks=1300), 80).splitlines()[-1]
    assert "Aug 2026" in years


def test_colours_are_drawn_where_they_are_asked_for():
    """And the text is the same."""
    assert ESCAPE in drawn(curve(), 80, coloured=True)


@pytest.mark.parametrize(
    ("value", "top"),
    [
        (0.2, 1),
        (1, 1),
        (7, 8),
        (10, 10),
        (11, 15),
        (14.2, 15),
        (697, 800),
        (1175, 1500),
        (2360, 3000),
    ],
)
def test_a_scale_ends_in_a_round_number(value, top):
    """Not far above the highest value."""
    assert rounded_up(value) == top
