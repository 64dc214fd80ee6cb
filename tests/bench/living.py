"""A long practice with sound, looked at from outside: `python tests/bench/living.py [--minutes 5]`.

Memory, processor, lost ticks and drift; beside it `termdown`, where it is installed.
It needs pulseaudio with its utilities.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests"), str(CHECKOUT / "tests" / "sound")]

from null_sink import RATE, NullSink, Recording  # noqa: E402 - found through the path above
from rows import Row, tell  # noqa: E402
from terminal import ESCAPES, ILIOTIMER, Timed  # noqa: E402

SESSION = """\
format = 1
title = "Soak"
kind = "mobility"

[defaults]
transition = 5

[[phase]]
name = "Walk"
kind = "gait"
"""
EXERCISE = """
  [[phase.exercise]]
  id = "walk-{n}"
  name = "Walk {n}"
  time = 55
  bpm = 60
"""
BEATS = 55
"""Beats of an exercise; the first is its go."""
COUNTDOWN = 3
"""Ticks of the countdown before them, a second apart."""
NEAR = 20
"""Milliseconds from the grid at which a beat counts as lost."""
FIRST = 15
"""Seconds in which a program settles."""
HALF_MINUTE = 30
SPARE = 2
"""Seconds that are recorded after the last beat at least."""
SECONDS = re.compile(r"(?<![\d:])0:(\d\d)(?!\d)")


def main():
    """Print the rows."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=int, default=5)
    options = asked.parse_args()
    beside = threading.Thread(target=countdown) if shutil.which("termdown") else None
    if beside:
        beside.start()
    practice(options.minutes)
    if beside:
        beside.join()


def practice(minutes):
    """A practice of so many minutes: a minute for each exercise."""
    sink = NullSink()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "soak.toml"
        path.write_text(SESSION + "".join(EXERCISE.format(n=n) for n in range(1, minutes + 1)))
        small = threading.Thread(target=screen, args=(minutes, path, f"{folder}/small"))
        small.start()
        environment = {**sink.environment, "ILIOTIMER_HOME": folder, "PYTHONPATH": str(CHECKOUT)}
        recording = Recording(sink)
        command = (*ILIOTIMER, "run", str(path), "--no-check-in", "--sound", "miniaudio")
        terminal = Timed(command, env=environment)
        terminal.sees("Walk 1")
        used, memory = watch(terminal, minutes)
        terminal.close()
        recording.end()
        small.join()
    sink.close()
    report(minutes, recording, used, memory)


def watch(terminal, minutes):
    """Processor per cent and MiB, once for each half minute."""
    used, memory = [], []
    end = time.monotonic() + 60 * minutes + SPARE
    terminal.lives(FIRST)
    while time.monotonic() < end - HALF_MINUTE - SPARE:
        before, at = terminal.processor_seconds(), time.monotonic()
        terminal.lives(HALF_MINUTE)
        now = time.monotonic()
        used.append(100 * (terminal.processor_seconds() - before) / (now - at))
        memory.append(terminal.memory())
    terminal.lives(end - time.monotonic())
    return used, memory


def report(minutes, recording, used, memory):
    """Rows on what was used and heard."""
    settled = memory[len(memory) // 4]
    tell(
        Row(
            110,
            "processor while running, all processes",
            "<= 5 % of a core",
            f"{statistics.median(used):.1f} %, worst half minute {max(used):.1f}",
            statistics.median(used) <= 5,
        ),
        Row(
            120,
            "memory, all processes (PSS)",
            "<= 100 MiB",
            f"{max(memory):.0f} MiB; {memory[-1] - settled:+.1f} MiB in the last three quarters",
            max(memory) <= 100,
        ),
    )
    onsets = recording.onsets(apart=0.1)
    first = next(one for one in onsets if in_a_row(one, onsets)) + COUNTDOWN * RATE
    grid = [first + (60 * n + k) * RATE for n in range(minutes) for k in range(BEATS)]
    off = [min((abs(one - beat) for one in onsets), default=RATE) / 48 for beat in grid]
    heard = [each for each in off if each <= NEAR]
    tell(
        Row(
            40,
            f"beats of a practice of {minutes} min on its grid",
            f"none lost, <= {NEAR} ms",
            f"{len(heard)} of {len(grid)}, {max(heard):.2f} ms off at most",
            len(heard) == len(grid),
            sink=True,
        ),
    )


def in_a_row(onset, onsets):
    """Whether other sounds lie one and two seconds after, as after the first of a countdown."""
    return all(any(abs(one - onset - n * RATE) < RATE // 50 for one in onsets) for n in (1, 2))


def screen(minutes, path, folder):
    """The countdown of a small screen against time.monotonic, from the first minute to the last."""
    command = (*ILIOTIMER, "run", str(path), "--no-check-in", "--sound", "silent")
    environment = {"ILIOTIMER_HOME": folder, "PYTHONPATH": str(CHECKOUT)}
    terminal = Timed(command, env=environment, columns=24, rows=6)
    terminal.lives(60 * minutes)
    terminal.close()
    late = lateness(terminal.blocks)
    first, last = statistics.median(late[:30]), statistics.median(late[-30:])
    tell(
        Row(
            41,
            f"countdown on the screen over {minutes} min",
            "drift <= 20 ms",
            f"{(last - first) * 1000:+.1f} ms; a second is seen {first * 1000:.0f} ms late",
            abs(last - first) <= 0.02,
        )
    )


def lateness(blocks):
    """Seconds by which each second of the countdown was seen after the earliest of its kind."""
    seen, shown = [], None
    for at, block in blocks:
        found = SECONDS.findall(ESCAPES.sub(b"", block).decode(errors="replace"))
        if found and found[-1] != shown:
            shown = found[-1]
            seen.append(at)
    parts = [at % 1 for at in seen[5:]]
    middle = statistics.median((part - parts[0] + 0.5) % 1 for part in parts)
    offsets = [(part - parts[0] + 0.5) % 1 - middle for part in parts]
    return [offset - min(offsets) for offset in offsets]


def countdown():
    """A minute of `termdown`: what it takes and by how much it is wrong."""
    terminal = Timed(("termdown", "60"))
    terminal.read(5)
    first = time.monotonic()
    terminal.lives(10)
    before, at = terminal.processor_seconds(), time.monotonic()
    terminal.lives(30)
    used = 100 * (terminal.processor_seconds() - before) / (time.monotonic() - at)
    memory = terminal.memory()
    terminal.lives(40)
    terminal.close()
    took = terminal.ended - first
    what = "the same of `termdown 60`: processor, memory, length of a minute"
    tell(Row(121, what, "", f"{used:.1f} %, {memory:.0f} MiB, {took:.2f} s"))


if __name__ == "__main__":
    main()
