"""Simulated people live through a year: program, practice, diary and coach together."""

import pytest
from simulation.people import person
from simulation.years import live

PEOPLE = 11
"""One of each kind; the bench has two hundred."""
IN_FILES = 9


@pytest.mark.parametrize("seed", range(PEOPLE))
def test_a_year_breaks_no_rule(seed, tmp_path):
    """Each day of it is checked; one diary is kept in files, and read back from them."""
    assert live(person(seed), tmp_path if seed == IN_FILES else None).sessions


def test_a_steady_person_without_pain_advances_to_the_end_of_the_program():
    """Nothing stands in the way."""
    year = live(person(0))
    assert year.stage == "Maintenance"
    assert year.advances > year.eased
