from __future__ import annotations

import hashlib
import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from iliotimer.files.places import shipped_sessions
from iliotimer.files.session_file import read_session, read_session_text
from iliotimer.plan.model import (
    Beats,
    Breath,
    Breaths,
    Exercise,
    FreeReps,
    Holds,
    PhaseKind,
    SessionKind,
    Side,
    Sides,
    Source,
    StartsWith,
    Tempo,
    TempoReps,
    Timed,
)

HEAD = 'format = 1\ntitle = "Test"\nkind = "mobility"\n'
PHASE = '[[phase]]\nname = "Part"\nkind = "strength"\n[[phase.exercise]]\nname = "Half Kneel"\n'


def exercise(keys, *, head=HEAD, tail=""):
    """The only exercise of a session file with these keys."""
    reading = read_session_text(f"{head}{PHASE}{keys}\n{tail}", "test")
    assert reading.problems == ()
    assert reading.session is not None
    return reading.session.exercises[0]


def ladder(keys, tail=""):
    """The levels and the milder variants of the only exercise."""
    one = exercise(keys, tail=tail)
    return one.levels, one.milder


@pytest.mark.parametrize(
    ("keys", "dose"),
    [
        (
            'reps = 8\ntempo = "2-0-1-2"\nstarts_with = "concentric"',
            TempoReps(8, Tempo(2, 0, 1, 2), StartsWith.CONCENTRIC),
        ),
        ('reps = 8\ntempo = "15-0-0-0"', TempoReps(8, Tempo(15, 0, 0, 0))),
        ("hold = 30", Holds(Fraction(30))),
        ('hold = "default"\nreps = 4', Holds(None, 4)),
        (
            'hold = 0.1e2\nreps = [4, 3, 2]\ngap = 0.1\nbreath = "4-0-6-0"',
            Holds(Fraction(10), (4, 3, 2), Fraction(1, 10), Breath(4, 0, 6, 0)),
        ),
        ('breaths = 8\nbreath = "30-0-0-0"', Breaths(8, Breath(30, 0, 0, 0))),
        ("reps = 10\nbpm = 50\nbeats_per_rep = 2", Beats(10, Fraction(50), 2)),
        ("reps = 10\nbpm = 0.3e2", Beats(10, Fraction(30))),
        ("reps = 10\nbpm = 62.1", Beats(10, Fraction(62.1))),
        ("time = 60", Timed(Fraction(60))),
        ("time = 60\nbpm = 100", Timed(Fraction(60), Fraction(100))),
        ('time = 60\ncadence = "own"', Timed(Fraction(60), None, Fraction(1))),
        ('time = 60\ncadence = "own * 1.05"', Timed(Fraction(60), None, Fraction(21, 20))),
        ('time = 60\ncadence = "own*2"', Timed(Fraction(60), None, Fraction(2))),
        ("reps = 10", FreeReps(10)),
    ],
)
def test_a_dose_is_read_exactly(keys, dose):
    """Each dose becomes its type, decimal seconds as exact fractions."""
    assert exercise(keys).dose == dose


def test_what_a_file_leaves_out_has_its_standard():
    """An exercise of a name and a dose is complete, as the model has it."""
    assert exercise("hold = 30") == Exercise(
        "half-kneel", "half-kneel", "Half Kneel", Holds(Fraction(30))
    )


def test_every_key_of_an_exercise_arrives():
    """What the file says about an exercise stands in the model."""
    one = exercise(
        'id = "kneel"\nsetup = "a"\ncue = "b"\ncheck = "c"\nload = "d"\nside = "each"\n'
        'first_side = "right"\nsets = 3\nrest = 20\nwait = true\nget_ready = 1\nhold = 30',
        head=f"{HEAD}[defaults]\ntransition = 10\nget_ready = 7\nswitch = 2.5\n",
    )
    assert one == Exercise(
        id="kneel",
        used="kneel",
        name="Half Kneel",
        dose=Holds(Fraction(30)),
        sides=Sides.EACH,
        first_side=Side.RIGHT,
        sets=3,
        rest=Fraction(20),
        transition=Fraction(10),
        get_ready=Fraction(1),
        switch=Fraction(5, 2),
        wait=True,
        setup="a",
        cue="b",
        check="c",
        load="d",
    )


