"""Presses 10,000 random keys in the running app, and holds the journals against what was done.

    python tests/bench/random_keys.py [KEYS [SEED]]

Between the keys time passes, the terminal changes its size, the machine sleeps, the program is
told to leave or is gone, and what was cut off is taken up again.
"""

from __future__ import annotations

import asyncio
import random
import secrets
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS.parent), str(TESTS), str(TESTS / "practice")]

from faults.chances import (  # noqa: E402 - found through the path above
    NEWS,
    OFTEN,
    PAUSES,
    SELDOM,
    SIZES,
    WAITS,
)
from faults.wandering import Wanderer  # noqa: E402
from rows import Row, tell  # noqa: E402


def main() -> None:
    """Print how it went; what must not be ends it with the seed and what happened last."""
    keys = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else secrets.randbelow(1_000_000)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        wanderer = Wanderer(Path(folder))
        try:
            asyncio.run(wander(wanderer, keys, random.Random(seed)))
        except BaseException:
            print(f"seed {seed}, key {wanderer.keys}: {' '.join(wanderer.trail)}", file=sys.stderr)
            raise
    measured = (
        f"every journal agrees, in {wanderer.practices} practices, {wanderer.cut_off} times cut "
        f"off and taken up again; seed {seed}, {time.monotonic() - begun:.0f} s"
    )
    target = "the player's invariants hold, and the journal agrees with what happened"
    tell(Row(170, f"{wanderer.keys:,} random keys", target, measured, met=True))


async def wander(wanderer, keys, chance):
    """Go on until so many keys were pressed; raises AssertionError for what must not be."""
    while wanderer.keys < keys:
        await wanderer.open(asks=chance.random() < 0.3)
        while wanderer.keys < keys and wanderer.going:
            await happening(wanderer, chance)
            wanderer.check()
        await wanderer.close()


def happening(wanderer, chance):
    """One thing that happens: most often a key."""
    drawn = chance.random()
    if drawn < 0.02:
        return wanderer.resize(chance.choice(SIZES))
    if drawn < 0.03:
        return wanderer.hear_of_sound(chance.choice(NEWS))
    if drawn < 0.04:
        return wanderer.sleep()
    if drawn < 0.05:
        return wanderer.stall()
    if drawn < 0.053:
        return wanderer.leave()
    if drawn < 0.056:
        return wanderer.die()
    if drawn < 0.3:
        return wanderer.wait(chance.choice(WAITS))
    key = chance.choice(OFTEN if chance.random() < 0.7 else SELDOM)
    if drawn < 0.4:
        return wanderer.press_at_the_end(key)
    return wanderer.press(key, after=chance.choice(PAUSES))


if __name__ == "__main__":
    main()
