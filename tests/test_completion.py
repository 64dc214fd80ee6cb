"""What the Tab key offers in bash, zsh and fish."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from iliotimer.cli import COMMANDS, COMPLETE, cli
from iliotimer.commands.shells import SHELLS
from iliotimer.files.places import same_package

SHIPPED = {"build", "desk-break", "foundation", "mobility", "strength"}
BRIDGE = range(-2, 4)
"""The levels of the glute bridge in the shipped session."""


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty home, and an empty folder to type in."""
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path / "home"))
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return tmp_path / "home"


def _asked(monkeypatch, shell, line):
    """The lines that the script of a shell is given at the end of this line."""
    words = line.split(" ")
    monkeypatch.setenv("COMP_WORDS", line)
    at = words[-1] if shell == "fish" else str(len(words) - 1)
    monkeypatch.setenv("COMP_CWORD", at)
    return SHELLS[shell](cli, {}, "iliotimer", COMPLETE).complete().splitlines()


def _offered(monkeypatch, line):
    """The words that are offered, with their help, as zsh gets them."""
    lines = _asked(monkeypatch, "zsh", line)
    return dict(zip(lines[1::3], lines[2::3], strict=True))


LINES = {
    "": set(COMMANDS),
    "ch": {"checkin", "check"},
    "--v": {"--version"},
    "run ": SHIPPED,
    "run fo": {"foundation"},
    "run --no": {"--no-log", "--no-check-in"},
    "run foundation --sound s": {"simpleaudio", "silent"},
    "run foundation --from gl": {"glute-bridge"},
    "run foundation --from=gl": {"--from=glute-bridge"},
    "run --mute --from gl": set(),
    "run nothing --from gl": set(),
    "show foundation --level glute-bridge=": {f"glute-bridge={level}" for level in BRIDGE},
    "level foundation brace=1 glute-bridge=": {f"glute-bridge={level}" for level in BRIDGE},
    "cues d": {"desk-break"},
    "render m": {"mobility"},
    "edit s": {"strength"},
    "new mine --from b": {"build"},
    "serve fo": {"foundation"},
    "completion ": {"bash", "zsh", "fish"},
}


@pytest.mark.parametrize("line", LINES)
@pytest.mark.usefixtures("home")
def test_a_line_is_completed(monkeypatch, line):
    """With commands, options, sessions, exercises and levels."""
    assert set(_offered(monkeypatch, f"iliotimer {line}")) == LINES[line]


@pytest.mark.usefixtures("home")
def test_what_is_offered_says_what_it_is(monkeypatch):
    """Commands with their sentence, sessions with their title, levels with their dose."""
    assert _offered(monkeypatch, "iliotimer run")["run"] == COMMANDS["run"]
    assert _offered(monkeypatch, "iliotimer run d")["desk-break"] == "Desk break"
    levels = _offered(monkeypatch, "iliotimer level foundation glute-bridge=3")
    assert levels["glute-bridge=3"].startswith("Glute bridge: 2 x 12 reps, ")
    assert "plain,foundation\tFoundation" in _asked(monkeypatch, "fish", "iliotimer run fo")


@pytest.mark.usefixtures("home")
def test_session_files_are_offered_where_a_file_is_typed(monkeypatch):
    """With the folders on the way; hidden ones and what needs quotes are left out."""
    for name in ("one.toml", "two.toml", "x y.toml", "$(x).toml", ".hidden.toml", "note.txt"):
        Path(name).touch()
    Path("inner").mkdir()
    Path("inner/three.toml").touch()
    lines = _asked(monkeypatch, "bash", "iliotimer check ")
    assert lines == ["dir,", "plain,one.toml", "plain,two.toml"]
    lines = _asked(monkeypatch, "bash", "iliotimer check inner/t")
    assert lines == ["dir,inner/t", "plain,inner/three.toml"]
    assert "plain,./two.toml" in _asked(monkeypatch, "bash", "iliotimer run ./t")


