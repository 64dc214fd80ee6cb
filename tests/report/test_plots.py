import datetime as dt
from itertools import pairwise

import pytest

from iliotimer.report.plots import LABEL_ROOM, LEFT, RIGHT, WIDTH, Curve, Part, bars, curves

MONDAY = dt.date(2026, 11, 2)
LAST = MONDAY + dt.timedelta(days=13)
EDGE = WIDTH - RIGHT


def noon(day):
    return dt.datetime.combine(MONDAY, dt.time(12)) + dt.timedelta(days=day)


def test_a_score_lies_at_its_day_and_its_height():
    """0 at the bottom, 10 at the top, the first day at the left, the last at the right."""
    curve = Curve("worst", "worst", ((noon(-1), 0), (noon(6.5), 5), (noon(20), 10)))
    (panel,) = curves([("Pain", [curve])], [], MONDAY, LAST).panels
    (line,) = panel.lines
    middle = (panel.top + panel.bottom) / 2
    assert line.points == ((LEFT, panel.bottom), ((LEFT + EDGE) / 2, middle), (EDGE, panel.top))
    assert line.path.split()[0] == f"{LEFT:.1f},{panel.bottom:.1f}"
    assert [label.text for label in panel.scores] == ["0", "5", "10"]


def test_panels_share_their_days_and_the_first_has_the_sharp_stops():
    """They lie one under the other without touching."""
    drawn = curves([("Pain", []), ("After", [])], [noon(6.5)], MONDAY, LAST)
    first, second = drawn.panels
    assert first.bottom < second.top < second.bottom < drawn.height
    assert (first.crosses, second.crosses) == (((LEFT + EDGE) / 2,), ())


@pytest.mark.parametrize(
    ("days", "labels"), [(1, 1), (14, 2), (42, 6), (84, 6), (364, 11), (3650, 12)]
)
def test_dates_under_a_plot_never_touch(days, labels):
    """Each is the first day of a week; of a long period every so many weeks."""
    drawn = curves([("Pain", [])], [], MONDAY, MONDAY + dt.timedelta(days=days - 1))
    places = [label.at for label in drawn.days]
    assert len(places) == labels
    assert all(b - a >= LABEL_ROOM - 2 for a, b in pairwise(places))
    assert drawn.days[0].text == "2 Nov"


def test_a_week_is_a_bar_of_its_parts_with_what_was_planned_above():
    """Stacked from the bottom up, on one scale; an empty part is no bar."""
    weeks = [MONDAY, MONDAY + dt.timedelta(weeks=1)]
    drawn = bars([4, 0], [Part("done", (2, 1)), Part("other", (1, 0))], weeks)
    unit = (drawn.bottom - drawn.top) / 4
    done, other, later = drawn.bars
    assert (done.style, done.y, done.height) == ("done", drawn.bottom - 2 * unit, 2 * unit)
    assert (other.style, other.y, other.height) == ("other", done.y - unit, unit)
    assert later.x > done.x + done.width
    (planned,) = drawn.planned
    assert (planned.y, planned.x < done.x) == (drawn.top, True)
    assert [label.text for label in drawn.counts] == ["0", "4"]
    assert [label.text for label in drawn.weeks] == ["2 Nov", "9 Nov"]


def test_weeks_without_anything_are_drawn_too():
    """On a scale that has a height."""
    assert bars([0], [Part("done", (0,))], [MONDAY]).bars == ()
    assert bars([], [Part("done", ())], []).weeks == ()
