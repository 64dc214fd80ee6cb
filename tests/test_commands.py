import json
import os
import re
import subprocess
import sys
import wave
from pathlib import Path

import pytest
from click.testing import CliRunner
from examples import SHORT_SESSION

from iliotimer.cli import cli

SESSIONS = Path(__file__).parent.parent / "sessions"
MINUTES = {"foundation": 36, "build": 44, "strength": 45, "mobility": 31, "desk-break": 9.8}


@pytest.fixture
def invoke(tmp_path, monkeypatch):
    """Calls a command with an empty home."""
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path / "home"))

    def called(*args):
        return CliRunner().invoke(cli, [str(arg) for arg in args], catch_exceptions=False)

    return called


def test_list_names_the_shipped_sessions(invoke):
    """With their minutes."""
    done = invoke("list")
    assert done.exit_code == 0
    for name in MINUTES:
        assert re.search(rf"^{name} +\d+ min", done.output, re.MULTILINE)
    assert {row["id"] for row in json.loads(invoke("list", "--json").output)} == set(MINUTES)


@pytest.mark.parametrize(("name", "minutes"), MINUTES.items())
def test_the_score_lasts_as_long_as_show_says_and_as_was_meant(invoke, name, minutes):
    """To the second, and within a tenth of the intended minutes."""
    shown = json.loads(invoke("show", name, "--json").output)
    cues = [json.loads(line) for line in invoke("cues", name).output.splitlines()]
    assert cues[-1]["cue"] == "session_over"
    assert cues[-1]["t"] == pytest.approx(shown["duration_s"], abs=1)
    assert shown["duration_s"] == pytest.approx(minutes * 60, rel=0.1)
    assert [cue["t"] for cue in cues] == sorted(cue["t"] for cue in cues)


def test_foundation_has_sixteen_exercises(invoke):
    """In four phases."""
    shown = json.loads(invoke("show", "foundation", "--json").output)
    assert [phase["kind"] for phase in shown["phases"]] == [
        "breath",
        "activation",
        "lengthening",
        "gait",
    ]
    assert sum(len(phase["exercises"]) for phase in shown["phases"]) == 16
    bridge = shown["phases"][1]["exercises"][1]
    assert bridge["tempo"] == "2-0-2-2"
    assert bridge["starts_with"] == "concentric"
    assert (bridge["sets"], bridge["reps"], bridge["rest_s"], bridge["side"]) == (2, 8, 30, "both")
    assert "hold_s" not in bridge


def test_the_score_depends_on_the_file_and_its_options_alone(invoke):
    """A cadence gives the walk its beats."""
    plain = invoke("cues", "foundation").output
    assert invoke("cues", "foundation").output == plain
    paced = [
        json.loads(line)
        for line in invoke("cues", "foundation", "--cadence", "112").output.splitlines()
    ]
    walk = [cue["t"] for cue in paced if cue["exercise"] == "walk" and cue["cue"] in {"go", "tick"}]
    assert len(walk) == 336
    assert walk[1] - walk[0] == pytest.approx(60 / 112)


def test_show_prints_an_outline(invoke):
    """Doses in words."""
    printed = invoke("show", "foundation").output
    assert "2 x 8 reps, tempo 2-0-2-2, lift first, 30 s rest" in printed
    assert "You need: mat" in printed


def test_a_level_is_shown_and_an_unknown_one_refused(invoke, tmp_path):
    """With what there is."""
    at_level = json.loads(
        invoke("show", "foundation", "--json", "--level", "glute-bridge=1").output
    )
    assert at_level["phases"][1]["exercises"][1]["tempo"] == "2-0-2-3"
    for wrong in ("glute-bridge=99", "glute-brige=1", "glute-bridge=much"):
        for command in (["show"], ["render", "-o", tmp_path / "guide.wav"]):
            refused = invoke(*command, "foundation", "--level", wrong)
            assert refused.exit_code == 2
            assert "glute-bridge" in refused.stderr
    assert list(tmp_path.glob("*.wav")) == []


