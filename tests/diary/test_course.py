import datetime as dt
import stat

import pytest

from iliotimer.coach.course import Begun, in_use, planned_on, program_week
from iliotimer.diary.appended import Unreadable
from iliotimer.diary.course import keep_begun, keep_stopped, read_course
from iliotimer.files.program_file import read_program_text

TEXT = """\
format = 1
title = "Plan"

[[stage]]
name = "One"
weeks = 1
monday = "gone-by-now"

[[stage]]
name = "Two"
tuesday = "build"
"""
PROGRAM = read_program_text(TEXT, "plan").program
MONDAY = dt.datetime(2026, 11, 2, 20, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def after(weeks):
    return MONDAY + dt.timedelta(weeks=weeks)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "home" / "course.toml"


def test_what_was_begun_is_read_back_in_its_order(path):
    """With the program as its file was; the last one is in use until it is put away."""
    assert read_course(path) == ()
    keep_begun(path, after(0), PROGRAM, TEXT, 1)
    keep_begun(path, after(1), PROGRAM, TEXT, 2)
    first, second = read_course(path)
    assert first == Begun(after(0), PROGRAM, 1, text=TEXT)
    assert (second.stage.name, second.until) == ("Two", None)
    keep_stopped(path, after(2))
    keep_begun(path, after(4), PROGRAM, TEXT, 1)
    course = read_course(path)
    assert [begun.until for begun in course] == [None, after(2), None]
    days = [(MONDAY + dt.timedelta(days=days)).date() for days in (-1, 0, 7, 8, 13, 14, 28)]
    stages = [begun and begun.number for begun in (in_use(course, day) for day in days)]
    assert stages == [None, 1, 2, 2, 2, None, 1]
    assert planned_on(course, days[3]) == ("build",)
    assert planned_on(course, days[5]) == ()
    assert [program_week(course, day) for day in days] == [None, 1, 2, 2, 2, None, 1]


def test_only_the_person_can_read_it(path):
    """It is health data; and it says who wrote it."""
    keep_begun(path, after(0), PROGRAM, TEXT, 1)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.read_text().startswith("format = 1\napp = ")


def test_a_torn_block_does_not_count(path):
    """It is cut off before the next one is written."""
    keep_begun(path, after(0), PROGRAM, TEXT, 1)
    with path.open("ab") as file:
        file.write(b"[[begun]]\nat = 2026-")
    assert len(read_course(path)) == 1
    keep_begun(path, after(1), PROGRAM, TEXT, 2)
    assert [begun.number for begun in read_course(path)] == [1, 2]


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param(b"\xff\n\n", id="no text"),
        pytest.param(b"begun = 5\n\n", id="no list"),
        pytest.param(b"[[begun]]\nat = 2026-11-02T20:00:00\n\n", id="a time without offset"),
        pytest.param(
            b'[[begun]]\nat = 2026-11-02T20:00:00Z\nprogram = "plan"\n\n', id="no program"
        ),
        pytest.param(b"[[stopped]]\n\n", id="no time"),
    ],
)
def test_what_iliotimer_did_not_write_is_said(path, spoilt):
    """In a sentence with the file's name."""
    path.parent.mkdir()
    path.write_bytes(spoilt)
    with pytest.raises(Unreadable, match=r"^course.toml does not hold programs"):
        read_course(path)


@pytest.mark.parametrize(("old", "new"), [("number = 1", "number = 3"), ("monday", "mnday")])
def test_a_program_that_cannot_be_used_is_said(path, old, new):
    """Or a stage that it does not have."""
    keep_begun(path, after(0), PROGRAM, TEXT, 1)
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(Unreadable, match=r"^course.toml does not hold programs"):
        read_course(path)


def test_a_folder_in_its_place_is_said(path):
    """With the system's reason."""
    path.mkdir(parents=True)
    with pytest.raises(Unreadable, match=r"^course.toml cannot be read: "):
        read_course(path)
