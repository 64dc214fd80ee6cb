"""Years of simulated people; `python tests/bench/years.py` lets many more of them live."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest
from simulation import mornings
from simulation.people import Person, person
from simulation.violation import Violation
from simulation.years import live

from iliotimer.coach.progression import Verdict, proposals

SEEDS = (1, 3, 6, 12, 15, 17, 20, 21, 22, 26, 31, 37)
"""Somebody of every kind; the diary of the first is kept in files."""
RED = 12


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed} {person(seed).kind}")
def test_what_must_hold_holds_on_every_day_of_a_year(seed, tmp_path):
    """Whoever lives it: spacing, flags, caps, blocks, gaps, doses, a reason for each change."""
    someone = person(seed)
    with patch("os.fsync"):
        told = live(someone, tmp_path if someone.files else None)
    assert told.sessions


def test_a_steady_person_without_pain_gets_on():
    """Through every stage of the shipped program, and up by many levels."""
    told = live(Person(), days=100)
    assert told.stages == ("Foundation", "Build", "Strength", "Maintenance")
    assert told.advances >= 30
    assert told.eased == 0


def test_much_pain_on_every_day_makes_nothing_harder():
    """Its year has sessions, and levels that were given up."""
    told = live(person(RED))
    assert told.sessions
    assert told.advances == 0
    assert told.eased


def test_the_same_seed_lives_the_same_life():
    """So that a failure can be looked at."""
    assert live(person(22), days=60) == live(person(22), days=60)


def test_a_rule_that_is_broken_is_found(monkeypatch):
    """The sentence names the seed and the day."""

    def reckless(*given, **more):
        return tuple(
            replace(one, verdict=Verdict.ADVANCE, after=one.before + 1)
            for one in proposals(*given, **more)
        )

    monkeypatch.setattr(mornings, "proposals", reckless)
    with pytest.raises(Violation, match=r"^seed 2 \(\w+\), day \d+, 20\d\d-\d\d-\d\d 07:00: "):
        live(person(2))
