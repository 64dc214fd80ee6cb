"""What is said before a practice begins."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from iliotimer.files.key_names import key_names
from iliotimer.plan.words import duration
from iliotimer.practice.keys import naming
from iliotimer.practice.remaining import Remaining

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iliotimer.plan.model import Session
    from iliotimer.practice.player import Player

KEYS = (
    "{pain} at a sharp pain, {pause} to pause, {ready} when ready or done, {end} to end, "
    "{keys} for every key."
)
NO_KEYS = (
    "No keys are read here: a set-up that waits begins by itself after its set-up time, and reps "
    "at your own pace end after 3 seconds each."
)


def greeting(
    session: Session, player: Player, keys: Mapping[str, tuple[str, ...]] | None
) -> Iterator[str]:
    """Title, length, and the keys that matter; `keys` are those of the settings, None without."""
    length = duration(Fraction(ceil(Remaining(player).seconds)))
    yield f"{session.title}: {length}."
    yield NO_KEYS if keys is None else naming(KEYS, key_names(keys))