BROKEN = {
    "unknown key": SHORT_SESSION.replace("setup =", "setupp ="),
    "two doses": SHORT_SESSION.replace("hold = 30", "hold = 30\n  time = 20"),
    "no sets": SHORT_SESSION.replace("hold = 30", "hold = 30\n  sets = 0"),
    "tempo": SHORT_SESSION.replace("bpm = 60\n  beats_per_rep = 2", 'tempo = "2-x-1"'),
    "duplicate": SHORT_SESSION.replace('id = "swing"', 'id = "stretch"'),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_told_with_its_line(invoke, tmp_path, kind):
    """Exit status 2 from run and 1 from check, and no traceback."""
    path = tmp_path / "broken.toml"
    path.write_text(BROKEN[kind])
    checked = invoke("check", path)
    assert checked.exit_code == 1
    assert re.match(rf"{re.escape(str(path))}:\d+: ", checked.output)
    run = invoke("run", path)
    assert (run.exit_code, run.stderr.splitlines()[0]) == (2, checked.output.splitlines()[0])


def test_all_problems_are_told_at_once(invoke, tmp_path):
    """Each with its own line."""
    text = SHORT_SESSION
    for before, after in (
        ('setup = "Lie down."', 'setupp = "Lie down."'),
        ("hold = 30", "hold = 30\n  time = 20\n  sets = 0"),
        ("bpm = 60\n  beats_per_rep = 2", 'tempo = "2-x-1"'),
        ('id = "swing"', 'id = "stretch"'),
    ):
        text = text.replace(before, after)
    path = tmp_path / "broken.toml"
    path.write_text(text)
    lines = invoke("check", path).output.splitlines()
    numbers = [int(re.match(r".*?:(\d+): ", line).group(1)) for line in lines]
    assert len(lines) >= 5
    assert numbers == sorted(numbers)
    assert json.loads(invoke("check", "--json", path).output)["problems"][0]["line"] == numbers[0]


@pytest.mark.parametrize("data", [b"", b"\x00\xff\xfe\x01 binary"])
def test_an_empty_or_a_binary_file_is_no_session(invoke, tmp_path, data):
    """It is said in a sentence."""
    path = tmp_path / "x.toml"
    path.write_bytes(data)
    assert invoke("check", path).exit_code == 1
    assert invoke("run", path).exit_code == 2


@pytest.mark.parametrize("command", ["run", "show", "cues"])
def test_a_session_that_is_not_there_is_asked_back(invoke, command):
    """With the one that was meant."""
    done = invoke(command, "fondation")
    assert (done.exit_code, done.stderr) == (
        2,
        "There is no session called 'fondation'. Did you mean foundation?\n",
    )
    assert invoke("check", "missing.toml").exit_code == 1


def test_a_name_that_looks_like_markup_is_printed_as_written(invoke, tmp_path):
    """And no escape reaches the terminal."""
    path = tmp_path / "odd.toml"
    path.write_text(SHORT_SESSION.replace("[/b]", "[/b] \\u001b[31m"))
    printed = invoke("show", path).output
    assert "Stretch [left] [/b]" in printed
    assert "\x1b" not in printed


def test_the_program_starts_as_a_module(tmp_path):
    """`python -m iliotimer` is the same program."""
    done = subprocess.run(
        [sys.executable, "-m", "iliotimer", "--version"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "ILIOTIMER_HOME": str(tmp_path)},
    )
    assert done.stdout.startswith("iliotimer, version 0.")


def test_help_names_every_command(invoke):
    """A newcomer sees where to begin."""
    printed = invoke("--help").output
    assert "iliotimer run foundation" in printed
    for name in ("run", "list", "show", "cues", "check"):
        assert re.search(rf"^  {name} ", printed, re.MULTILINE)


def test_a_level_is_kept_and_used_from_then_on(invoke):
    """The session file stays as it is."""
    before = (SESSIONS / "foundation.toml").read_bytes()
    printed = invoke("level", "foundation", "glute-bridge=1").output
    assert re.search(r"^ > +1  2 x 8 reps, tempo 2-0-2-3", printed, re.MULTILINE)
    shown = json.loads(invoke("show", "foundation", "--json").output)
    assert shown["phases"][1]["exercises"][1]["tempo"] == "2-0-2-3"
    score = [json.loads(line) for line in invoke("cues", "foundation").output.splitlines()]
    assert score[-1]["t"] < shown["duration_s"]
    assert invoke("level", "foundation", "glute-bridge=9").exit_code == 2
    assert (SESSIONS / "foundation.toml").read_bytes() == before


def test_a_session_is_rendered_as_an_audio_guide(invoke, tmp_path):
    """As long as the session, with or without a voice."""
    path = tmp_path / "guide.wav"
    assert invoke("render", "desk-break", "-o", path).exit_code == 0
    with wave.open(str(path)) as guide:
        seconds = guide.getnframes() / guide.getframerate()
    shown = json.loads(invoke("show", "desk-break", "--json").output)
    assert shown["duration_s"] <= seconds < shown["duration_s"] + 2
    refused = invoke("render", "desk-break", "-o", tmp_path / "x.mp3")
    assert (refused.exit_code, "WAV file: x.wav, not x.mp3." in refused.stderr) == (2, True)
    refused = invoke("render", "desk-break", "-o", tmp_path / "missing" / "x.wav")
    assert (refused.exit_code, list(tmp_path.glob("**/*.wav*"))) == (2, [path])


def test_doctor_says_what_works_and_what_would_help(invoke):
    """As words and as JSON."""
    facts = json.loads(invoke("doctor", "--json").output)
    assert facts["sound"]["used"] in {"miniaudio", "simpleaudio", "bell"}
    assert facts["folders"]["diary"].endswith("log")
    assert facts["versions"]["textual"] in invoke("doctor").output
