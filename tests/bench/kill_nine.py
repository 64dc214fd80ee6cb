"""Kills a practice with SIGKILL at random moments, a hundred times, and looks what is left.

    python tests/bench/kill_nine.py [KILLS]

Every journal must read, no finished hold may be missing, a resumed practice must go on at the
right hold, and at its end the doses must equal those of an undisturbed practice.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests")]

from rows import Row, tell  # noqa: E402 - found through the path above
from test_run import Terminal  # noqa: E402

from iliotimer.diary.reading import read_journal  # noqa: E402
from iliotimer.files.session_file import read_session  # noqa: E402
from iliotimer.plan.score import StepKind  # noqa: E402
from iliotimer.plan.steps import steps_of  # noqa: E402
from iliotimer.practice.motion import work_ahead  # noqa: E402
from iliotimer.practice.resuming import state_after  # noqa: E402

SESSION = """\
format = 1
title = "Quick"
kind = "mobility"

[defaults]
transition = 1
switch = 1
get_ready = 1

[[phase]]
name = "All"
kind = "activation"
"""
EXERCISE = """
  [[phase.exercise]]
  name = "Move {n}"
  side = "{side}"
  sets = 2
  hold = 1
  reps = 2
"""
SIDES = ("each", "both", "alternate", "left", "each")
END = "How was it?"


def main() -> None:
    """Kill, resume and compare."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    killed = practices = 0
    while killed < kills:
        with tempfile.TemporaryDirectory() as folder:
            killed += one_practice(Path(folder), kills - killed)
            practices += 1
    what = f"kill -9 at {killed} random moments"
    measured = f"every journal read, no finished hold missing, in {practices} practices"
    tell(Row(160, what, "nothing lost but the set in progress", measured, met=True))


def one_practice(home: Path, kills: int) -> int:
    """Kill one practice until it is through, or as often as asked; how often it was killed."""
    path = home / "quick.toml"
    moves = (EXERCISE.format(n=n, side=side) for n, side in enumerate(SIDES))
    path.write_text(SESSION + "".join(moves))
    killed, held = 0, 0
    while True:
        log = list((home / "log").glob("*.toml"))
        terminal = Terminal(
            "run",
            path,
            "--sound",
            "silent",
            "--no-check-in",
            *(["--resume"] if log else []),
            env={**os.environ, "ILIOTIMER_HOME": str(home), "PYTHONPATH": str(CHECKOUT)},
        )
        terminal.sees("PAUSED" if log else "SET UP")
        if log:
            time.sleep(0.3)
            terminal.types(" ")
        last = killed == kills
        through = lived(terminal, 600 if last else random.uniform(0, 6))
        if not through:
            terminal.process.kill()
            killed += 1
        terminal.close()
        (journal,) = (home / "log").glob("*.toml")
        held = checked(path, journal, held)
        if through or read_journal(journal).result is not None:
            compared(path, journal)
            return killed


def lived(terminal: Terminal, seconds: float) -> bool:
    """Whether the practice came to its end in this time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if END in terminal.seen:
            return True
        time.sleep(0.01)
    return END in terminal.seen


def checked(path: Path, journal: Path, before: int) -> int:
    """How many holds are done; none that was done before is missing, and the next one is next."""
    record = read_journal(journal)
    holds = [(e.exercise, e.side, e.set, e.rep) for e in record.events if e.what == "hold_done"]
    session = read_session(path).session
    assert session is not None
    steps = steps_of(session)
    works = [s for s in steps if s.kind is StepKind.WORK]
    planned = [(s.exercise.id, str(s.side), s.set, s.rep) for s in works]
    assert len(holds) >= before, (journal, len(holds), before)
    assert holds == planned[: len(holds)], holds
    state = state_after(steps, record.events)
    if len(holds) < len(planned):
        ahead = state.score[work_ahead(state)]
        assert (ahead.exercise.id, str(ahead.side), ahead.set, ahead.rep) == planned[len(holds)]
    return len(holds)


def compared(path: Path, journal: Path) -> None:
    """The doses are those of an undisturbed practice."""
    record = read_journal(journal)
    assert record.result is not None
    assert record.result.outcome == "completed"
    assert record.doses
    for dose in record.doses:
        assert dose.done == dose.planned, (path, dose)
        assert dose.works_done == dose.works


if __name__ == "__main__":
    main()
