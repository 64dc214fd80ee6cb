import datetime as dt

import pytest

from iliotimer.practice.checkin import asks_next_morning

MORNING, EVENING = (dt.datetime(2026, 11, 22, hour, tzinfo=dt.UTC) for hour in (9, 23))


@pytest.mark.parametrize(
    ("started", "hours", "asked"),
    [
        (MORNING, 8, False),
        (MORNING, 14.9, False),
        (MORNING, 15.1, True),
        (EVENING, 5.9, False),
        (EVENING, 6.1, True),
        (EVENING, 71, True),
        (EVENING, 73, False),
    ],
)
def test_the_next_morning_is_another_day_and_not_long_ago(started, hours, asked):
    """Not the same evening, not the small hours after a late session, not after three days."""
    assert asks_next_morning(started, started + dt.timedelta(hours=hours)) is asked
