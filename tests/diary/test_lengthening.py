import pytest
from diary.made_journals import OPENING, begin, end

from iliotimer.diary.history import read_history


@pytest.mark.parametrize(
    ("opening", "lengthening"),
    [
        ({}, ("stretch", "swing")),
        ({"lengthening": ["half-kneel"]}, ("half-kneel",)),
        ({"lengthening": []}, ()),
        ({"session_text": "no session"}, ()),
    ],
)
def test_a_session_knows_its_lengthening_exercises(tmp_path, opening, lengthening):
    """As its journal says, else by the session text that it keeps."""
    journal = begin(tmp_path / "log", **{**OPENING, **opening})
    end(journal)
    journal.close()
    for _ in ("read", "indexed"):
        (past,) = read_history(tmp_path / "log", tmp_path / "index.sqlite").sessions
        assert past.lengthening == lengthening
