import os
import tomllib
from pathlib import Path

import pytest

from iliotimer.diary.appended import Unreadable, append, append_blocks, read_appended
from iliotimer.diary.blocks import block


def test_a_file_is_begun_with_a_head_once(tmp_path):
    """In folders of the person's own, and by nobody else's leave to read it."""
    path = tmp_path / "home" / "things.toml"
    for n in (1, 2):
        append(path, block("[[thing]]", {"n": n}))
    told = tomllib.loads(path.read_text())
    assert (told["format"], told["thing"]) == (1, [{"n": 1}, {"n": 2}])
    assert [each.stat().st_mode & 0o777 for each in (path, path.parent)] == [0o600, 0o700]


@pytest.mark.parametrize("data", [b"\0" * 5000, b"\x93\x12", b"f\n", b"formerly = 1\n"])
def test_a_file_without_a_whole_block_of_ours_is_left_as_it_is(tmp_path, data):
    """It is neither empty for whoever reads it nor written over."""
    path = tmp_path / "course.toml"
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=r"^course\.toml was not written by iliotimer"):
        read_appended(path, dict, "is odd")
    with pytest.raises(OSError, match="not written by iliotimer"):
        append(path, block("[[thing]]", {"n": 1}))
    assert path.read_bytes() == data


@pytest.mark.parametrize("data", [b"", b"for", b'format = 1\napp = "ilio'])
def test_a_file_whose_first_write_was_torn_is_begun_again(tmp_path, data):
    """Nothing had been kept in it."""
    path = tmp_path / "course.toml"
    path.write_bytes(data)
    append_blocks(path, block("", {"format": 1}))
    assert read_appended(path, dict, "is odd") == {"format": 1}


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_nothing_is_appended_to_what_is_no_file(tmp_path, kind):
    """Nor read without end in search of its last block."""
    os.mkfifo(tmp_path / "pipe")
    path = {"pipe": tmp_path / "pipe", "device": Path("/dev/zero"), "folder": tmp_path}[kind]
    with pytest.raises(OSError, match=r"regular file|folder|directory"):
        append_blocks(path, b"x = 1\n\n")
