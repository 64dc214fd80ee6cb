"""The sound's numbers, measured on a null sink: `python tests/bench/sound.py PART [DRIVER]`.

The parts are `ticks`, `naive` (one play for each beat, for comparison), `steps` and `gone`.
They need pulseaudio with its utilities, and for simpleaudio the ALSA plugin of PulseAudio.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests" / "sound")]

from null_sink import NullSink, Recording  # noqa: E402 - found through the path above
from rows import Row, tell  # noqa: E402 - as above

from iliotimer.plan.model import Side  # noqa: E402
from iliotimer.plan.score import Cue, CueKind  # noqa: E402
from iliotimer.sound.speaker import Passage, open_speaker  # noqa: E402
from iliotimer.sound.tones import tone  # noqa: E402

SECOND = 1_000_000_000
RATE = 48_000
BEAT = Fraction(1, 2)
APP = f"""
import runpy, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
sys.argv = ["sound.py", "as-app", sys.argv[1]]
runpy.run_path({str(Path(__file__))!r}, run_name="__main__")
"""
NAIVE = """
import simpleaudio, sys, time
clip = bytes.fromhex(sys.argv[1])
start = time.monotonic() + 1
for n in range(int(sys.argv[2])):
    time.sleep(max(0, start + n * 0.5 - time.monotonic()))
    simpleaudio.play_buffer(clip, 1, 2, 48000)
time.sleep(1)
"""


def main():
    """Measure one part."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("part", choices=("ticks", "naive", "steps", "gone", "as-app"))
    asked.add_argument("driver", nargs="?", default="miniaudio")
    asked.add_argument("--minutes", type=float, default=5)
    asked.add_argument("--busy", type=int, default=0, help="Busy loops that run beside it.")
    options = asked.parse_args()
    if options.part == "as-app":
        tick_for_ever(options.driver)
    sink = NullSink()
    os.environ.update(sink.environment)
    try:
        match options.part:
            case "ticks":
                spacing(sink, options.driver, options.minutes, options.busy)
            case "naive":
                naive(sink, options.minutes, options.busy)
            case "steps":
                first_beats(sink, options.driver)
            case "gone":
                for blow in (signal.SIGKILL, signal.SIGSTOP):
                    worker_gone(sink, options.driver, blow)
                    app_gone(sink, options.driver, blow)
    finally:
        sink.close()


def ticks(start_ns, count, every=BEAT):
    """A passage of evenly spaced ticks."""
    return Passage(
        start_ns, tuple(Cue(every * n, CueKind.TICK, Side.BOTH, 0) for n in range(count))
    )


def look_for(speaker, seconds):
    """Look at a speaker as an app does; its news."""
    news, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        news += speaker.look()
        time.sleep(0.08)
    return news


def opened(driver):
    """A speaker whose device has been open for a second."""
    speaker = open_speaker(driver, ring=lambda: None)
    look_for(speaker, 1)
    return speaker


def load(busy):
    """The load in words."""
    return f"{busy} busy loops" if busy else "idle"


def heard(recording, sent):
    """Ticks lost, and the largest error in ms of a distance between two."""
    onsets = recording.onsets()
    step = int(BEAT * RATE)
    errors = [abs(after - before - step) / 48 for before, after in pairwise(onsets)]
    return sent - len(onsets), max(errors)


def spacing(sink, driver, minutes, busy):
    """Minutes of ticks."""
    recording, speaker = Recording(sink), opened(driver)
    seconds, count = minutes * 60, int(minutes * 60 / BEAT)
    speaker.play([ticks(time.monotonic_ns() + SECOND, count)])
    news = look_for(speaker, seconds + 2)
    speaker.close()
    recording.end()
    lost, error = heard(recording, count)
    said = "".join(f"; {each.sentence}" for each in news)
    tell(
        Row(
            20 + bool(busy),
            f"ticks for {minutes:g} min, {load(busy)}, {driver}",
            "<= 0.1 ms, none lost",
            f"{error:.3f} ms, {lost} of {count} lost{said}",
            not lost and error <= 0.1,
            sink=True,
        )
    )


