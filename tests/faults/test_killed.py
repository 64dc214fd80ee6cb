"""A program that is gone from one instant to the next, wherever its practice stood."""

from __future__ import annotations

from faults.playing import LENGTH, Playing

from iliotimer.diary.blocks import END
from iliotimer.diary.reading import read_journal

TORN = 9
"""Bytes of the block that was being written."""


def lived(log):
    """A practice with a pause, a pain stop and a milder hold; its journal."""
    playing = Playing(log).begin()
    conductor, player = playing.conductor, playing.player
    playing.wait(8)
    conductor.freeze(player.pause)
    conductor.obey(player.resume)
    playing.wait(9)
    conductor.freeze(player.sharp_pain)
    conductor.obey(player.undo)
    conductor.obey(player.resume)
    playing.wait(LENGTH)
    conductor.close()
    return playing.journal.path


def test_wherever_it_was_killed_the_rest_is_done_once(tmp_path):
    """Taken up from the blocks that were written, every set is done in full, and no event twice."""
    data = lived(tmp_path / "lived").read_bytes()
    begun = data.index(b"[[event]]")
    ends = [n for n in range(begun, len(data) + 1) if data[:n].endswith(END)]
    assert len(ends) > 10
    for kept in ends:
        path = tmp_path / f"{kept}.toml"
        path.write_bytes(data[: kept + TORN])
        before = read_journal(path)
        playing = Playing(tmp_path, going_on=path).begin()
        if before.result is None:
            if playing.player.state.mode == "over":
                playing.conductor.completed()
            else:
                playing.conductor.obey(playing.player.resume)
                playing.wait(2 * LENGTH)
        playing.conductor.close()
        after = read_journal(path)
        assert after.events[: len(before.events)] == before.events
        assert [event.n for event in after.events] == list(range(1, len(after.events) + 1))
        assert after.result.outcome == "completed"
        assert all(dose.done == dose.planned for dose in after.doses)
        assert len(after.doses) == 5
