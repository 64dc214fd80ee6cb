import os
import tomllib
from pathlib import Path

import pytest

from iliotimer.diary.appended import append, append_blocks
from iliotimer.diary.blocks import block


def test_a_file_is_begun_with_a_head_once(tmp_path):
    """In folders of the person's own, and by nobody else's leave to read it."""
    path = tmp_path / "home" / "things.toml"
    for n in (1, 2):
        append(path, block("[[thing]]", {"n": n}))
    told = tomllib.loads(path.read_text())
    assert (told["format"], told["thing"]) == (1, [{"n": 1}, {"n": 2}])
    assert [each.stat().st_mode & 0o777 for each in (path, path.parent)] == [0o600, 0o700]


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_nothing_is_appended_to_what_is_no_file(tmp_path, kind):
    """Nor read without end in search of its last block."""
    os.mkfifo(tmp_path / "pipe")
    path = {"pipe": tmp_path / "pipe", "device": Path("/dev/zero"), "folder": tmp_path}[kind]
    with pytest.raises(OSError, match=r"regular file|folder|directory"):
        append_blocks(path, b"x = 1\n\n")
