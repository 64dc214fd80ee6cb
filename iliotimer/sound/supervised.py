"""The speaker that keeps a worker process sounding, whatever becomes of it."""

from __future__ import annotations

import json
import time
from collections import deque
from contextlib import suppress
from dataclasses import asdict, dataclass
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from iliotimer.sound.bell import BellSpeaker
from iliotimer.sound.child import Child
from iliotimer.sound.drivers import environment_of
from iliotimer.sound.sounding import Sounding
from iliotimer.sound.stream_clock import SECOND
from iliotimer.sound.wire import line_of, part_of, written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iliotimer.sound.speaker import News, Passage
    from iliotimer.sound.tones import Profile

HUNG_NS = 4 * SECOND // 10
"""A worker that reports nothing for this long while the app is lively is replaced."""
QUIET_NS = 12 * SECOND // 100
"""After this long without a report it is worth asking the system whether the worker is stopped."""
SLOW_NS = 10 * SECOND
"""The same while it opens a device, which some drivers do without letting it report."""
UNHEARD_NS = 3 * SECOND // 2
"""A device that is not open after this long is worth a word."""
LIVELY_NS = SECOND // 4
"""Between two looks of an app that is not itself held up."""
RESTARTS = 3
"""In RESTARTS_WITHIN_NS; one more end, and the next driver is used."""
RESTARTS_WITHIN_NS = 60 * SECOND
LAST_WORDS = 0.3
"""Seconds that a worker has to end when it is told to."""

