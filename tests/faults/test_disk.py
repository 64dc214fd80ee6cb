"""A disk that fails while a practice is kept, at every call that the diary makes of it."""

from __future__ import annotations

import errno
import os

import pytest
from faults.playing import Playing

from iliotimer.diary import appended
from iliotimer.diary.blocks import whole
from iliotimer.diary.reading import read_journal

CALLS = {
    "short write": ("write",),
    "any call": ("open", "fstat", "lseek", "read", "write", "fsync", "ftruncate"),
}
MOST_CALLS = 1000


class FailingDisk:
    """The system as the diary calls it; of the calls of one kind those numbered `failing` fail."""

    def __init__(self, kind, failing):
        self._kind = kind
        self._failing = failing
        self.calls = 0

    def __getattr__(self, name):
        # No test needs the data on a real disk.
        real = (lambda _file: None) if name == "fsync" else getattr(os, name)
        return self._counted(real) if name in CALLS[self._kind] else real

    def _counted(self, real):
        def call(*args):
            self.calls += 1
            if self.calls not in self._failing:
                return real(*args)
            if self._kind == "short write":
                file, data = args
                return real(file, data[: len(data) * 2 // 3])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        return call


def steps(playing):
    """A whole practice, step by step."""
    conductor, player = playing.conductor, playing.player
    yield playing.wait(4)
    yield conductor.obey(lambda: player.discomfort(3))
    yield conductor.freeze(player.pause)
    yield conductor.obey(player.resume)
    yield playing.wait(7)
    yield conductor.freeze(player.sharp_pain)
    yield conductor.answer(len(conductor.entries), "score", 7)
    yield conductor.obey(player.undo)
    yield conductor.obey(player.resume)
    yield playing.wait(22)
    yield conductor.obey(player.ease)
    yield playing.wait(24)
    yield conductor.obey(lambda: player.end("time"))
    yield conductor.answer("after", "effort", 5)
    yield conductor.close()


def practise(log, disk, monkeypatch):
    """What the journal holds after each step of a practice, and what is said of its trouble."""
    monkeypatch.setattr(appended, "os", disk)
    playing = Playing(log).begin()
    return [(playing.journal.path.read_bytes(), playing.journal.trouble) for _ in steps(playing)]


@pytest.mark.parametrize(
    ("kind", "lasting"),
    [("short write", 1), ("short write", MOST_CALLS), ("any call", 1), ("any call", 6)],
)
def test_nothing_done_is_lost_by_a_disk_that_fails_for_a_while(
    tmp_path, monkeypatch, kind, lasting
):
    """Whichever call fails first; a journal that is behind says so, and ends in a whole block."""
    undisturbed = FailingDisk(kind, ())
    expected = practise(tmp_path / "log", undisturbed, monkeypatch)
    begun = 1 + CALLS[kind].count("open")
    for first in range(begun, undisturbed.calls + 1):
        disk = FailingDisk(kind, range(first, first + lasting))
        told = practise(tmp_path / str(first), disk, monkeypatch)
        for (data, trouble), (whole_data, _) in zip(told, expected, strict=True):
            assert whole_data.startswith(whole(data))
            assert trouble or data == whole_data
        assert lasting > 1 or told[-1] == expected[-1]


def test_the_journal_of_every_moment_reads(tmp_path, monkeypatch):
    """As far as it goes."""
    file = tmp_path / "moment.toml"
    for data, trouble in practise(tmp_path / "log", FailingDisk("any call", ()), monkeypatch):
        file.write_bytes(data)
        assert not trouble
        assert len(read_journal(file).events) == data.count(b"[[event]]")
    assert read_journal(file).result.reason == "time"


def test_no_slow_disk_delays_a_stop(tmp_path, monkeypatch):
    """A stop is in the file at once, for whoever kills the program; the next look syncs it."""
    playing, synced = Playing(tmp_path / "log").begin(), []
    playing.wait(6)
    monkeypatch.setattr(os, "fsync", lambda _file: synced.append(playing.journal.path.read_bytes()))
    playing.conductor.freeze(playing.player.sharp_pain)
    assert b"sharp_pain" in playing.journal.path.read_bytes()
    assert not synced
    playing.conductor.look()
    assert [b"sharp_pain" in data for data in synced] == [True]
