"""Presses p in the real program on a real terminal, and measures until silence and until STOPPED.

    python tests/bench/pain_key.py [DRIVER [TRIALS]]

It needs PulseAudio, starts a null sink of its own and records it.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests"), str(CHECKOUT / "tests" / "sound")]

from null_sink import NullSink, Recording  # noqa: E402 - found through the path above
from rows import Row, tell  # noqa: E402
from test_run import Terminal  # noqa: E402

LIMITS = {"miniaudio": (50, 120), "simpleaudio": (150, 250)}
"""Milliseconds: the median and the worst of the presses."""
FROZEN = 100
"""Milliseconds to the frozen screen."""

SESSION = """\
format = 1
title = "One long breath"
kind = "mobility"

[defaults]
transition = 1
get_ready = 1

[[phase]]
name = "Breath"
kind = "breath"

  [[phase.exercise]]
  name = "Long breaths"
  breaths = 100
  breath = "1-0-30-0"
"""


def main() -> None:
    """Print the medians and the worst."""
    driver = sys.argv[1] if len(sys.argv) > 1 else "miniaudio"
    trials = int(sys.argv[2]) if len(sys.argv) > 2 else 30
    sink = NullSink()
    recording = Recording(sink)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.toml"
        path.write_text(SESSION)
        environment = {**os.environ, **sink.environment, "ILIOTIMER_HOME": folder}
        environment["PYTHONPATH"] = str(CHECKOUT)
        terminal = Terminal("run", path, "--sound", driver, env=environment)
        terminal.sees("BREATH")
        pressed, shown = [], []
        for _ in range(trials):
            time.sleep(2.2 + random.random())
            before = len(terminal.seen)
            pressed.append(time.monotonic_ns())
            terminal.types("p")
            while "STOPPED" not in terminal.seen[before:]:
                time.sleep(0.001)
            shown.append(time.monotonic_ns() - pressed[-1])
            time.sleep(1)
            terminal.types("u")
            time.sleep(0.4)
            terminal.types(" ")
        terminal.close()
    recording.end()
    heard = [level for level in map(recording.level_before, pressed) if level > 100]
    silences = [recording.silent_within(instant, 0.9) * 1000 for instant in pressed]
    screens = [nanoseconds / 1e6 for nanoseconds in shown]
    sink.close()
    middle, worst = LIMITS[driver]
    tell(
        Row(
            50,
            f"`p` to silence, {driver}",
            f"median <= {middle} ms, worst <= {worst}",
            f"{median(silences):.0f} ms, worst {max(silences):.0f}; "
            f"{len(heard)} of {trials} presses in a sound",
            median(silences) <= middle and max(silences) <= worst,
            sink=True,
        ),
        Row(
            60,
            f"`p` to a frozen screen, {driver}",
            f"<= {FROZEN} ms",
            f"median {median(screens):.0f} ms, worst {max(screens):.0f}",
            max(screens) <= FROZEN,
            sink=True,
        ),
    )


if __name__ == "__main__":
    main()