def test_the_head_of_a_session_arrives(tmp_path):
    """Title, kind, texts, equipment, source and the slug of the file's name stand in the model."""
    file = tmp_path / "My Übung 1.toml"
    file.write_text(
        f'{HEAD}about = "x"\nequipment = ["mat"]\n'
        f'source = {{ by = "me", date = 2026-11-22, review = 2027-02-22 }}\n{PHASE}hold = 3\n',
        encoding="utf-8",
    )
    session = read_session(file).session
    assert session is not None
    assert (session.id, session.title, session.kind) == (
        "my-übung-1",
        "Test",
        SessionKind.MOBILITY,
    )
    assert (session.about, session.equipment) == ("x", ("mat",))
    assert session.source == Source("me", date(2026, 11, 22), date(2027, 2, 22))
    assert [(phase.name, phase.kind) for phase in session.phases] == [("Part", PhaseKind.STRENGTH)]


def test_a_list_of_reps_says_the_number_of_sets():
    """A descending list has one set for each entry."""
    assert exercise("hold = 10\nreps = [4, 3, 2]").sets == 3


def test_levels_stand_alone():
    """Each level is the exercise as written with its own keys replaced, not the level before."""
    levels, _ = ladder("hold = 30\nsets = 2\nlevels = [{ sets = 3 }, { hold = 40 }]")
    assert [(level.sets, level.dose) for level in levels] == [
        (3, Holds(Fraction(30))),
        (2, Holds(Fraction(40))),
    ]


def test_milder_variants_are_applied_to_each_level():
    """A milder entry changes the exercise as written, and likewise each of its levels."""
    levels, milder = ladder("hold = 30\nmilder = [{ hold = 15 }]\nlevels = [{ sets = 3 }]")
    assert [(one.sets, one.dose) for one in milder] == [(1, Holds(Fraction(15)))]
    assert [(one.sets, one.dose) for one in levels[0].milder] == [(3, Holds(Fraction(15)))]
    assert milder[0].levels == milder[0].milder == ()


def test_a_key_of_another_dose_replaces_the_whole_dose():
    """Nothing of the old dose is left when an entry brings a key of another one."""
    levels, _ = ladder('reps = 8\ntempo = "2-0-1-2"\nlevels = [{ hold = 20 }, { reps = 10 }]')
    assert levels[0].dose == Holds(Fraction(20))
    assert levels[1].dose == TempoReps(10, Tempo(2, 0, 1, 2))


@pytest.mark.parametrize(
    ("keys", "dose"),
    [
        ('time = 60\ncadence = "own"\nlevels = [{ bpm = 90 }]', Timed(Fraction(60), Fraction(90))),
        ("hold = 9\nsets = 2\nlevels = [{ reps = [3, 2] }]", Holds(Fraction(9), (3, 2))),
    ],
)
def test_an_entry_replaces_what_it_excludes(keys, dose):
    """One pace replaces the other, and a list of reps the sets."""
    levels, _ = ladder(keys)
    assert levels[0].dose == dose


def test_a_used_variant_comes_with_all_it_has():
    """A used variant keeps its name, dose and texts; the exercise keeps its id."""
    levels, _ = ladder(
        'hold = 30\nload = "band"\nlevels = [{ use = "couch", sets = 2 }]',
        '[[variant]]\nid = "couch"\nname = "Couch"\nhold = 60\nside = "each"\ncue = "Slowly."\n',
    )
    couch = levels[0]
    assert (couch.id, couch.used, couch.name) == ("half-kneel", "couch", "Couch")
    assert (couch.dose, couch.sets, couch.sides) == (Holds(Fraction(60)), 2, Sides.EACH)
    assert (couch.cue, couch.load) == ("Slowly.", "")


