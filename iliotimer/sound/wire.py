"""What goes over the worker's pipes: one JSON value a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from iliotimer.plan.score import CueKind
from iliotimer.sound.track import sample_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iliotimer.plan.score import Cue


@dataclass(frozen=True, slots=True)
class Entry:
    """A clip's place in its part."""

    position: int
    """Samples from the start of the part."""
    kind: CueKind
    seconds: float = 0
    """How long an inhale or exhale lasts."""
    text: str = ""
    """The words of a `say`."""


@dataclass(frozen=True, slots=True)
class Part:
    """The clips of one step."""

    start_ns: int
    """time.monotonic_ns of the step's first instant."""
    entries: tuple[Entry, ...]
    """In order of position."""


def entry_of(cue: Cue) -> Entry:
    """The clip that a cue asks for."""
    return Entry(sample_at(cue.offset), cue.kind, float(cue.seconds or 0), cue.text)


def part_of(start_ns: int, cues: Iterable[Cue]) -> Part:
    """The clips of one step that starts at this instant of time.monotonic_ns."""
    entries = sorted((entry_of(cue) for cue in cues), key=lambda entry: entry.position)
    return Part(start_ns, tuple(entries))


def line_of(message: dict[str, Any]) -> bytes:
    """One message as a line."""
    return json.dumps(message, separators=(",", ":")).encode() + b"\n"


def message_of(line: bytes) -> dict[str, Any]:
    """The message on a line; empty where the line holds none."""
    try:
        message = json.loads(line)
    except ValueError:
        return {}
    return message if isinstance(message, dict) else {}


def written(parts: Iterable[Part]) -> list[Any]:
    """Parts as JSON values."""
    return [
        [
            part.start_ns,
            [
                [entry.position, entry.kind.value, entry.seconds, entry.text]
                for entry in part.entries
            ],
        ]
        for part in parts
    ]


def read(values: list[Any]) -> tuple[Part, ...]:
    """The parts that were `written`."""
    return tuple(
        Part(
            start_ns,
            tuple(
                Entry(position, CueKind(kind), seconds, text)
                for position, kind, seconds, text in entries
            ),
        )
        for start_ns, entries in values
    )
