"""The sound's numbers, measured on a null sink: `python tests/bench/sound.py [--minutes 5]`.

Needs pulseaudio with its utilities, and for simpleaudio the ALSA plugin of PulseAudio.
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
from statistics import median

CHECKOUT = Path(__file__).parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests" / "sound")]

from null_sink import NullSink, Recording  # noqa: E402 - found through the path above

from iliotimer.plan.model import Side  # noqa: E402
from iliotimer.plan.score import Cue, CueKind  # noqa: E402
from iliotimer.sound.drivers import is_installed  # noqa: E402
from iliotimer.sound.speaker import Passage, open_speaker  # noqa: E402
from iliotimer.sound.tones import tone  # noqa: E402

SECOND = 1_000_000_000
RATE = 48_000
BEAT = Fraction(1, 2)
BUSY = "while True: pass"
APP = f"""
import runpy, sys
sys.argv = ["sound.py", "--as-app", sys.argv[1]]
runpy.run_path({str(Path(__file__))!r}, run_name="__main__")
"""


def main():
    """Measure every installed driver and print a row for each number."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=5)
    asked.add_argument("--as-app", metavar="DRIVER", help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.as_app:
        tick_for_ever(options.as_app)
    sink = NullSink()
    os.environ.update(sink.environment)
    try:
        for driver in filter(is_installed, ("miniaudio", "simpleaudio")):
            for loops in (0, 3):
                with_load(loops, lambda driver=driver: spacing(sink, driver, options.minutes))
            first_beats(sink, driver)
            stop_to_silence(sink, driver)
            for blow in (signal.SIGKILL, signal.SIGSTOP):
                worker_gone(sink, driver, blow)
                app_gone(sink, driver, blow)
        if is_installed("simpleaudio"):
            for loops in (0, 3):
                with_load(loops, lambda: naive(sink, options.minutes))
    finally:
        sink.close()


def row(subject, what, value):
    """Print a line of the table."""
    print(f"{subject:<18} {what:<46} {value}", flush=True)


def with_load(loops, measure):
    """Measure beside this many busy loops."""
    busy = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(loops)]
    try:
        print(f"-- {loops} busy loops", flush=True)
        measure()
    finally:
        for each in busy:
            each.kill()
            each.wait()


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


def processor_seconds(pid):
    """What a process has used of the processor."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def report_spacing(subject, recording, sent):
    """Rows on ticks lost and on the distances between the others."""
    onsets = recording.onsets()
    row(subject, "ticks heard / sent", f"{len(onsets)} / {sent}")
    step = int(BEAT * RATE)
    errors = [abs(after - before - step) for before, after in pairwise(onsets)]
    drift = [onset - onsets[0] - round((onset - onsets[0]) / step) * step for onset in onsets]
    row(subject, "largest error of a distance, ms", f"{max(errors) / 48:.3f}")
    row(subject, "largest distance from the grid, ms", f"{max(map(abs, drift)) / 48:.3f}")


def spacing(sink, driver, minutes):
    """Minutes of ticks, and what the worker takes of the processor."""
    recording, speaker = Recording(sink), opened(driver)
    seconds, count = minutes * 60, int(minutes * 60 / BEAT)
    speaker.play([ticks(time.monotonic_ns() + SECOND, count)])
    pid, before = speaker._child.pid, processor_seconds(speaker._child.pid)
    news = look_for(speaker, seconds + 2)
    used = processor_seconds(speaker._child.pid) - (before if speaker._child.pid == pid else 0)
    speaker.close()
    recording.end()
    report_spacing(driver, recording, count)
    row(driver, "worker, % of a core", f"{100 * used / (seconds + 2):.2f}")
    row(driver, "news", [each.sentence for each in news] or "none")


def naive(sink, minutes):
    """One `play` for each beat, in a loop that sleeps until it is due."""
    count = int(minutes * 60 / BEAT)
    loop = (
        "import simpleaudio, sys, time\n"
        "clip = bytes.fromhex(sys.argv[1])\n"
        "start = time.monotonic() + 1\n"
        "for n in range(int(sys.argv[2])):\n"
        "    time.sleep(max(0, start + n * 0.5 - time.monotonic()))\n"
        "    simpleaudio.play_buffer(clip, 1, 2, 48000)\n"
        "time.sleep(1)\n"
    )
    recording = Recording(sink)
    subprocess.run(
        [sys.executable, "-c", loop, tone(CueKind.TICK).tobytes().hex(), str(count)],
        env={**os.environ, "PYTHONMALLOC": "malloc"},
        check=True,
    )
    recording.end()
    report_spacing("one play per beat", recording, count)


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
    late = [(heard - start) / 1e6 for heard, start in zip(times, starts, strict=False)]
    row(
        driver,
        "first beats of ten steps, ms from their time",
        f"{min(late):.2f} to {max(late):.2f}",
    )


def stop_to_silence(sink, driver):
    """Thirty stops in the middle of a long sound."""
    recording, speaker = Recording(sink), opened(driver)
    stopped = []
    long_sound = (Cue(Fraction(0), CueKind.EXHALE, Side.BOTH, 1, seconds=Fraction(4)),)
    for number in range(30):
        speaker.play([Passage(time.monotonic_ns() + SECOND // 2, long_sound)])
        look_for(speaker, 1.2 + number / 300)
        stopped.append(time.monotonic_ns())
        speaker.stop()
        look_for(speaker, 0.6)
    speaker.close()
    recording.end()
    delays = [1000 * recording.silent_within(instant, 0.5) for instant in stopped]
    heard = sum(recording.level_before(instant) > 300 for instant in stopped)
    row(
        driver,
        "stop to silence, ms, median / worst",
        f"{median(delays):.0f} / {max(delays):.0f} ({heard} of 30 were sounding)",
    )


def worker_gone(sink, driver, blow):
    """A worker killed or stopped: the gap, and the grid after it."""
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
    off = [(onset - onsets[0] + 3000) % 6000 - 3000 for onset in after]
    row(
        driver,
        f"worker {blow.name}: ticks again after, s",
        f"{seconds_after(recording, after[0], struck):.2f}",
    )
    row(driver, f"worker {blow.name}: off the old grid, ms", f"{max(map(abs, off)) / 48:.1f}")


def app_gone(sink, driver, blow):
    """An app killed or stopped: how long it is heard."""
    recording = Recording(sink)
    app = subprocess.Popen([sys.executable, "-c", APP, driver])
    time.sleep(3)
    struck = time.monotonic_ns()
    app.send_signal(blow)
    time.sleep(4)
    app.kill()
    app.wait()
    recording.end()
    last = recording.onsets()[-1]
    row(
        driver,
        f"app {blow.name}: last tick after, s",
        f"{seconds_after(recording, last, struck):.2f}",
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