def test_another_exercise_can_be_used_without_its_levels():
    """An exercise of a phase can be used too; its own levels are ignored."""
    levels, milder = ladder(
        'hold = 30\nlevels = [{ use = "bridge" }]\nmilder = [{ sets = 2 }]',
        '[[phase.exercise]]\nname = "Bridge"\nreps = 5\nlevels = [{ reps = 9 }]\n'
        "milder = [{ reps = 1 }]\n",
    )
    assert levels[0].dose == FreeReps(5)
    assert levels[0].levels == ()
    assert [(one.used, one.sets) for one in levels[0].milder] == [("bridge", 2)]
    assert [(one.used, one.sets) for one in milder] == [("half-kneel", 2)]


@pytest.mark.parametrize(
    ("key", "low", "high"),
    [
        ("hold = 30\nsets", 1, 20),
        ("reps", 1, 200),
        ('breath = "4-0-6-0"\nbreaths', 1, 200),
        ("hold", 1, 600),
        ("time", 1, 7200),
        ("hold = 30\nreps = 2\ngap", 0, 600),
        ("hold = 30\nrest", 0, 600),
        ("hold = 30\nswitch", 0, 600),
        ("hold = 30\ntransition", 0, 600),
        ("hold = 30\nget_ready", 0, 600),
        ("reps = 1\nbpm", 15, 240),
        ("reps = 1\nbpm = 60\nbeats_per_rep", 1, 16),
    ],
)
def test_the_ends_of_a_range_are_in_it(key, low, high):
    """Each range includes its ends and nothing beyond them."""
    for value, problems in ((low, 0), (high, 0), (low - 1, 1), (high + 1, 1)):
        reading = read_session_text(f"{HEAD}{PHASE}{key} = {value}\n", "test")
        assert len(reading.problems) == problems


@pytest.mark.parametrize(
    ("text", "good"),
    [("x" * 80, True), ("x" * 81, False), ("", False), (" ", False), ("ü" * 80, True)],
)
def test_a_name_has_1_to_80_characters(text, good):
    """Names are counted in characters and are not blank."""
    reading = read_session_text(f'{HEAD}{PHASE}hold = 3\nid = "{text}"\n', "test")
    assert (reading.session is not None) == good


@pytest.mark.parametrize(
    "text", [HEAD + PHASE + "hold = 30\n", "\ufeff" + HEAD + PHASE + "hold = 3"]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_digest_is_that_of_the_file(tmp_path, text, newline):
    """The text of a reading, read again from a diary, is the same session with the same digest."""
    file = tmp_path / "test.toml"
    file.write_bytes(text.replace("\n", newline).encode())
    reading = read_session(file)
    again = read_session_text(reading.text, "test")
    assert reading.session is not None
    assert again.session == reading.session
    assert again.sha256 == reading.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_path_to_nothing_has_one_problem(tmp_path):
    """What cannot be read has no session, no text, and one problem without a line."""
    reading = read_session(tmp_path / "no.toml")
    assert (reading.session, reading.text) == (None, "")
    assert [(problem.line, problem.exercise) for problem in reading.problems] == [(None, "")]


@pytest.mark.parametrize("file", sorted(shipped_sessions().glob("*.toml")), ids=lambda f: f.stem)
def test_the_shipped_sessions_are_without_blame(file):
    """No shipped session has a problem or a note."""
    reading = read_session(Path(file))
    assert (reading.problems, reading.notes) == ((), ())
    assert reading.session is not None


def test_reading_needs_only_the_core_of_pydantic():
    """Sessions are read without the slow half of pydantic, and without the screen."""
    program = (
        "import sys; from pathlib import Path;"
        "from iliotimer.files.session_file import read_session;"
        f"read_session(Path({str(shipped_sessions() / 'foundation.toml')!r}));"
        "print(sorted({'pydantic', 'textual', 'difflib', 'hashlib'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
