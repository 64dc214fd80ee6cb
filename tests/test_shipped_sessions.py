"""The shipped sessions against the tables of doses that they were written from."""

import json

import pytest
from click.testing import CliRunner

from iliotimer.cli import cli
from iliotimer.files.places import session_files, shipped_sessions
from iliotimer.files.session_file import read_session

BREATH = "4-0-6-0"
CON = "concentric"
ECC = "eccentric"


def breaths(side, sets, number, rest=0):
    return {"side": side, "sets": sets, "breaths": number, "breath": BREATH, "rest_s": rest}


def holds(side, sets, reps, seconds, gap=0, rest=0):
    dose = {"side": side, "sets": sets, "reps": reps, "hold_s": seconds}
    return {**dose, "gap_s": gap, "rest_s": rest}


def tempo(side, sets, reps, digits, start, rest=0):
    dose = {"side": side, "sets": sets, "reps": reps, "tempo": digits}
    return {**dose, "starts_with": start, "rest_s": rest}


def beats(side, sets, reps, bpm, per_rep=1, rest=0):
    dose = {"side": side, "sets": sets, "reps": reps, "bpm": bpm}
    return {**dose, "beats_per_rep": per_rep, "rest_s": rest}


def timed(side, sets, seconds, rest=0, **pace):
    return {"side": side, "sets": sets, "time_s": seconds, "rest_s": rest, **pace}


TABLES = {
    "foundation": [
        ("breath", breaths("both", 5, 4, rest=5)),
        ("breath", holds("both", 1, 10, 5, gap=3)),
        ("breath", holds("alternate", 1, 5, 5, gap=2)),
        ("breath", tempo("both", 1, 8, "3-0-3-0", ECC)),
        ("breath", beats("each", 1, 20, 20)),
        ("activation", holds("both", 1, 5, 15, gap=5)),
        ("activation", tempo("both", 2, 8, "2-0-2-2", CON, rest=30)),
        ("activation", tempo("each", 2, 10, "2-0-1-2", CON, rest=30)),
        ("activation", tempo("alternate", 2, 6, "2-1-2-0", ECC, rest=30)),
        ("activation", holds("alternate", 1, 5, 5, gap=2)),
        ("lengthening", holds("each", 1, 2, 30, gap=10)),
        ("lengthening", holds("each", 1, 2, 30, gap=10)),
        ("lengthening", holds("each", 1, 1, 30)),
        ("gait", beats("each", 1, 10, 50, per_rep=2)),
        ("gait", timed("alternate", 2, 60, rest=30, bpm=80)),
        ("gait", timed("alternate", 1, 180, cadence="own")),
    ],
    "build": [
        ("breath", breaths("both", 3, 4, rest=5)),
        ("breath", holds("both", 1, 10, 5, gap=3)),
        ("breath", tempo("both", 1, 8, "3-0-3-0", ECC)),
        ("breath", beats("each", 1, 10, 20)),
        ("activation", tempo("both", 2, 12, "2-0-2-3", CON, rest=30)),
        ("activation", tempo("each", 2, 12, "2-0-1-2", CON, rest=30)),
        ("activation", tempo("alternate", 2, 8, "2-1-2-0", ECC, rest=30)),
        ("activation", holds("each", 1, 4, 10, gap=3)),
        ("activation", holds("alternate", 3, [4, 3, 2], 10, gap=2)),
        ("activation", tempo("alternate", 2, 10, "3-0-3-0", CON, rest=45)),
        ("lengthening", holds("each", 1, 3, 30, gap=10)),
        ("lengthening", holds("each", 1, 2, 30, gap=15)),
        ("gait", beats("each", 1, 12, 50, per_rep=2)),
        ("gait", timed("alternate", 2, 60, rest=30, bpm=100)),
        ("gait", timed("alternate", 1, 240, cadence="own*1.05")),
    ],
    "strength": [
        ("breath", breaths("both", 2, 4, rest=5)),
        ("breath", beats("each", 1, 10, 20)),
        ("breath", beats("each", 1, 10, 50, per_rep=2)),
        ("activation", holds("both", 1, 4, 10, gap=3)),
        ("activation", holds("each", 1, 4, 10, gap=3)),
        ("activation", holds("alternate", 1, 4, 10, gap=2)),
        ("strength", tempo("each", 3, 8, "2-0-2-2", CON, rest=60)),
        ("strength", tempo("each", 3, 8, "3-2-3-2", CON, rest=60)),
        ("strength", beats("alternate", 2, 15, 60, per_rep=2, rest=60)),
        ("strength", tempo("each", 2, 10, "4-0-2-1", CON, rest=60)),
        ("gait", timed("both", 3, 30, rest=60, cadence="own")),
        ("gait", holds("each", 2, 1, 30, rest=15)),
        ("lengthening", holds("each", 1, 2, 30, gap=10)),
    ],
    "mobility": [
        ("breath", breaths("both", 5, 4, rest=5)),
        ("breath", tempo("both", 1, 8, "3-0-3-0", ECC)),
        ("breath", holds("alternate", 1, 5, 5, gap=2)),
        ("breath", beats("each", 1, 10, 20)),
        ("lengthening", holds("each", 1, 4, 30, gap=10)),
        ("lengthening", holds("each", 1, 1, 120)),
        ("lengthening", holds("each", 1, 2, 30, gap=10)),
        ("lengthening", holds("each", 1, 2, 30, gap=15)),
        ("gait", beats("each", 1, 12, 50, per_rep=2)),
        ("gait", timed("alternate", 1, 300, cadence="own")),
        ("breath", breaths("both", 1, 12)),
    ],
    "desk-break": [
        ("breath", breaths("both", 1, 8)),
        ("breath", holds("both", 1, 6, 3, gap=2)),
        ("activation", tempo("both", 1, 8, "3-0-1-1", ECC)),
        ("activation", holds("both", 1, 5, 5, gap=2)),
        ("lengthening", holds("each", 1, 2, 30, gap=5)),
        ("gait", beats("each", 1, 10, 50, per_rep=2)),
        ("gait", timed("alternate", 1, 60, bpm=100)),
        ("gait", timed("alternate", 1, 90, cadence="own")),
    ],
}
"""The phase's kind and the dose of every exercise, in order."""
SAID_ELSEWHERE = {"id", "name", "duration_s"}


