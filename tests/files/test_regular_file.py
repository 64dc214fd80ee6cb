from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from iliotimer.files.problems import Problem
from iliotimer.files.regular_file import LONGEST_FILE, text_of


def message_of(path):
    """The only sentence about a file that cannot be read."""
    problem = text_of(path)
    assert isinstance(problem, Problem)
    return problem.message


def test_the_text_is_kept_to_the_letter(tmp_path):
    """Byte order mark and line ends stay, for the digest and the diary."""
    file = tmp_path / "a.toml"
    file.write_bytes(b"\xef\xbb\xbfa = 1\r\n")
    assert text_of(file) == "\ufeffa = 1\r\n"


def test_a_link_to_a_file_is_followed(tmp_path):
    """A symbolic link to a regular file reads like the file."""
    (tmp_path / "a.toml").write_text("a = 1")
    (tmp_path / "b.toml").symlink_to("a.toml")
    assert text_of(tmp_path / "b.toml") == "a = 1"


def test_exactly_a_mebibyte_is_read_and_no_more(tmp_path):
    """The limit itself is allowed; one byte more is a problem."""
    file = tmp_path / "a.toml"
    file.write_bytes(b"#" * LONGEST_FILE)
    assert text_of(file) == "#" * LONGEST_FILE
    file.write_bytes(b"#" * (LONGEST_FILE + 1))
    assert "larger than 1 MiB" in message_of(file)


def test_no_file_is_a_sentence(tmp_path):
    """A path to nothing says so; a broken link and a file taken for a folder too."""
    (tmp_path / "link").symlink_to("nowhere")
    (tmp_path / "a.toml").write_text("a = 1")
    assert message_of(tmp_path / "a.toml" / "b") == "there is no such file"
    assert message_of(tmp_path / "no.toml") == "there is no such file"
    assert message_of(tmp_path / "link") == "there is no such file"


def test_a_folder_is_a_sentence(tmp_path):
    """A folder is not read."""
    assert message_of(tmp_path) == "this is a folder; name a file in it"


def test_a_pipe_does_not_block(tmp_path):
    """A named pipe that nobody writes to is refused without waiting."""
    os.mkfifo(tmp_path / "pipe")
    assert "not a regular file" in message_of(tmp_path / "pipe")


def test_a_device_and_a_socket_are_refused(tmp_path, monkeypatch):
    """Endless devices and sockets are not read."""
    assert "not a regular file" in message_of(Path("/dev/zero"))
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        assert "not a regular file" in message_of(Path("socket"))


@pytest.mark.parametrize(
    "path",
    ["a\0b", "x" * 5000, "loop"],
    ids=["null", "long", "loop"],
)
def test_impossible_paths_are_a_sentence(tmp_path, path):
    """A path that the system refuses is a problem, not an error."""
    (tmp_path / "loop").symlink_to("loop")
    assert message_of(tmp_path / path).startswith("the file cannot be read: ")


def test_a_file_without_permission_is_a_sentence(tmp_path, monkeypatch):
    """What the system forbids is said in its words."""
    file = tmp_path / "a.toml"
    file.write_text("a = 1")

    def forbidden(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", forbidden)
    assert message_of(file) == "the file cannot be read: Permission denied"


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"a = 1\nb = \xe4\n", 2, "byte 0xE4 is not UTF-8"),
        ("a = 1".encode("utf-16"), None, "UTF-16"),
        (b"a = 1\0", None, "binary"),
    ],
    ids=["latin-1", "utf-16", "binary"],
)
def test_what_is_not_utf_8_text_is_a_problem(tmp_path, content, line, words):
    """Other encodings are named where they can be recognised."""
    file = tmp_path / "a.toml"
    file.write_bytes(content)
    problem = text_of(file)
    assert isinstance(problem, Problem)
    assert problem.line == line
    assert words in problem.message