def naive(sink, minutes, busy):
    """One `play` for each beat, in a loop that sleeps until it is due."""
    count = int(minutes * 60 / BEAT)
    recording = Recording(sink)
    subprocess.run(
        [sys.executable, "-c", NAIVE, tone(CueKind.TICK).tobytes().hex(), str(count)],
        env={**os.environ, "PYTHONMALLOC": "malloc"},
        check=True,
    )
    recording.end()
    lost, error = heard(recording, count)
    what = f"the same, one simpleaudio play per beat, {load(busy)}"
    tell(Row(22 + bool(busy), what, "", f"{error:.1f} ms, {lost} of {count} lost", sink=True))


def first_beats(sink, driver):
    """Ten steps: how far their first beats are heard from their instants."""
    recording, speaker = Recording(sink), opened(driver)
    first = time.monotonic_ns() + SECOND
    starts = [first + n * 1_623_700_000 for n in range(10)]
    speaker.play([ticks(start, 3, Fraction(1, 4)) for start in starts])
    look_for(speaker, 18)
    speaker.close()
    recording.end()
    times = [recording.time_of(onset) for onset in recording.onsets()][::3]
    late = [(time - start) / 1e6 for time, start in zip(times, starts, strict=True)]
    wobble = (max(late) - min(late)) / 2
    tell(
        Row(
            30,
            f"first beats of ten steps, {driver}",
            "constant within +-20 ms",
            f"+-{wobble:.2f} ms",
            wobble <= 20,
            sink=True,
        )
    )


def worker_gone(sink, driver, blow):
    """The worker is killed or stopped: when ticks are heard again, and whether on their grid."""
    recording, speaker = Recording(sink), opened(driver)
    speaker.play([ticks(time.monotonic_ns() + SECOND // 2, 32, Fraction(1, 8))])
    look_for(speaker, 2)
    struck = time.monotonic_ns()
    os.kill(speaker._child.pid, blow)
    look_for(speaker, 3.5)
    speaker.close()
    recording.end()
    onsets = recording.onsets(apart=0.07)
    after = [onset for onset in onsets if recording.time_of(onset) > struck + SECOND // 5]
    again = seconds_after(recording, after[0], struck)
    off = max(abs((onset - onsets[0] + 3000) % 6000 - 3000) for onset in after) / 48
    tell(
        Row(
            70,
            f"worker {blow.name}: ticks again, {driver}",
            "<= 1 s, on the old grid",
            f"{again:.2f} s, {off:.1f} ms off it",
            again <= 1 and off <= 20,
            sink=True,
        )
    )


def app_gone(sink, driver, blow):
    """The app is killed or stopped: when the last tick is heard."""
    recording = Recording(sink)
    app = subprocess.Popen([sys.executable, "-c", APP, driver])
    time.sleep(3)
    struck = time.monotonic_ns()
    app.send_signal(blow)
    time.sleep(4)
    app.kill()
    app.wait()
    recording.end()
    last = seconds_after(recording, recording.onsets()[-1], struck)
    tell(
        Row(
            80,
            f"app {blow.name}: silence, {driver}",
            "<= 2.5 s",
            f"{max(0, last):.2f} s",
            last <= 2.5,
            sink=True,
        )
    )


def seconds_after(recording, onset, instant_ns):
    """Seconds from an instant to an onset; below 0 where it came first."""
    return (recording.time_of(onset) - instant_ns) / SECOND


def tick_for_ever(driver):
    """Be an app that ticks until somebody ends it."""
    speaker = opened(driver)
    speaker.play([ticks(time.monotonic_ns() + SECOND // 2, 4000)])
    while True:
        look_for(speaker, 60)


if __name__ == "__main__":
    main()
