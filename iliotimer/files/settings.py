"""What a person can set: each setting with its default, its range and its meaning."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the dataclasses look their types up
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Any, Literal

from iliotimer.coach.rules import Rules
from iliotimer.files.fields import Choice, Field, Flag, Number
from iliotimer.files.settable import SETTABLE, setting
from iliotimer.files.thresholds import OF_COACH, OF_PAIN
from iliotimer.files.wording import listed
from iliotimer.practice.safety import PainLimits

SLOWEST_CADENCE, FASTEST_CADENCE = 30, 240
"""Steps per minute."""
DRIVERS = ("auto", "simpleaudio", "miniaudio", "bell", "silent")
HOLD_OF_MOST = Fraction(30)
"""Seconds (ACSM 2021: 10 to 30 s for most adults)."""
HOLD_FROM_65 = Fraction(60)
"""Seconds (Feland 2001: 60 s was best of 15, 30 and 60 at a mean age of 85)."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who practises."""

    age_group: Literal["under-65", "65-or-over"] = setting(
        "under-65",
        Choice(("under-65", "65-or-over")),
        'How long a hold = "default" is: 30 seconds, or 60 from 65 on.',
    )
    cadence: float | None = setting(
        None,
        Number(SLOWEST_CADENCE, FASTEST_CADENCE, "steps per minute"),
        "Your own steps per minute; `iliotimer cadence` measures them.",
    )

    @property
    def default_hold(self) -> Fraction:
        """Seconds of a hold where a session file leaves them to the person."""
        return HOLD_FROM_65 if self.age_group == "65-or-over" else HOLD_OF_MOST

    @property
    def steps_per_minute(self) -> Fraction | None:
        """The cadence exactly as it is written; None where it is not known."""
        return None if self.cadence is None else Fraction(str(self.cadence))


@dataclass(frozen=True, slots=True)
class Sound:
    """How the cues are heard."""

    driver: str = setting(
        "auto",
        Choice(DRIVERS),
        "What plays the cues; auto takes the best that is installed.",
    )
    profile: Literal["clear", "soft"] = setting(
        "clear", Choice(("clear", "soft")), "The set of sounds; soft ones are quieter and rounder."
    )
    volume: int = setting(
        80, Number(0, 100, "per cent", whole=True), "Loudness in per cent; [ and ] change it."
    )
    muted: bool = setting(
        default=False, check=Flag(), meaning="Whether a practice begins muted; m changes it."
    )
    delay_ms: int = setting(
        0,
        Number(0, 1000, "milliseconds", whole=True),
        "Milliseconds by which your device is late; the cues are sent so much earlier.",
    )
    preroll: float = setting(
        0.5,
        Number(0, 5, "seconds"),
        "Seconds before a cue at which a sleeping device, as over Bluetooth, is woken.",
    )
    voice: Literal["off", "names", "coach"] = setting(
        "off",
        Choice(("off", "names", "coach")),
        "What a voice says: nothing, names and sides, or the counts as well.",
    )
    pulse: bool = setting(
        default=False, check=Flag(), meaning="Whether the seconds of a rest can be heard, softly."
    )


@dataclass(frozen=True, slots=True)
class Screen:
    """How the practice is seen."""

    theme: Literal["dark", "light", "high-contrast"] = setting(
        "dark", Choice(("dark", "light", "high-contrast")), "The colours."
    )
    distance_after: float = setting(
        45,
        Number(0, 3600, "seconds"),
        "Seconds without a key after which only what reads from afar is shown; 0 is never.",
    )
    flash: bool = setting(
        default=True, check=Flag(), meaning="Whether the screen flashes with each cue."
    )


@dataclass(frozen=True, slots=True)
class Diary:
    """How the diary is kept."""

    resume_hours: float = setting(
        4, Number(0, 48, "hours"), "Hours in which an interrupted practice can be taken up again."
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a person has set, and the defaults of what they have not."""

    person: Person = field(default_factory=Person)
    sound: Sound = field(default_factory=Sound)
    pain: PainLimits = field(default_factory=PainLimits)
    screen: Screen = field(default_factory=Screen)
    diary: Diary = field(default_factory=Diary)
    coach: Rules = field(default_factory=Rules)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys of each command of the practice screen that has others than its own."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set."""

    part: str
    """The table of config.toml that it stands in."""
    key: str
    default: Any
    check: Field
    meaning: str

    @property
    def name(self) -> str:
        """Part and key, as in `sound.volume`."""
        return f"{self.part}.{self.key}"

    @property
    def allowed(self) -> str:
        """The values that it can have, in words."""
        match self.check:
            case Number() as number:
                return number.right
            case Choice(words=words):
                return listed([f'"{word}"' for word in words], "or")
            case _:
                return "true or false"


PARTS: Mapping[str, type[Any]] = {
    "person": Person,
    "sound": Sound,
    "pain": PainLimits,
    "screen": Screen,
    "diary": Diary,
    "coach": Rules,
}
_THRESHOLDS = {"pain": OF_PAIN, "coach": OF_COACH}
SETTINGS = tuple(
    Setting(
        part,
        one.name,
        one.default,
        *(_THRESHOLDS[part][one.name] if part in _THRESHOLDS else one.metadata[SETTABLE]),
    )
    for part, of in PARTS.items()
    for one in fields(of)
)
"""Every setting but the keys."""


def settings_of(
    values: Mapping[str, Mapping[str, Any]], keys: Mapping[str, tuple[str, ...]]
) -> Settings:
    """The settings with these values by part and key, which are valid, and these keys."""
    return Settings(**{part: of(**values.get(part, {})) for part, of in PARTS.items()}, keys=keys)
