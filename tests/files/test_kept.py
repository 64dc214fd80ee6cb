from __future__ import annotations

import stat
import threading
import tomllib

import pytest

from iliotimer.files import private_file
from iliotimer.files.kept import (
    Kept,
    keep_cadence,
    keep_level,
    keep_muted,
    keep_theme,
    keep_volume,
    kept,
)
from iliotimer.files.places import places
from iliotimer.files.settings_file import read_settings


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The person's places, empty."""
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path / "a" / "home"))
    return places()


def test_nothing_is_kept_at_first(home):
    """And nothing is written by looking."""
    assert kept(home) == Kept()
    assert not home.kept.parent.exists()


def test_what_is_kept_is_read_again(home):
    """Each by itself."""
    keep_volume(home, 35)
    keep_muted(home, muted=True)
    keep_cadence(home, 112.5)
    keep_theme(home, "light")
    keep_level(home, "foundation", "bridge", 2)
    keep_level(home, "foundation", "clam", -1)
    keep_level(home, "Büro", "walk", 1)
    found = kept(home)
    assert found.settings == {
        "sound.volume": 35,
        "sound.muted": True,
        "person.cadence": 112.5,
        "screen.theme": "light",
    }
    assert found.levels == {"foundation": {"bridge": 2, "clam": -1}, "Büro": {"walk": 1}}
    assert not found.trouble


def test_a_cadence_can_be_forgotten_and_level_0_is_not_kept(home):
    """As if they had never been."""
    keep_cadence(home, 100)
    keep_cadence(home, None)
    keep_level(home, "foundation", "bridge", 1)
    keep_level(home, "foundation", "bridge", 0)
    assert kept(home) == Kept()


def test_only_the_person_can_read_it(home):
    """0600 in a 0700 folder, the folders around it too."""
    keep_volume(home, 35)
    assert stat.S_IMODE(home.kept.stat().st_mode) == 0o600
    for folder in (home.kept.parent, home.kept.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_config_toml_goes_before_what_is_kept_and_that_before_the_default(home):
    """And each says where it comes from."""
    keep_volume(home, 35)
    keep_cadence(home, 112)
    home.config.write_text("[sound]\nvolume = 60\n")
    found = read_settings(home)
    assert (found.settings.sound.volume, found.settings.person.cadence) == (60, 112)
    assert found.origins["sound.volume"] == "config.toml line 2"
    assert found.origins["person.cadence"] == "kept"
    assert found.origins["sound.muted"] == "default"


BROKEN = [
    b"\xff\xfe",
    b"\0",
    b"volume = ",
    b'"sound.volume" = 300\n',
    b'"sound.volume" = "60"\n',
    b'"sound.delay_ms" = 60\n',
    b'"person.cadence" = nan\n',
    b"levels = 3\n",
    b"[levels]\nfoundation = 3\n",
    b"[levels.foundation]\nbridge = true\n",
    b"[levels.foundation]\nbridge = 1.5\n",
    b"x = " + b"[" * 5000,
]


@pytest.mark.parametrize("content", BROKEN, ids=lambda content: repr(content[:40]))
def test_a_broken_file_counts_as_empty_says_so_and_is_written_anew(home, content):
    """Whatever is in it."""
    home.kept.parent.mkdir(parents=True)
    home.kept.write_bytes(content)
    found = kept(home)
    assert (found.settings, found.levels) == ({}, {})
    assert found.trouble.startswith(str(home.kept))
    keep_volume(home, 20)
    assert kept(home) == Kept({"sound.volume": 20})


def test_a_folder_in_its_place_counts_as_empty(home):
    """And keeping raises OSError."""
    home.kept.mkdir(parents=True)
    assert kept(home).trouble
    with pytest.raises(OSError, match="directory"):
        keep_volume(home, 20)
    assert [path.name for path in home.kept.parent.iterdir()] == ["kept.toml"]


def test_two_writers_never_leave_a_torn_file(home):
    """Every reading in between is whole."""
    keep_volume(home, 1)
    torn = []

    def write(volume):
        for number in range(40):
            keep_level(home, "foundation", f"exercise-{volume}-{number}", 1)

    writers = [threading.Thread(target=write, args=(volume,)) for volume in (1, 2)]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        torn += [kept(home).trouble] if kept(home).trouble else []
    assert torn == []
    assert tomllib.loads(home.kept.read_text())["sound.volume"] == 1
    assert [path.name for path in home.kept.parent.iterdir()] == ["kept.toml"]


def test_a_write_that_fails_leaves_the_file_as_it_was(home, monkeypatch):
    """And nothing beside it."""
    keep_volume(home, 35)

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(private_file.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        keep_volume(home, 40)
    assert kept(home).settings == {"sound.volume": 35}
    assert [path.name for path in home.kept.parent.iterdir()] == ["kept.toml"]