def test_broken_files_and_settings_disturb_nobody(home, monkeypatch):
    """What a shell would take apart is not offered, and no text of a file breaks the answer."""
    sessions = home / "sessions"
    sessions.mkdir(parents=True)
    (home / "config.toml").write_bytes(b"\xff\x00 [sound")
    (home / "kept.toml").write_bytes(b"\xff\x00 [sound")
    (sessions / "binary.toml").write_bytes(b"\xff\x00")
    (sessions / "syntax.toml").write_text("title = ")
    (sessions / "number.toml").write_text("title = 3")
    (sessions / "folder.toml").mkdir()
    (sessions / "lines.toml").write_text(r'title = "one\ntwo\u001b[31m: three, four"')
    for name in ("a b", "-dash", "semi;colon", "star*", "$(touch x)", "new\nline", "com,ma"):
        (sessions / f"{name}.toml").touch()
    offered = _offered(monkeypatch, "iliotimer run ")
    assert set(offered) == SHIPPED | {"binary", "syntax", "number", "folder", "lines"}
    assert offered["lines"] == "one two\N{REPLACEMENT CHARACTER}[31m: three, four"
    assert set(_offered(monkeypatch, "iliotimer run syntax --level ")) == set()
    assert set(_offered(monkeypatch, "iliotimer check ~nobody/")) == {"~nobody/"}
    monkeypatch.setenv("COMP_CWORD", "much")
    assert SHELLS["bash"](cli, {}, "iliotimer", COMPLETE).complete() == ""


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("iliotimer level foundation glute-bridge =", [str(level) for level in BRIDGE]),
        ("iliotimer level foundation glute-bridge = 2", ["2"]),
        ("iliotimer level foundation brace = 1 glute-bridge = 2", ["2"]),
        ("iliotimer level foundation glute-bridge=2", ["glute-bridge=2"]),
        ("iliotimer run foundation --from = gl", ["glute-bridge"]),
        ("iliotimer run foundation --from=gl", ["--from=glute-bridge"]),
    ],
)
@pytest.mark.usefixtures("home")
def test_bash_may_take_words_apart_at_an_equals_sign(monkeypatch, words, offered):
    """It is given what comes after it then, and the whole word where it does not."""
    lines = _asked(monkeypatch, "bash", words)
    assert lines == [f"plain,{value}" for value in offered]


def test_a_real_bash_completes_without_a_word_on_stderr(home, tmp_path):
    """Nor does it load a screen, not even where a level is offered."""
    program = tmp_path / "iliotimer"
    imports = tmp_path / "imports"
    program.write_text(
        f"#!/bin/sh\nexec {shlex.quote(sys.executable)} -X importtime -m iliotimer"
        f" 2>>{shlex.quote(str(imports))}\n"
    )
    program.chmod(0o755)
    script = CliRunner().invoke(cli, ["completion", "bash"], catch_exceptions=False).stdout
    typed = f"""{script}
        COMP_WORDS=(iliotimer level foundation glute-bridge = '') COMP_CWORD=5
        _iliotimer_completion iliotimer
        printf '%s ' "${{COMPREPLY[@]}}"
        COMP_WORDS=(iliotimer run '$(false' '') COMP_CWORD=3
        _iliotimer_completion iliotimer
        complete -p iliotimer"""
    done = subprocess.run(
        ["bash", "--norc", "-c", typed],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **same_package(), "PATH": f"{tmp_path}:{os.environ['PATH']}"},
    )
    assert done.stdout.startswith(" ".join(map(str, BRIDGE)) + " complete ")
    assert done.stderr == ""
    imported = imports.read_text()
    assert "iliotimer.plan.levels" in imported
    assert "textual" not in imported
    assert not home.exists()


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.usefixtures("home")
def test_the_script_of_a_shell_is_quiet(shell):
    """It is the same by click's own variable."""
    printed = CliRunner().invoke(cli, ["completion", shell], catch_exceptions=False)
    asked = CliRunner().invoke(cli, env={COMPLETE: f"{shell}_source"}, prog_name="iliotimer")
    assert printed.exit_code == 0
    assert f"{COMPLETE}={shell}_complete" in printed.stdout
    assert "2>/dev/null" in printed.stdout
    assert asked.stdout == printed.stdout
