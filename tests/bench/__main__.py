"""Prints where the program stands, target beside measurement: `python tests/bench`.

It takes about a quarter of an hour. Rows marked "null sink" need pulseaudio with its utilities,
the simpleaudio rows the extra `simpleaudio` and the ALSA plugin of PulseAudio, and the termdown
rows a `termdown` on the PATH; what is missing is left out and named.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rows import Row, table, told

HERE = Path(__file__).resolve().parent
BUSY = "while True: pass"
LOOPS = 3
KILLS = 100
KILLERS = 10


def main():
    """Measure stage by stage and print the table."""
    begun = time.monotonic()
    hears = all(map(shutil.which, ("pulseaudio", "pactl", "parec")))
    simple = importlib.util.find_spec("simpleaudio") is not None
    drivers = ("miniaudio", "simpleaudio") if simple else ("miniaudio",)
    missing = [] if hears else ["pulseaudio: no row marked (null sink)"]
    missing += [] if simple else ["simpleaudio: none of its rows"]
    missing += [] if shutil.which("termdown") else ["termdown: no comparison with it"]
    rows = stage("starting, reading, rendering", [("starting.py",)])
    killers = [("kill_nine.py", str(KILLS // KILLERS))] * KILLERS
    rows += stage("kill -9", killers)
    if hears:
        ticks = [("sound.py", "ticks", driver) for driver in drivers]
        naive = [("sound.py", "naive")] if simple else []
        pain = [("pain_key.py", driver) for driver in drivers]
        rows += stage("ticks and a practice side by side, idle", [*ticks, *naive, ("living.py",)])
        rows += stage(
            "ticks beside busy loops",
            [(*each, "--busy", str(LOOPS)) for each in (*ticks, *naive)],
            LOOPS,
        )
        rows += stage("the pain key", pain)
        rows += stage(
            "steps, a lost worker, a lost app",
            [("sound.py", part, driver) for driver in drivers for part in ("steps", "gone")],
        )
    print("\n".join(table(rows)))
    print(f"\n{(time.monotonic() - begun) / 60:.1f} minutes")
    for line in missing:
        print(f"missing: {line}")
    if any(row.met is False for row in rows):
        sys.exit(1)


def stage(what, measurements, loops=0):
    """The rows of measurements that run side by side."""
    print(f"... {what}", file=sys.stderr, flush=True)
    busy = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(loops)]
    try:
        return [row for one in [begin(each) for each in measurements] for row in end(*one)]
    finally:
        for each in busy:
            each.kill()
            each.wait()


def begin(arguments):
    """A measurement under way, and what it prints."""
    printed = tempfile.TemporaryFile("w+")  # noqa: SIM115  its end reads and closes it
    script, *rest = arguments
    process = subprocess.Popen([sys.executable, str(HERE / script), *rest], stdout=printed)
    return " ".join(arguments), process, printed


def end(name, process, printed):
    """The rows of a measurement that is over."""
    status = process.wait()
    printed.seek(0)
    found = told(printed.read())
    printed.close()
    if status:
        found.append(Row(200, name, "a measurement", f"ended with {status}", met=False))
    return found


if __name__ == "__main__":
    main()
