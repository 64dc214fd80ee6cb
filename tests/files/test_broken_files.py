from __future__ import annotations

from pathlib import Path

import pytest

from iliotimer.files.problems import printed
from iliotimer.files.session_file import read_session

BROKEN = Path(__file__).parent.parent / "broken"
FILES = sorted(BROKEN.glob("*.toml"))


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_broken_file_is_reported_completely(file):
    """Every problem of a broken file is reported, in its order, in one reading."""
    reading = read_session(file)
    lines = [printed(problem, file.name) for problem in reading.problems]
    assert lines == file.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert reading.session is None


def test_every_expectation_belongs_to_a_file():
    """No expected messages are left of a file that is gone."""
    assert {file.stem for file in BROKEN.glob("*.expected")} == {file.stem for file in FILES}
