"""How long commands take, as whole processes: `python tests/bench/starting.py`."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import wave
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests"), str(CHECKOUT / "tests" / "diary")]

from rows import Row, tell  # noqa: E402 - found through the path above
from terminal import ILIOTIMER, Timed  # noqa: E402

RUNS = 9
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("ready now")
Bare().run()
"""
EXERCISE = """
  [[phase.exercise]]
  name = "Move {n}"
  hold = "a"
  rest = -1
  colour = "red"
"""
HEAD = """\
format = 1
title = "Big"
kind = "mobility"

[[phase]]
name = "All"
kind = "activation"
"""


def main():
    """Print the rows."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ["ILIOTIMER_HOME"] = str(home)
        os.environ["PYTHONPATH"] = str(CHECKOUT)
        first_screen(home)
        short_commands()
        big_file(home)
        rendering(home)
        diaries(home)


def first_screen(home):
    """`run` beside a bare Textual app, in turn."""
    run = (*ILIOTIMER, "run", "foundation", "--sound", "silent", "--no-check-in")
    cases = [
        ("bare", (sys.executable, "-c", BARE), "ready now"),
        ("run", run, "90/90"),
        ("sound", (*ILIOTIMER, "run", "foundation", "--no-check-in"), "90/90"),
    ]
    if shutil.which("termdown"):
        cases.append(("termdown", ("termdown", "60"), "88"))
    took = {name: [] for name, *_ in cases}
    for _ in range(RUNS + 1):
        for name, command, word in cases:
            shutil.rmtree(home / "log", ignore_errors=True)
            terminal = Timed(command)
            took[name].append(terminal.sees(word))
            terminal.close()
    median = {name: statistics.median(times[1:]) for name, times in took.items()}
    ratio = median["run"] / median["bare"]
    others = f"{median['run'] * 1000:.0f} ms, bare {median['bare'] * 1000:.0f}"
    if "termdown" in median:
        others += f", termdown {median['termdown'] * 1000:.0f}"
    with_sound = f"with sound {median['sound'] / median['bare']:.2f} x"
    measured = f"{ratio:.2f} x ({others}); {with_sound}"
    tell(
        Row(90, "`run` to the first screen", "<= 1.6 x a bare Textual app", measured, ratio <= 1.6)
    )


def short_commands():
    """`check` and `list` beside importing Textual's app."""
    commands = {
        "import": (sys.executable, "-c", "import textual.app"),
        "check": (*ILIOTIMER, "check", str(CHECKOUT / "sessions" / "foundation.toml")),
        "list": (*ILIOTIMER, "list"),
    }
    took = {name: [] for name in commands}
    for _ in range(RUNS + 1):
        for name, command in commands.items():
            took[name].append(seconds(command))
    median = {name: statistics.median(times[1:]) for name, times in took.items()}
    ratios = {name: median[name] / median["import"] for name in ("check", "list")}
    measured = ", ".join(f"{name} {ratio:.2f} x" for name, ratio in ratios.items())
    target = "<= 0.8 x `import textual.app`"
    tell(Row(100, "`check`, `list`", target, measured, max(ratios.values()) <= 0.8))


def big_file(home):
    """A file of 1 MiB and one of half that, full of problems."""
    took = {}
    for size in (1 << 19, 1 << 20):
        path = home / f"{size}.toml"
        text, n = [HEAD], 0
        room = size - len(HEAD)
        while (more := EXERCISE.format(n=n)) and len(more) <= room:
            text.append(more)
            room -= len(more)
            n += 1
        path.write_text("".join(text))
        times = [seconds((*ILIOTIMER, "check", str(path))) for _ in range(3)]
        took[size] = statistics.median(times)
    half, whole = took.values()
    measured = f"{whole:.2f} s; half of it {half:.2f} s; {n * 3} problems"
    tell(
        Row(
            130,
            "a 1 MiB session file: all problems",
            "<= 3 s, linear",
            measured,
            whole <= 3 and whole <= 2.4 * half,
        )
    )


def rendering(home):
    """The longest shipped session as an audio guide."""
    path = home / "guide.wav"
    took = seconds((*ILIOTIMER, "render", "strength", "-o", str(path)))
    with wave.open(str(path)) as guide:
        length = guide.getnframes() / guide.getframerate()
    tell(
        Row(
            150,
            "`render`",
            ">= 500 x real time",
            f"{length / took:.0f} x ({length / 60:.0f} min in {took:.1f} s)",
            length / took >= 500,
        )
    )


def diaries(home):
    """5,000 diaries and a warm index."""
    from made_journals import made_diary  # noqa: PLC0415 - found through the path above

    log = home / "log"
    shutil.rmtree(log, ignore_errors=True)
    made_diary(log, 5000)
    seconds((*ILIOTIMER, "log"))
    took = {}
    for name in ("log", "progress", "today"):
        took[name] = statistics.median(seconds((*ILIOTIMER, name), ok=0) for _ in range(5))
    measured = ", ".join(f"{name} {time:.2f} s" for name, time in took.items())
    tell(Row(140, "5,000 diaries, warm index", "<= 0.7 s", measured, max(took.values()) <= 0.7))


def seconds(command, *, ok=None):
    """Seconds of a whole process, which ends with the status `ok` where it matters."""
    begun = time.perf_counter()
    ended = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    if ok is not None and ended.returncode != ok:
        raise RuntimeError(f"{' '.join(command[2:])} ended with {ended.returncode}")
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
