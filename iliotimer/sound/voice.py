"""Spoken phrases as clips."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import wave
from array import array
from io import BytesIO
from math import gcd
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from iliotimer.sound.tones import FULL_SCALE, LOUDNESS, RATE, gain_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iliotimer.sound.tones import Clip, Profile

WORDS_PER_MINUTE = 160
LONGEST_PHRASE = 200
"""Characters; a longer phrase is cut."""
PATIENCE = 5
"""Seconds that a speaking program may take for a phrase."""
LOUDER_THAN_CUES = 1.4
AUDIBLE = FULL_SCALE // 100


class Engine(Protocol):
    """A speech synthesiser."""

    name: str

    def speak(self, text: str) -> tuple[Sequence[int], int]:
        """The 16-bit samples of a phrase and their rate; raises OSError or ValueError if mute."""


class SpeakingProgram:
    """The system's `espeak-ng`, or `say` on macOS."""

    def __init__(self, name: str, path: str) -> None:
        self.name = name
        self._path = path

    def speak(self, text: str) -> tuple[Sequence[int], int]:
        """The phrase as the program writes it, the text given over standard input."""
        if self.name == "say":
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder, "phrase.wav")
                self._run(["-o", str(file), "--data-format=LEI16@22050", "-f", "-"], text)
                return _samples_of(file.read_bytes())
        return _samples_of(
            self._run(["-v", "en", "-s", str(WORDS_PER_MINUTE), "--stdin", "--stdout"], text)
        )

    def _run(self, arguments: list[str], text: str) -> bytes:
        command = [self._path, *arguments]
        try:
            done = subprocess.run(  # noqa: S603 - a program of the system; the text is only its input
                command, input=text.encode(), capture_output=True, timeout=PATIENCE, check=True
            )
        except subprocess.SubprocessError as error:
            raise ValueError(f"{self.name} said nothing") from error
        return done.stdout


def find_engine() -> Engine | None:
    """The first speech synthesiser there is: the `voice` extra, else the system's."""
    try:
        # Loaded only where a phrase is asked for.
        from iliotimer.sound.espeak import LoadedEspeak  # noqa: PLC0415

        return LoadedEspeak()
    except (ImportError, OSError):
        pass
    for name in ("espeak-ng", "say") if sys.platform == "darwin" else ("espeak-ng",):
        path = shutil.which(name)
        if path:
            return SpeakingProgram(name, path)
    return None


class Voice:
    """Speaks phrases with the engine that it finds when it is first asked."""

    def __init__(self, profile: Profile = "clear") -> None:
        self._loudness = LOUDER_THAN_CUES * LOUDNESS[profile]
        self._engine: Engine | None = None
        self._sought = False

    def say(self, text: str) -> Clip | None:
        """The phrase as a clip, or None where nothing here can speak it."""
        if not self._sought:
            self._engine, self._sought = find_engine(), True
        spoken = " ".join(text.split())[:LONGEST_PHRASE]
        if self._engine is None or not spoken:
            return None
        try:
            samples, rate = self._engine.speak(spoken)
        except (OSError, ValueError):
            return None
        audible = _trimmed(samples)
        return _resampled(audible, rate, gain_to(audible, self._loudness, rate))


def _samples_of(file: bytes) -> tuple[Sequence[int], int]:
    # A program that writes to a pipe cannot know the length in the header: all there is counts.
    try:
        with wave.open(BytesIO(file)) as reader:
            if reader.getsampwidth() != 2 or reader.getnchannels() != 1:  # noqa: PLR2004 - bytes
                raise ValueError("not 16-bit mono")
            frames = reader.readframes(len(file))
            rate = reader.getframerate()
    except (wave.Error, EOFError) as error:
        raise ValueError("no sound") from error
    return array("h", frames[: len(frames) // 2 * 2]), rate


def _trimmed(samples: Sequence[int]) -> Sequence[int]:
    """From the first audible sample to the last."""
    audible = [index for index, value in enumerate(samples) if value > AUDIBLE or value < -AUDIBLE]
    return samples[audible[0] : audible[-1] + 1] if audible else []


def _resampled(samples: Sequence[int], rate: int, gain: float) -> Clip:
    """The samples at 48 kHz along straight lines, zero at both ends."""
    common = gcd(rate, RATE)
    step, count = rate // common, RATE // common
    # After `step` samples the lines fall on the same places again.
    places = [divmod(index * step, count) for index in range(count)]
    along = [(at, gain * rest / count) for at, rest in places]
    padded = [0, *samples, *[0] * (step + 1)]
    return array(
        "h",
        [
            int(gain * padded[at] + (padded[at + 1] - padded[at]) * part)
            for start in range(0, len(samples) + 2, step)
            for at, part in ((start + offset, part) for offset, part in along)
        ],
    )
