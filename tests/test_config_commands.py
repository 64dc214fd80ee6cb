import json
import os
import sys
import termios
import tomllib

import jsonschema
import pytest
from click.testing import CliRunner
from examples import SHORT_SESSION

from iliotimer import tapping
from iliotimer.cli import cli
from iliotimer.commands import cadence
from iliotimer.commands.sessions import Fault
from iliotimer.files.kept import keep_level, keep_volume, kept
from iliotimer.files.key_names import COMMANDS
from iliotimer.files.own_sessions import STARTING_TEXT
from iliotimer.files.places import places, shipped_sessions
from iliotimer.files.session_file import read_session, read_session_text
from iliotimer.files.settings import SETTINGS


@pytest.fixture
def invoke(tmp_path, monkeypatch):
    """Calls a command with an empty home and no editor."""
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)

    def called(*args):
        return CliRunner().invoke(cli, [str(arg) for arg in args], catch_exceptions=False)

    return called


@pytest.fixture
def config(invoke):
    """Writes config.toml."""
    del invoke

    def written(text):
        places().config.parent.mkdir(parents=True, exist_ok=True)
        places().config.write_text(text)

    return written


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """Makes $EDITOR a program that replaces one text with another in the file it opens."""

    def made(before, after, status=0):
        program = tmp_path / "my editor.py"
        program.write_text(
            "import sys, pathlib\n"
            "path = pathlib.Path(sys.argv[-1])\n"
            f"path.write_text(path.read_text().replace({before!r}, {after!r}))\n"
            f"sys.exit({status})\n"
        )
        monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{program}'")

    return made


# config


def test_config_prints_every_setting_with_value_origin_and_meaning(invoke, config):
    """In the tables of the file."""
    config("[sound]\nvolume = 60\n[keys]\npause = ['k', '§']\n")
    done = invoke("config")
    assert done.exit_code == 0
    lines = done.output.splitlines()
    assert lines[0] == str(places().config)
    for setting in SETTINGS:
        assert f"    {setting.meaning} ({setting.allowed})" in lines
    assert any(line.split() == ["volume", "=", "60", "config.toml", "line", "2"] for line in lines)
    assert any(line.split()[:4] == ["pause", "=", '["k",', '"§"]'] for line in lines)
    assert any(line.split() == ["cadence", "is", "not", "set", "default"] for line in lines)


def test_config_prints_one_document_of_json(invoke, config):
    """The keys too."""
    config("[sound]\nvolume = 60\n")
    found = json.loads(invoke("config", "--json").stdout)
    rows = {row["name"]: row for row in found["settings"]}
    assert set(rows) == {s.name for s in SETTINGS} | {f"keys.{name}" for name in COMMANDS}
    assert (rows["sound.volume"]["value"], rows["sound.volume"]["default"]) == (60, 80)
    assert rows["sound.volume"]["origin"] == "config.toml line 2"
    assert rows["keys.pain"]["value"] == ["p", "."]
    assert found["problems"] == []


WRONG = "[sound]\nvolume = 160\n[persn]\n"


def test_config_tells_every_problem_and_exits_1(invoke, config):
    """On stderr, or in the document."""
    config(WRONG)
    done = invoke("config")
    assert done.exit_code == 1
    assert [line.split(": ")[0] for line in done.stderr.splitlines()] == [
        f"{places().config}:2",
        f"{places().config}:3",
    ]
    done = invoke("config", "--json")
    assert done.exit_code == 1
    assert [problem["line"] for problem in json.loads(done.stdout)["problems"]] == [2, 3]


def test_run_refuses_with_all_problems_of_config_toml(invoke, config):
    """Exit status 2."""
    config(WRONG)
    done = invoke("run", "desk-break")
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 2
    assert "write 0 to 100" in done.stderr


def test_show_and_list_go_on_with_the_rest_of_config_toml(invoke, config):
    """And say where the problems are told."""
    config(WRONG + '[person]\nage_group = "65-or-over"\n')
    done = invoke("show", "mobility")
    assert done.exit_code == 0
    assert "4 holds of 60 s" in done.stdout
    assert "iliotimer config" in done.stderr
    assert invoke("list").exit_code == 0


# the person's own hold, cadence and levels


