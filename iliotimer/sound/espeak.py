"""eSpeak NG as the `voice` extra brings it, through ctypes."""

from __future__ import annotations

import ctypes
from array import array
from pathlib import Path

import espeakng_loader

from iliotimer.sound.voice import WORDS_PER_MINUTE

SYNCHRONOUS = 2
POSITION_IN_CHARACTERS = 1
TEXT_IS_UTF8 = 1
RATE_PARAMETER = 1
SUCCESS = 0

_TAKE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class LoadedEspeak:
    """The eSpeak NG library; one in a process, used by one thread at a time."""

    name = "espeakng-loader"

    def __init__(self) -> None:
        """Load the library and its data; raises OSError where they do not work."""
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = Path(espeakng_loader.get_data_path()).parent
        self._rate: int = self._library.espeak_Initialize(SYNCHRONOUS, 0, str(data).encode(), 0)
        if self._rate <= 0:
            raise OSError("eSpeak NG cannot read its data")
        self._library.espeak_SetVoiceByName(b"en")
        self._library.espeak_SetParameter(RATE_PARAMETER, WORDS_PER_MINUTE, 0)
        self._spoken = array("h")
        self._take = _TAKE(self._collect)
        self._library.espeak_SetSynthCallback(self._take)

    def speak(self, text: str) -> tuple[array[int], int]:
        """The samples of a phrase and their rate; raises OSError where it cannot be spoken."""
        self._spoken = array("h")
        spoken = text.encode() + b"\0"
        status = self._library.espeak_Synth(
            spoken, len(spoken), 0, POSITION_IN_CHARACTERS, 0, TEXT_IS_UTF8, None, None
        )
        if status != SUCCESS or self._library.espeak_Synchronize() != SUCCESS:
            raise OSError("eSpeak NG said nothing")
        return self._spoken, self._rate

    def _collect(self, samples: int | None, count: int, _events: int) -> int:
        if samples and count > 0:
            self._spoken.frombytes(ctypes.string_at(samples, 2 * count))
        return 0
