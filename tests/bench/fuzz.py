"""Feeds every reader with spoilt files: `python tests/bench/fuzz.py [MINUTES_EACH [READER ...]]`.

No reader may raise anything but its own sentence, hang, or let a control character through.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests"), str(CHECKOUT / "tests" / "diary")]

from hypothesis import HealthCheck, Phase, given, settings  # noqa: E402 - found through the path
from hypothesis import strategies as st  # noqa: E402
from made_journals import made_diary  # noqa: E402

from iliotimer.diary.appended import Unreadable  # noqa: E402
from iliotimer.diary.course import read_course  # noqa: E402
from iliotimer.diary.history import read_history  # noqa: E402
from iliotimer.diary.measures import read_measures  # noqa: E402
from iliotimer.diary.past import past_session  # noqa: E402
from iliotimer.diary.prescription import prescribed_steps  # noqa: E402
from iliotimer.diary.reading import read_journal  # noqa: E402
from iliotimer.diary.telling import session_lines  # noqa: E402
from iliotimer.files.kept import kept  # noqa: E402
from iliotimer.files.places import Places  # noqa: E402
from iliotimer.files.problems import printed  # noqa: E402
from iliotimer.files.program_file import read_program_text  # noqa: E402
from iliotimer.files.session_file import read_session_text  # noqa: E402
from iliotimer.files.settings_file import read_settings  # noqa: E402
from iliotimer.plan.outline import outline  # noqa: E402
from iliotimer.plan.steps import steps_of  # noqa: E402
from iliotimer.practice.resuming import state_after  # noqa: E402

SETTINGS = b"""\
[sound]
volume = 50

[keys]
pain = ["p", "f5"]

[coach]
clear_pain = 1
"""
KEPT = b"""\
"sound.volume" = 40

[levels.foundation]
clamshell = 1
"""
MEASURES = b"""\
format = 1

[[measure]]
at = 2026-11-22T12:00:00+01:00
name = "walk"
value = 3
unit = "m"

"""
COURSE = b"""\
format = 1

[[begun]]
at = 2026-11-22T12:00:00+01:00
program = "x"
number = 1
program_text = '''
format = 1
title = "X"
[[stage]]
name = "A"
monday = "foundation"
'''

"""
LONGEST = 5.0
"""Seconds of the processor for a file of some KiB."""
TOKENS = st.sampled_from(
    [
        b"[[",
        b"]]",
        b"[",
        b"{",
        b"}",
        b"=",
        b'"',
        b"'",
        b'"""',
        b"\n",
        b"\n\n",
        b"#",
        b",",
        b".",
        b"-",
        b"\x1b[2J",
        b"\0",
        b"\xff",
        b"\\u202e",
        b"\\u001b]0;x",
        b"9" * 40,
        b"1e999",
        b"nan",
        b"inf",
        b"true",
        b"../../x",
        b"[b]",
        b"[/b]",
        b"a" * 300,
        b"[" * 200,
        b"[" * 200 + b"]" * 200,
        b'"\\"".' * 200,
        b"0x" + b"f" * 5000,
        b"0001-01-01T00:00:00+14:00",
        b"9999-12-31T23:59:59-14:00",
        b"2026-13-45",
        b"-0",
        b"0x7f",
        "é\N{LEG}\u202e".encode(),
    ]
)
EDIT = st.tuples(
    st.sampled_from(["cut", "put", "twice", "over"]),
    st.integers(0, 1 << 20),
    st.integers(1, 200),
    TOKENS,
)
EDITS = st.lists(EDIT, min_size=1, max_size=6)


def spoilt(data, edits):
    """The bytes after these edits."""
    for what, place, length, token in edits:
        at = place % (len(data) + 1)
        piece = data[at : at + length]
        data = {
            "cut": data[:at] + data[at + length :],
            "put": data[:at] + token + data[at:],
            "twice": data[:at] + piece + data[at:],
            "over": data[:at] + token + data[at + length :],
        }[what]
    return data