def test_show_counts_with_the_persons_hold_and_cadence_and_cues_never_does(invoke, config):
    """The score depends on the file and its options alone."""
    cues = invoke("cues", "mobility").output
    usual = json.loads(invoke("show", "mobility", "--json").stdout)["duration_s"]
    listed = {row["id"]: row for row in json.loads(invoke("list", "--json").stdout)}
    assert listed["mobility"]["duration_s"] == usual
    config('[person]\nage_group = "65-or-over"\ncadence = 112\n')
    shown = json.loads(invoke("show", "mobility", "--json").stdout)
    assert shown["duration_s"] == usual + 2 * 4 * 30
    walk = next(e for p in shown["phases"] for e in p["exercises"] if e["id"] == "walk")
    assert walk["bpm"] == 112
    listed = {row["id"]: row for row in json.loads(invoke("list", "--json").stdout)}
    assert listed["mobility"]["duration_s"] == usual + 2 * 4 * 30
    assert invoke("cues", "mobility").output == cues


def bridge(done):
    shown = json.loads(done.stdout)
    return next(e for p in shown["phases"] for e in p["exercises"] if e["id"] == "glute-bridge")


def test_a_kept_level_is_in_use_until_an_option_says_otherwise(invoke):
    """In show as in run; the score stays as written."""
    cues = invoke("cues", "foundation").output
    keep_level(places(), "foundation", "glute-bridge", 1)
    assert bridge(invoke("show", "foundation", "--json"))["tempo"] == "2-0-2-3"
    options = ("--json", "--level", "glute-bridge=0")
    assert bridge(invoke("show", "foundation", *options))["tempo"] == "2-0-2-2"
    assert invoke("cues", "foundation").output == cues


@pytest.mark.parametrize(("level", "nearest"), [(99, 5), (-99, -1)])
def test_a_kept_level_that_is_gone_counts_as_the_nearest_and_says_so(
    invoke, tmp_path, level, nearest
):
    """The highest, or the mildest."""
    levels = ", ".join(f"{{ hold = {30 + number} }}" for number in range(1, 6))
    path = tmp_path / "short.toml"
    path.write_text(SHORT_SESSION.replace("milder =", f"levels = [{levels}]\n  milder ="))
    keep_level(places(), "short", "stretch", level)
    keep_level(places(), "short", "gone", 1)
    done = invoke("show", path)
    assert done.exit_code == 0
    said = f"stretch was at level {level}, which this session no longer has"
    assert done.stderr == f"note: {said}; it is at level {nearest}.\n"
    assert f"2 holds of {35 if nearest > 0 else 10} s" in done.stdout


@pytest.mark.parametrize(
    ("source", "written", "due"),
    [
        ('{ by = "Dr. Mill [b]", date = 2026-11-02 }', "Written by Dr. Mill [b], 2026-11-02.", ""),
        ("{ date = 2026-11-02 }", "Written 2026-11-02.", ""),
        ('{ by = "Dr. Mill", review = 2020-02-01 }', "Written by Dr. Mill.", "2020-02-01"),
        ("{ review = 9999-01-01 }", "", ""),
    ],
)
def test_show_says_who_wrote_the_plan_and_when_its_review_is_due(
    invoke, tmp_path, source, written, due
):
    """As the file has it."""
    path = tmp_path / "short.toml"
    path.write_text(SHORT_SESSION.replace("\n\n", f"\nsource = {source}\n\n", 1))
    done = invoke("show", path)
    assert [line for line in done.stdout.splitlines() if line.startswith("Written")] == (
        [written] if written else []
    )
    assert done.stderr == (
        f"note: this plan was to be reviewed by {due}; ask whoever wrote it.\n" if due else ""
    )


# cadence


def test_a_cadence_is_kept_told_and_forgotten(invoke):
    """Steps per minute."""
    assert invoke("cadence", "112").output == "112 steps a minute, kept.\n"
    assert kept(places()).settings == {"person.cadence": 112}
    asked = invoke("cadence").output
    assert "112 steps a minute (kept)" in asked
    assert "30 seconds, twice" in asked
    assert invoke("cadence", "--forget").exit_code == 0
    assert kept(places()).settings == {}
    assert "not known" in invoke("cadence").output


@pytest.mark.parametrize("steps", ["29", "241", "nan", "inf", "fast"])
def test_a_cadence_that_nobody_walks_is_refused(invoke, steps):
    """Exit status 2, and nothing is kept."""
    assert invoke("cadence", steps).exit_code == 2
    assert kept(places()).settings == {}
    assert invoke("cues", "foundation", "--cadence", steps).exit_code == 2


def test_a_cadence_in_config_toml_goes_first_and_that_is_said(invoke, config):
    """Whatever is kept."""
    config("[person]\ncadence = 100\n")
    done = invoke("cadence", "112")
    assert done.exit_code == 0
    assert "config.toml line 2" in done.stderr


