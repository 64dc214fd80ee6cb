"""The child process that owns the sound device: `python -m iliotimer.sound.worker SETTINGS`."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from threading import Event, Lock, RLock, Thread
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

from iliotimer.sound.clips import Clips
from iliotimer.sound.devices import NoDeviceError
from iliotimer.sound.drivers import open_device
from iliotimer.sound.stream_clock import SECOND
from iliotimer.sound.timeline import Timeline
from iliotimer.sound.tones import RATE
from iliotimer.sound.track import gain_of
from iliotimer.sound.voice import Voice
from iliotimer.sound.wire import line_of, message_of, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iliotimer.sound.devices import Device
    from iliotimer.sound.wire import Part

REPORT_EVERY = 0.05
"""Seconds between two reports to the app."""
ALONE_NS = 2 * SECOND
"""Without a heartbeat from the app for this long, the worker falls silent."""
SWITCH = 0.001
"""Seconds that the device's thread may have to wait for another."""
TRY_AGAIN_NS = SECOND
"""Between two attempts to open a device."""


class Worker:
    """Sounds what the app sends, reports, and falls silent when the app does."""

    def __init__(self, settings: dict[str, Any], reports: BinaryIO) -> None:
        self._driver: str = settings["driver"]
        self._reports = reports
        self._clips = Clips(settings["profile"], Voice().say)
        self._lock = Lock()
        self._timeline = Timeline(
            self._clips.of,
            delay_ns=settings["delay_ms"] * SECOND // 1000,
            preroll=round(settings["preroll_s"] * RATE),
        )
        self._device: Device | None = None
        self._owning = RLock()
        self._heartbeat_ns = time.monotonic_ns()
        self._alone = False
        self._tried_ns = 0
        self._opened = False
        self._spent: Device | None = None
        self._wanted = Event()
        self._excuse: str | None = None

    def run(self, commands: BinaryIO) -> NoReturn:
        """Serve until the commands end."""
        Thread(target=self._obey_all, args=(commands,), daemon=True).start()
        Thread(target=self._clips.prepare, daemon=True).start()
        while True:
            self._watch()
            self._wanted.wait(REPORT_EVERY)
            self._wanted.clear()

    def _obey_all(self, commands: BinaryIO) -> None:
        try:
            for line in commands:
                self._obey(message_of(line))
        finally:
            self._end()

    def _obey(self, message: dict[str, Any]) -> None:
        self._heartbeat_ns = time.monotonic_ns()
        match message.get("do"):
            case "play":
                self._play(message)
            case "stop":
                self._silence()
            case "volume":
                with self._lock:
                    self._timeline.gain = gain_of(message["percent"])
                    self._refresh()
            case "end":
                self._end()

    def _play(self, message: dict[str, Any]) -> None:
        parts = read(message["parts"])
        self._clips.want(parts)
        self._clips.hurry(parts)
        with self._owning:
            with self._lock:
                must_discard = self._replace(parts, begun_now=message["begun_now"])
                if not must_discard:
                    self._refresh()
            if must_discard:
                self._discard()

    def _replace(self, parts: Sequence[Part], *, begun_now: bool) -> bool:
        device = self._device
        heard = device.heard() if device else 0
        lost = self._timeline.replace(parts, heard, begun_now=begun_now)
        return lost or (device is not None and self._timeline.is_behind(device.clock, heard))

    def _refresh(self) -> None:
        if self._device:
            self._device.refresh()

    def _silence(self) -> None:
        self._clips.want(())
        with self._lock:
            self._timeline.clear()
        with self._owning:
            self._discard()

    def _discard(self) -> None:
        if self._device is None or self._device.discard():
            return
        self._spent, self._device, self._opened = self._device, None, False
        with self._lock:
            self._timeline.restart()
        self._tried_ns = 0
        self._wanted.set()

    @staticmethod
    def _end() -> NoReturn:
        # The system closes the device; a driver asked to do so might hang.
        os._exit(0)

    def _watch(self) -> None:
        now = time.monotonic_ns()
        if now - self._heartbeat_ns > ALONE_NS:
            if not self._alone:
                self._alone = True
                self._silence()
                self._report(what="silenced")
            return
        self._alone = False
        with self._owning:
            if self._device is None:
                if now - self._tried_ns >= TRY_AGAIN_NS:
                    self._tried_ns = now
                    self._open()
            elif not self._device.is_working():
                self._lose("it takes no more sound", opening=False)
        device = self._device
        if device is None:
            self._report(what="alive")
            return
        if not self._opened and device.heard() > 0:
            self._opened, self._excuse = True, None
            self._report(what="open", backend=device.backend, buffer_ms=device.buffer_ms)
        with self._lock:
            lag = self._timeline.lag_ns(device.clock)
        self._report(what="alive", heard=device.heard(), lag_ns=lag)

    def _open(self) -> None:
        self._report(what="opening")
        spent, self._spent = self._spent, None
        if spent is not None:
            spent.close()
        try:
            self._device = open_device(self._driver, self._timeline, self._lock)
        except NoDeviceError as error:
            self._lose(str(error), opening=True)

    def _lose(self, excuse: str, *, opening: bool) -> None:
        device, self._device = self._device, None
        self._opened = False
        if excuse != self._excuse:
            self._excuse = excuse
            self._report(what="lost", why=excuse, opening=opening)
        if device is not None:
            device.close()
        with self._lock:
            self._timeline.restart()

    def _report(self, **report: Any) -> None:
        try:
            self._reports.write(line_of(report))
            self._reports.flush()
        except OSError:
            self._end()


def main() -> NoReturn:
    """Serve the app at the other end of the standard streams."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.setswitchinterval(SWITCH)
    # C libraries print to both; the reports keep a way of their own.
    reports = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    Worker(json.loads(sys.argv[1]), reports).run(sys.stdin.buffer)


if __name__ == "__main__":
    main()