class Files:
    """A folder of files, each sound at first."""

    def __init__(self, folder):
        self.folder = folder
        sessions = CHECKOUT / "sessions"
        (journal,) = made_diary(folder / "made", 1)
        self.sound = {
            self.session: (sessions / "foundation.toml").read_bytes(),
            self.program: next((sessions / "programs").glob("*.toml")).read_bytes(),
            self.settings: SETTINGS,
            self.kept: KEPT,
            self.journal: journal.read_bytes(),
            self.measures: MEASURES,
            self.course: COURSE,
            self.index: None,
        }
        self.log = folder / "log"
        made_diary(self.log, 3)
        self.sound[self.index] = self._indexed()

    def _indexed(self):
        read_history(self.log, self.folder / "index.sqlite")
        return (self.folder / "index.sqlite").read_bytes()

    def session(self, data):
        """A session and everything that is made of it."""
        reading = read_session_text(data.decode(errors="replace"), "x")
        harmless_problems(reading)
        if reading.session is not None:
            steps = steps_of(reading.session)
            list(outline(reading.session, steps))

    def program(self, data):
        """A program."""
        harmless_problems(read_program_text(data.decode(errors="replace"), "x"))

    def settings(self, data):
        """config.toml."""
        harmless_problems(read_settings(self._places(config=data)))

    def kept(self, data):
        """kept.toml."""
        kept(self._places(kept=data))

    def journal(self, data):
        """A journal and what is told of it."""
        path = self.folder / "journal.toml"
        path.write_bytes(data)
        try:
            record = read_journal(path)
        except Unreadable:
            return
        past = past_session("journal", record)
        for name in (
            "started",
            "outcome",
            "ended_in",
            "levels",
            "moments",
            "eased",
            "doses",
            "last_sets",
            "answers",
            "decisions",
        ):
            getattr(past, name)
        list(session_lines("journal", record))
        steps = prescribed_steps(record)
        if steps:
            state_after(steps, record.events)

    def measures(self, data):
        """The file of measures."""
        self._appended(read_measures, data)

    def course(self, data):
        """The way through a program."""
        self._appended(read_course, data)

    def index(self, data):
        """The derived index: whatever it is, the diary is what the journals say."""
        path = self.folder / "spoilt.sqlite"
        path.write_bytes(data)
        assert len(read_history(self.log, path).sessions) == 3

    def _appended(self, read, data):
        path = self.folder / "appended.toml"
        path.write_bytes(data)
        try:
            read(path)
        except Unreadable:
            return

    def _places(self, **data):
        for name, content in data.items():
            (self.folder / f"{name}.toml").write_bytes(content)
        paths = {name: self.folder / f"{name}.toml" for name in Places.__dataclass_fields__}
        absent = {name: self.folder / "absent" / name for name in paths if name not in data}
        return Places(**{**paths, **absent})


def harmless_problems(reading):
    """No control character is printed, and every line is a sentence."""
    for problem in reading.problems:
        line = printed(problem, "x.toml")
        assert line.isprintable(), line


def main():
    """Run each reader for its minutes."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        files = Files(Path(folder))
        for read, sound in files.sound.items():
            if sys.argv[2:] and read.__name__ not in sys.argv[2:]:
                continue
            tried = fuzzed(read, sound, minutes * 60)
            print(f"{read.__name__}: {tried} spoilt files, nothing found", flush=True)


def fuzzed(read, sound, seconds):
    """Spoil and read for so many seconds; how often."""
    end, tried = time.monotonic() + seconds, 0

    @settings(
        max_examples=500,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(EDITS)
    def attack(edits):
        nonlocal tried
        tried += 1
        begun = time.process_time()
        read(spoilt(sound, edits))
        took = time.process_time() - begun
        assert took < LONGEST, took

    while time.monotonic() < end:
        attack()
    return tried


if __name__ == "__main__":
    main()