def test_a_number_and_forget_together_are_refused(invoke):
    """Only one can be meant."""
    assert invoke("cadence", "112", "--forget").exit_code == 2


def test_a_cadence_that_cannot_be_kept_is_a_sentence(invoke, tmp_path):
    """And no traceback."""
    (tmp_path / "home").write_text("in the way")
    done = invoke("cadence", "112")
    assert done.exit_code == 2
    assert "cannot be kept" in done.stderr


STEADY = [number * 0.5 for number in range(40)]


@pytest.mark.parametrize(
    ("taps", "steps"),
    [
        (STEADY, 120),
        (STEADY[:10], 120),
        (STEADY[:9], None),
        ([], None),
        ([tap for tap in STEADY if tap not in {3.0, 7.5}], 120),
        (sorted([*STEADY, 4.1, 9.6]), 120),
        ([1.0] * 12, None),
    ],
)
def test_the_cadence_is_the_median_of_at_least_ten_taps(taps, steps):
    """A tap missed or doubled does not count."""
    assert tapping.cadence_of(taps) == steps


@pytest.mark.parametrize(
    ("taps", "expected"),
    [(STEADY, 120), (STEADY[:5], "5 taps"), ([tap / 10 for tap in STEADY], "1200 steps")],
)
def test_tapping_gives_a_cadence_or_says_why_not(monkeypatch, taps, expected):
    """A key that is held down is no step."""
    monkeypatch.setattr(tapping, "tapped", lambda *_, **__: taps)
    if isinstance(expected, int):
        assert cadence._measured() == expected
    else:
        with pytest.raises(Fault, match=expected):
            cadence._measured()


def test_taps_are_heard_on_a_terminal_until_the_time_is_over():
    """From the first tap on; the terminal is as it was afterwards."""
    master, terminal = os.openpty()
    try:
        before = termios.tcgetattr(terminal)
        seconds = 0.0
        looks = 0

        def now():
            nonlocal looks
            looks += 1
            if looks == 1:
                os.write(master, b" ")
            return seconds

        def heard(count):
            nonlocal seconds
            seconds = count * 0.5
            os.write(master, b"\x1b[A" if count % 2 else b"x")

        taps = tapping.tapped(terminal, seconds=5, now=now, heard=heard)
        assert taps == [0.5 * number for number in range(10)]
        assert termios.tcgetattr(terminal) == before
    finally:
        os.close(master)
        os.close(terminal)


# new


def test_new_writes_a_valid_commented_session_of_three_exercises(invoke):
    """Nothing in it is a problem or worth a note, and it says what to do next."""
    done = invoke("new", "My hips: Tuesday")
    assert done.exit_code == 0
    path = places().sessions / "my-hips-tuesday.toml"
    assert done.output.splitlines()[0] == str(path)
    assert "iliotimer edit my-hips-tuesday" in done.output
    reading = read_session(path)
    assert (reading.problems, reading.notes) == ((), ())
    assert reading.session.title == "My hips: Tuesday"
    assert len(reading.session.exercises) == 3
    assert "# " in reading.text
    assert invoke("show", "my-hips-tuesday").exit_code == 0


def test_new_copies_a_session_under_another_title(invoke):
    """Everything else stays to the letter."""
    assert invoke("new", "Mornings", "--from", "desk-break").exit_code == 0
    copied = (places().sessions / "mornings.toml").read_text()
    shipped = (shipped_sessions() / "desk-break.toml").read_text()
    assert copied == shipped.replace('title = "Desk break"', 'title = "Mornings"')


def test_new_never_overwrites(invoke):
    """The file stays as it was."""
    invoke("new", "mine")
    path = places().sessions / "mine.toml"
    path.write_text("changed")
    done = invoke("new", "Mine!")
    assert done.exit_code == 2
    assert "is there already" in done.stderr
    assert path.read_text() == "changed"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("../../etc/passwd", "etc-passwd.toml"),
        ("/etc/x", "etc-x.toml"),
        ("C:\\x", "c-x.toml"),
        ('a "quoted" \x1b[31m name', "a-quoted-31m-name.toml"),
        ("Büro", "büro.toml"),
    ],
)
def test_a_name_never_leads_out_of_the_persons_folder(invoke, name, file):
    """It becomes a slug, and the title is what was given."""
    assert invoke("new", name).exit_code == 0
    assert [path.name for path in places().sessions.glob("*.toml")] == [file]
    reading = read_session(places().sessions / file)
    assert reading.session.title == " ".join(name.split())


