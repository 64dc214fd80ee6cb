"""A private PulseAudio server with a null sink, and recordings of what it is given to play."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from array import array
from pathlib import Path

RATE = 48_000
SECOND = 1_000_000_000
PATIENCE = 10


class NullSink:
    """A server of its own, which no other program and no sound card knows of."""

    def __init__(self):
        for program in ("pulseaudio", "pactl", "parec"):
            if shutil.which(program) is None:
                raise RuntimeError(f"{program} is missing: install pulseaudio and its utilities")
        self.folder = Path(tempfile.mkdtemp(prefix="null-sink-"))
        socket = self.folder / "native"
        alsa = self.folder / "asound.conf"
        alsa.write_text("pcm.!default { type pulse }\nctl.!default { type pulse }\n")
        self.environment = {
            "XDG_RUNTIME_DIR": str(self.folder),
            "HOME": str(self.folder),
            "PULSE_SERVER": f"unix:{socket}",
            "ALSA_CONFIG_PATH": f"/usr/share/alsa/alsa.conf:{alsa}",
        }
        self.start()

    def start(self):
        """Start the server and wait until it answers."""
        socket = self.folder / "native"
        socket.unlink(missing_ok=True)
        self.server = subprocess.Popen(
            [
                *("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no"),
                *("--exit-idle-time=-1", "--log-level=error"),
                *("-L", f"module-native-protocol-unix socket={socket} auth-anonymous=1"),
                *("-L", "module-null-sink sink_name=null rate=48000 channels=1 norewinds=1"),
            ],
            env={**os.environ, **self.environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if time.monotonic() > deadline:
                self.close()
                raise RuntimeError("pulseaudio does not answer")
            time.sleep(0.05)

    def stop(self):
        """End the server, as when a sound device goes."""
        self.server.kill()
        self.server.wait()

    def close(self):
        """End the server and leave nothing behind."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _answers(self):
        asked = subprocess.run(
            ["pactl", "info"],
            env={**os.environ, **self.environment},
            capture_output=True,
            check=False,
        )
        return asked.returncode == 0


class Recording:
    """What the null sink plays, from now on, on the clock of time.monotonic_ns."""

    def __init__(self, sink):
        self._blocks = []
        self._process = subprocess.Popen(
            [
                *("parec", "-d", "null.monitor", "--raw", "--format=s16le"),
                *("--rate=48000", "--channels=1", "--latency-msec=10"),
            ],
            env={**os.environ, **sink.environment},
            stdout=subprocess.PIPE,
        )
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        deadline = time.monotonic() + PATIENCE
        while not self._blocks and time.monotonic() < deadline:
            time.sleep(0.01)

    def end(self):
        """Stop recording; the samples."""
        self._process.terminate()
        self._thread.join()
        self._process.wait()
        self._process.stdout.close()
        self.samples = array("h", b"".join(block for _, block in self._blocks))
        if sys.byteorder == "big":
            self.samples.byteswap()
        read, origins = 0, []
        for read_ns, block in self._blocks:
            read += len(block) // 2
            origins.append(read_ns - read * SECOND // RATE)
        self.origin_ns = min(origins, default=0)
        return self.samples

    def time_of(self, sample):
        """time.monotonic_ns at which a sample came, give or take the server's blocks."""
        return self.origin_ns + sample * SECOND // RATE

    def onsets(self, loud=1500, apart=0.15):
        """Samples at which a sound begins: the first loud one after `apart` seconds without."""
        onsets, last = [], -RATE
        for index, value in enumerate(self.samples):
            if value > loud or value < -loud:
                if index - last > apart * RATE:
                    onsets.append(index)
                last = index
        return onsets

    def level_before(self, instant_ns):
        """The loudest sample of the tenth of a second before an instant."""
        at = self._at(instant_ns)
        return max(map(abs, self.samples[at - RATE // 10 : at]))

    def silent_within(self, instant_ns, seconds, loud=20):
        """Seconds from an instant to the last loud sample of the `seconds` after it."""
        at = self._at(instant_ns)
        after = self.samples[at : at + round(seconds * RATE)]
        return (
            max((index for index, value in enumerate(after) if abs(value) > loud), default=0) / RATE
        )

    def _at(self, instant_ns):
        return (instant_ns - self.origin_ns) * RATE // SECOND

    def _read(self):
        while block := os.read(self._process.stdout.fileno(), 1 << 16):
            self._blocks.append((time.monotonic_ns(), block))
