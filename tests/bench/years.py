"""Lets simulated people live a year each: `python tests/bench/years.py [PEOPLE]`.

Prints what came of it, and every violation of what must hold with its seed and day; the exit
status is 1 where there is one.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from unittest.mock import patch

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests")]

from simulation.people import person  # noqa: E402 - found through the path
from simulation.violation import Violation  # noqa: E402
from simulation.years import live  # noqa: E402

PEOPLE = 200
TARGET = 60
"""Seconds for so many people."""


def main():
    """Let them live, and tell."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    years, met, violations = defaultdict(list), Counter(), 0
    begun = time.monotonic()
    with ProcessPoolExecutor() as processors:
        for seed, told in enumerate(processors.map(lived, range(people), chunksize=4)):
            if isinstance(told, str):
                violations += 1
                print(told)
            else:
                years[person(seed).kind].append(told)
                met += told.met
    seconds = time.monotonic() - begun
    print("\n".join(table(years)))
    print("\nhow often each rule spoke:")
    print(", ".join(f"{rule} {times}" for rule, times in sorted(met.items())))
    aim = f", target {TARGET} s" if people == PEOPLE else ""
    print(f"\n{people} people, {seconds:.0f} s{aim}, {violations} violations")
    if violations:
        sys.exit(1)


def lived(seed):
    """What came of a year, or the sentence on what was violated in it.

    A diary in files is kept in a folder of its own.
    """
    someone = person(seed)
    try:
        if not someone.files:
            return live(someone)
        with tempfile.TemporaryDirectory() as folder, patch("os.fsync"):
            return live(someone, Path(folder))
    except Violation as violation:
        return str(violation)


def table(years):
    """The years of each kind of person, on average."""
    yield "kind             people  sessions  levels gained  given up"
    for kind, told in years.items():
        sums = [
            sum(getattr(one, name) for one in told) for name in ("sessions", "advances", "eased")
        ]
        sessions, gained, given_up = (each / len(told) for each in sums)
        yield f"{kind:<15} {len(told):>7} {sessions:>9.0f} {gained:>14.1f} {given_up:>9.1f}"


if __name__ == "__main__":
    main()