@pytest.mark.parametrize("name", ["", "..", "/", "!?", "x" * 81])
def test_a_name_that_names_nothing_is_refused(invoke, name):
    """Nothing is written."""
    assert invoke("new", name).exit_code == 2
    assert not places().sessions.exists()


def test_new_from_nothing_is_asked_back(invoke):
    """As everywhere."""
    assert "Did you mean foundation?" in invoke("new", "mine", "--from", "fondation").stderr


def test_a_new_session_that_hides_a_shipped_one_says_so(invoke):
    """The person's own goes first."""
    assert "goes before" in invoke("new", "Foundation").output


def test_the_starting_text_is_a_session_by_itself():
    """Its placeholder title too."""
    assert read_session_text(STARTING_TEXT, "x").problems == ()


# edit


def test_edit_opens_the_editor_and_checks(invoke, editor):
    """A program with a space in its name and arguments of its own is an editor too."""
    invoke("new", "mine")
    editor("reps = 8", "reps = 9")
    done = invoke("edit", "mine")
    assert done.exit_code == 0
    assert "No problem" in done.output
    assert "reps = 9" in (places().sessions / "mine.toml").read_text()


def test_edit_tells_every_problem_and_exits_1(invoke, editor):
    """With lines."""
    invoke("new", "mine")
    editor("sets = 2", "sets = 200")
    done = invoke("edit", "mine")
    assert done.exit_code == 1
    assert "sets = 200 is more than 20" in done.stderr


def test_edit_copies_a_shipped_session_first_and_says_so(invoke, editor):
    """The shipped one is never changed."""
    shipped = shipped_sessions() / "desk-break.toml"
    before = shipped.read_bytes()
    editor("hold = 30", "hold = 20")
    done = invoke("edit", "desk-break")
    assert done.exit_code == 0
    own = places().sessions / "desk-break.toml"
    assert str(own) in done.output
    assert "hold = 20" in own.read_text()
    assert shipped.read_bytes() == before
    assert (places().sessions / "session.schema.json").is_file()
    assert "came with" not in invoke("edit", "desk-break").output


@pytest.mark.parametrize(
    ("named", "sentence"),
    [("/no/such/editor", "cannot be started"), ("'", "Say which editor"), (" ", "Say which")],
)
def test_an_editor_that_is_none_is_a_sentence(invoke, monkeypatch, named, sentence):
    """Before anything is copied where that can be known."""
    invoke("new", "mine")
    monkeypatch.setenv("VISUAL", named)
    done = invoke("edit", "mine")
    assert done.exit_code == 2
    assert sentence in done.stderr


def test_an_editor_that_fails_is_a_sentence(invoke, editor):
    """With its exit status."""
    invoke("new", "mine")
    editor("x", "x", status=3)
    done = invoke("edit", "mine")
    assert done.exit_code == 2
    assert "status 3" in done.stderr


def test_a_name_cannot_smuggle_a_command_into_the_editor(invoke, editor, tmp_path):
    """The file is an argument of its own."""
    path = tmp_path / "$(touch owned) `touch owned`.toml"
    path.write_text(SHORT_SESSION)
    editor("x", "x")
    assert invoke("edit", path).exit_code == 0
    assert not list(tmp_path.glob("owned*"))


@pytest.mark.parametrize("name", ["fondation", "missing.toml"])
def test_edit_of_what_is_not_there_is_a_sentence(invoke, editor, name):
    """Exit status 2."""
    editor("x", "x")
    done = invoke("edit", name)
    assert done.exit_code == 2
    assert done.stderr


# schema


def test_the_schema_is_printed_and_shipped_and_accepts_the_shipped_sessions(invoke):
    """The shipped file is made by the same function."""
    printed = invoke("schema").output
    assert (shipped_sessions() / "session.schema.json").read_text(encoding="utf-8") == printed
    validator = jsonschema.Draft202012Validator(json.loads(printed))
    texts = [file.read_text(encoding="utf-8") for file in shipped_sessions().glob("*.toml")]
    assert len(texts) == 5
    for text in [*texts, STARTING_TEXT]:
        document = tomllib.loads(text)
        document.pop("source", None)
        validator.validate(document)
    assert not validator.is_valid({**tomllib.loads(STARTING_TEXT), "kind": "other"})


def test_what_is_kept_and_broken_is_said_by_config(invoke):
    """It counts as empty."""
    keep_volume(places(), 20)
    places().kept.write_text("broken")
    done = invoke("config")
    assert done.exit_code == 0
    assert "cannot be read" in done.stderr