BEAT = line_of({"do": "beat"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker has to know from its start."""

    profile: Profile = "clear"
    delay_ms: int = 0
    preroll_s: float = 0.5


class SupervisedSpeaker:
    """Sends passages to a worker, and to its successor when it dies or hangs.

    While no device sounds, the terminal bell does. Everything that might wait happens on a thread
    of its own, in order; only the kill of a hung worker does not.
    """

    def __init__(
        self,
        choice: str,
        order: Sequence[str],
        settings: Settings,
        *,
        ring: Callable[[], None],
        volume: int = 80,
        start: Callable[..., Child] = Child,
        now: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        """Use the drivers in this order; the last is `bell`."""
        self.lag_ns = 0
        """Nanoseconds by which the step that sounds is heard after its time."""
        self._sounding = Sounding(choice, order)
        self._settings = settings
        self._start = start
        self._now = now
        self._bell = BellSpeaker(ring, volume=volume, now=now)
        self._volume, self._muted = volume, False
        self._passages: tuple[Passage, ...] = ()
        self._errands: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._changing = Lock()
        self._child: Child | None = None
        self._opening = False
        self._ends: deque[int] = deque(maxlen=RESTARTS + 1)
        self._started_ns = self._reported_ns = self._lively_ns = self._looked_ns = 0
        self._looks_to_resend = 0
        self._closed = False
        self._errands.put(self._launch)
        self._courier = Thread(target=self._run_errands, daemon=True)
        self._courier.start()

    @property
    def driver(self) -> str:
        """What sounds now; `bell` while a device is missed."""
        return "bell" if self._sounding.missed else self._sounding.driver

    def play(self, passages: Sequence[Passage]) -> None:
        """Replace everything still to sound; cues in the past are dropped."""
        self._passages = tuple(passages)
        self._bell.play(self._passages)
        self._errands.put(lambda: self._send_passages(begun_now=True))

    def stop(self) -> None:
        """Be silent at once, nothing left queued."""
        self._passages = ()
        self._bell.stop()
        self._errands.put(lambda: self._send(line_of({"do": "stop"})))

    def look(self) -> tuple[News, ...]:
        """What happened since the last look; the worker learns that the app lives."""
        now = self._now()
        if now - self._looked_ns > LIVELY_NS:
            self._lively_ns = now
        self._looked_ns = now
        self._errands.put(lambda: self._send(BEAT))
        self._end_if_hung(now)
        if not self._sounding.device:
            self._bell.look()
            waited = now - self._started_ns
            if self._child is not None and not self._sounding.missed and waited > UNHEARD_NS:
                self._sounding.miss("The sound device takes long to open")
        if self._looks_to_resend:
            self._looks_to_resend -= 1
            if not self._looks_to_resend:
                self._errands.put(lambda: self._send_passages(begun_now=False))
        return self._sounding.news()

    def set_volume(self, percent: int) -> None:
        """Sound at 0 to 100 per cent from now on."""
        self._volume = percent
        self._bell.set_volume(percent)
        self._errands.put(self._send_volume)

    def set_muted(self, muted: bool) -> None:  # noqa: FBT001 - it is the value that is set
        """Keep time in silence, or be heard again."""
        self._muted = muted
        self._bell.set_muted(muted)
        self._errands.put(self._send_volume)

    def close(self) -> None:
        """Be silent and let everything go."""
        if self._closed:
            return
        self._closed = True
        self._errands.put(lambda: self._send(line_of({"do": "end"})))
        self._errands.put(None)
        self._courier.join(LAST_WORDS)
        child = self._child
        if child is not None:
            child.bury(LAST_WORDS)

    def _run_errands(self) -> None:
        while (errand := self._errands.get()) is not None:
            errand()

    def _launch(self) -> None:
        driver = self._sounding.driver
        if self._closed or driver == "bell":
            return
        self._started_ns = self._reported_ns = self._now()
        self._opening = True
        arguments = [json.dumps({"driver": driver, **asdict(self._settings)})]
        try:
            self._child = self._start(
                arguments, environment_of(driver), hear=self._hear, miss=self._miss
            )
        except OSError:
            self._replace(None)
            return
        self._send_volume()
        self._send_passages(begun_now=False)

    def _send(self, line: bytes) -> None:
        # Whoever misses a dead worker is the thread that listens to it.
        if self._child is not None:
            with suppress(OSError, ValueError):
                self._child.send(line)

    def _send_volume(self) -> None:
        percent = 0 if self._muted else self._volume
        self._send(line_of({"do": "volume", "percent": percent}))

    def _send_passages(self, *, begun_now: bool) -> None:
        parts = [part_of(passage.start_ns, passage.cues) for passage in self._passages]
        self._send(line_of({"do": "play", "begun_now": begun_now, "parts": written(parts)}))

    def _hear(self, child: Child, report: dict[str, Any]) -> None:
        with self._changing:
            if child is not self._child:
                return
            self._reported_ns = self._now()
            match report.get("what"):
                case "alive":
                    self._opening = False
                    self.lag_ns = report.get("lag_ns", 0)
                case "opening":
                    self._opening = True
                case "open":
                    self._opening = False
                    self._sounding.open()
                case "lost":
                    self._lose(child, opening=report["opening"])
                case "silenced":
                    # The app was held up; unless it stops the sound next, the sound goes on.
                    self._looks_to_resend = 2

    def _lose(self, child: Child, *, opening: bool) -> None:
        if not opening:
            self._sounding.miss("The sound device has gone")
        elif self._sounding.has_another:
            self._give_up("cannot open a sound device")
            self._child = None
            child.kill()
            self._errands.put(self._launch)
        else:
            self._sounding.miss("No sound device")

    def _miss(self, child: Child) -> None:
        self._errands.put(lambda: self._replace(child))

    def _replace(self, child: Child | None) -> None:
        if child is not None:
            child.bury()
        with self._changing:
            if self._closed or child is not self._child:
                return
            self._child = None
            now = self._now()
            self._ends.append(now)
            if len(self._ends) > RESTARTS and now - self._ends[0] < RESTARTS_WITHIN_NS:
                self._give_up("keeps failing")
            else:
                self._sounding.restart()
        self._launch()

    def _give_up(self, why: str) -> None:
        self._ends.clear()
        self._sounding.give_up(why)

    def _end_if_hung(self, now: int) -> None:
        child = self._child
        if child is None:
            return
        quiet = now - max(self._reported_ns, self._lively_ns)
        limit = SLOW_NS if self._opening else HUNG_NS
        if quiet > limit or (quiet > QUIET_NS and child.is_stopped()):
            self._reported_ns = now
            child.kill()
