"""Lets so many people live through a year each: `python tests/bench/years.py [PERSONS]`.

Whatever breaks a rule is printed with the person's seed and the day.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
TESTS = CHECKOUT / "tests"
sys.path[:0] = [str(CHECKOUT), *map(str, (TESTS, TESTS / "diary", TESTS / "practice"))]

from simulation.invariants import Violation  # noqa: E402 - found through the path above
from simulation.people import person  # noqa: E402
from simulation.years import live  # noqa: E402

LONGEST = 60
"""Seconds for two hundred people."""


def main():
    """Live, and say what came of it."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    begun, told, broken = time.monotonic(), Counter(), []
    for seed in range(people):
        try:
            year = live(person(seed))
        except Violation as violation:
            broken.append(violation)
            continue
        told.update(sessions=year.sessions, advances=year.advances, eased=year.eased)
    took = time.monotonic() - begun
    print(
        f"{people} years in {took:.0f} s: {told['sessions']} sessions, {told['advances']} levels "
        f"gained, {told['eased']} given up; {len(broken)} broke a rule"
    )
    for violation in broken:
        print(violation)
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
