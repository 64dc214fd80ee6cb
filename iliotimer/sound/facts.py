"""What can sound on this machine, found out by trying."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from threading import Event
from typing import TYPE_CHECKING, Any

from iliotimer.sound.child import Child
from iliotimer.sound.drivers import PREFERRED, environment_of, is_installed
from iliotimer.sound.supervised import LAST_WORDS, Settings
from iliotimer.sound.voice import find_engine
from iliotimer.sound.wire import line_of

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 3
"""Seconds that a device may take to open."""

INSTALL = {
    "miniaudio": "Install miniaudio for Python, which iliotimer uses for sound.",
    "simpleaudio": "Optional: install iliotimer with the extra `simpleaudio`.",
}
NO_DEVICE = "Connect or switch on a sound device; until then the terminal bell is used."
NO_VOICE = "For spoken cues install iliotimer with the extra `voice`, or espeak-ng."


@dataclass(frozen=True, slots=True)
class DriverFacts:
    """What became of one driver."""

    name: str
    installed: bool
    works: bool
    backend: str = ""
    """The system's sound service."""
    buffer_ms: int = 0
    """How much sound it holds."""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class SoundFacts:
    """What can sound here, and what to do where something is missing."""

    drivers: tuple[DriverFacts, ...]
    used: str
    """The driver that `auto` settles on; `bell` where no device works."""
    voice: str | None
    """The speech synthesiser, if there is one."""
    advice: tuple[str, ...]


def sound_facts(try_driver: Callable[[str], DriverFacts] | None = None) -> SoundFacts:
    """What can sound here; takes up to 3 seconds for each driver, and sounds nothing."""
    drivers = tuple((try_driver or _try)(name) for name in PREFERRED)
    used = next((driver.name for driver in drivers if driver.works), "bell")
    engine = find_engine()
    advice = [INSTALL[driver.name] for driver in drivers if not driver.installed]
    if used == "bell" and any(driver.installed for driver in drivers):
        advice.append(NO_DEVICE)
    if engine is None:
        advice.append(NO_VOICE)
    return SoundFacts(drivers, used, engine.name if engine else None, tuple(advice))


def _try(driver: str) -> DriverFacts:
    if not is_installed(driver):
        return DriverFacts(driver, installed=False, works=False, why_not="it is not installed")
    answered = Event()
    answers: list[dict[str, Any]] = []

    def hear(_child: Child, report: dict[str, Any]) -> None:
        if report.get("what") in {"open", "lost"}:
            answers.append(report)
            answered.set()

    arguments = [json.dumps({"driver": driver, **asdict(Settings())})]
    try:
        child = Child(
            arguments, environment_of(driver), hear=hear, miss=lambda _child: answered.set()
        )
    except OSError as error:
        return DriverFacts(driver, installed=True, works=False, why_not=str(error))
    answered.wait(PATIENCE)
    with suppress(OSError, ValueError):
        child.send(line_of({"do": "end"}))
    child.bury(LAST_WORDS)
    answer: dict[str, Any] = answers[0] if answers else {"why": "it does not answer"}
    if answer.get("what") == "open":
        return DriverFacts(
            driver,
            installed=True,
            works=True,
            backend=answer["backend"],
            buffer_ms=answer["buffer_ms"],
        )
    return DriverFacts(driver, installed=True, works=False, why_not=answer["why"])
