import pytest

from iliotimer.tui.bars import bar, pain_in_bars


@pytest.mark.parametrize(
    ("share", "drawn"),
    [
        (0, "────────"),
        (0.001, "╸───────"),
        (0.25, "━━──────"),
        (0.5, "━━━━────"),
        (0.85, "━━━━━━╸─"),
        (0.999, "━━━━━━━╸"),
        (1, "━━━━━━━━"),
        (1.5, "━━━━━━━━"),
    ],
)
def test_a_bar_is_full_or_empty_only_where_it_is_so(share, drawn):
    """In between it is rounded down to half a cell, and never to nothing."""
    assert bar(share, 8) == drawn


@pytest.mark.parametrize(
    ("scores", "row"),
    [
        ((None, None, None), ""),
        ((3, None, None), "Pain   before ━━━─────── 3"),
        ((0, 10, None), "Pain   before ────────── 0   during ━━━━━━━━━━ 10"),
        (
            (3, 5, 2),
            "Pain   before ━━━─────── 3   during ━━━━━───── 5   after ━━──────── 2",
        ),
    ],
)
def test_the_pain_of_a_session_is_a_row_of_bars(scores, row):
    """What was not answered is not in it."""
    assert pain_in_bars(*scores) == row