def shown(name, home, *options):
    done = CliRunner().invoke(
        cli, ["show", name, "--json", *options], env={"ILIOTIMER_HOME": str(home)}
    )
    assert done.exit_code == 0
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", TABLES)
def test_a_shipped_session_has_the_doses_of_its_table(name, tmp_path):
    """Exercise by exercise, and nothing else; a hold may pace the breath besides."""
    rows = []
    for phase in shown(name, tmp_path)["phases"]:
        for exercise in phase["exercises"]:
            dose = {key: value for key, value in exercise.items() if key not in SAID_ELSEWHERE}
            if "hold_s" in dose:
                dose.pop("breath", None)
            rows.append((phase["kind"], dose))
    table = [
        (kind, {key: value for key, value in dose.items() if value != 0})
        for kind, dose in TABLES[name]
    ]
    assert rows == table


@pytest.mark.parametrize("name", TABLES)
def test_a_shipped_session_has_no_problem_and_no_note(name):
    """Whoever writes a session can take it as an example."""
    reading = read_session(shipped_sessions() / f"{name}.toml")
    assert (reading.problems, reading.notes) == ((), ())


def test_the_tables_are_of_every_shipped_session(tmp_path, monkeypatch):
    """And the schema beside them is not listed as one."""
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path))
    assert (shipped_sessions() / "session.schema.json").is_file()
    assert set(session_files()) == set(TABLES)


def test_from_65_on_the_long_stretch_of_the_mobility_session_is_held_for_a_minute(tmp_path):
    """A file leaves that to the setting with hold = "default"."""
    (tmp_path / "config.toml").write_text('[person]\nage_group = "65-or-over"\n')
    phases = shown("mobility", tmp_path)["phases"]
    held = {e["id"]: e["hold_s"] for p in phases for e in p["exercises"] if "hold_s" in e}
    assert held["half-kneeling-stretch"] == 60
    assert held["couch-stretch"] == 30


@pytest.mark.parametrize("file", sorted(shipped_sessions().glob("*.toml")), ids=lambda f: f.stem)
def test_a_shipped_session_names_its_schema_for_editors(file):
    """In the first line, as taplo reads it, beside the file."""
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    assert first == "#:schema ./session.schema.json"
