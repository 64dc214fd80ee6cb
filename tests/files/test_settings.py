from __future__ import annotations

from fractions import Fraction

import pytest
from textual.binding import Binding

from iliotimer.files.key_names import COMMANDS
from iliotimer.files.places import places
from iliotimer.files.settings import DRIVERS, PARTS, SETTINGS, Settings
from iliotimer.files.settings_file import read_settings
from iliotimer.files.thresholds import OF_COACH, OF_PAIN
from iliotimer.practice.safety import PainLimits
from iliotimer.sound.drivers import CHOICES
from iliotimer.tui.mapped_keys import textual_keys
from iliotimer.tui.practice import PracticeScreen


@pytest.fixture
def reading(tmp_path, monkeypatch):
    """Reads a config.toml with this text."""
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path))

    def read(text=None):
        if text is not None:
            places().config.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_settings(places())

    return read


def test_without_a_file_everything_has_its_default(reading):
    """Which is no problem."""
    found = reading()
    assert (found.settings, found.problems) == (Settings(), ())
    assert set(found.origins.values()) == {"default"}


def test_every_setting_has_an_origin(reading):
    """The keys too."""
    names = {setting.name for setting in SETTINGS} | {f"keys.{name}" for name in COMMANDS}
    assert set(reading().origins) == names


def test_the_drivers_that_can_be_set_are_those_there_are():
    """The settings load none of the sound."""
    assert DRIVERS == CHOICES


def test_every_threshold_that_is_described_is_one_of_the_rules():
    """And in their order, which the listing keeps."""
    described = {"pain": OF_PAIN, "coach": OF_COACH}
    for part, of in described.items():
        assert list(of) == [one.key for one in SETTINGS if one.part == part]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_a_setting_means_one_sentence_and_allows_its_default(reading, setting):
    """What the listing says can be written."""
    assert setting.meaning.endswith(".")
    assert setting.allowed
    value = setting.default
    if value is None:
        value = 112
    written = str(value).lower() if not isinstance(value, str) else f'"{value}"'
    found = reading(f"[{setting.part}]\n\n{setting.key} = {written}\n")
    assert found.problems == ()
    assert found.origins[setting.name] == "config.toml line 3"
    assert getattr(getattr(found.settings, setting.part), setting.key) == value


VALID = """\
[person]
age_group = "65-or-over"
cadence = 108.5
[sound]
driver = "bell"
volume = 30
[pain]
green_to = 3
amber_to = 4
[screen]
theme = "light"
[keys]
pause = ["k", "f5"]
skip = "space"
"""


def test_what_is_written_is_set(reading):
    """And its line is known."""
    found = reading(VALID)
    assert found.problems == ()
    settings = found.settings
    assert settings.person.default_hold == 60
    assert settings.person.steps_per_minute == Fraction("108.5")
    assert (settings.sound.driver, settings.sound.volume) == ("bell", 30)
    assert settings.pain == PainLimits(green_to=3, amber_to=4)
    assert settings.screen.theme == "light"
    assert settings.keys == {"pause": ("k", "f5"), "skip": ("space",)}
    assert found.origins["keys.skip"] == "config.toml line 14"
    assert found.origins["keys.pain"] == "default"


def test_the_hold_of_most_is_the_default():
    """And no cadence is made up."""
    assert Settings().person.default_hold == 30
    assert Settings().person.steps_per_minute is None


PROBLEMS = {
    "[sond]\n": "1: sond is not a key of the settings; did you mean sound?",
    "[sound]\nvolum = 3\n": "2: volum is not a key of [sound]; did you mean volume?",
    "volume = 3\n": "1: volume is not a key of the settings; it belongs under [sound]",
    "[sound]\ntheme = 3\n": "2: theme is not a key of [sound]; it belongs under [screen]",
    "sound = 3\n": "1: sound = 3 is a whole number, not a table; "
    "write [sound] and its keys below it",
    "[sound]\nvolume = 101\n": "2: volume = 101 is more than 100 per cent; write 0 to 100",
    "[sound]\nvolume = 5.5\n": "2: volume = 5.5 is not a whole number; write 0 to 100",
    "[sound]\ndelay_ms = -1\n": "2: delay_ms = -1 is less than 0 milliseconds; write 0 to 1000",
    "[sound]\nmuted = 1\n": "2: muted = 1 is a whole number; write true or false, without quotes",
    '[sound]\nvoice = "coch"\n': '2: voice = "coch" is not known; did you mean coach?',
    "[person]\ncadence = 241\n": "2: cadence = 241 is more than 240 steps per minute; "
    "write 30 to 240",
    '[person]\ncadence = "100"\n': '2: cadence = "100" is text; write 100 without quotes',
    "[person]\ncadence = nan\n": "2: cadence = nan is not a finite number; write 30 to 240",
    "[pain]\ngreen_to = 5\n": "2: green_to = 5 is not less than amber_to = 5; "
    "write a lower green_to or a higher amber_to",
    "[pain]\namber_to = 2\n": "2: green_to = 2 is not less than amber_to = 2; "
    "write a lower green_to or a higher amber_to",
    "[keys]\njump = 'j'\n": "2: jump is not a key of [keys]; take it out",
    "[keys]\npause = 'b'\n": '2: pause: "b" is the key of back too; write another key',
    "[keys]\npause = ['k', 'k']\n": '2: pause: "k" is given twice; write another key',
    "[keys]\npause = '5'\n": '2: pause: "5" notes a discomfort; write another key',
    "[keys]\npause = 'ctrl+c'\n": '2: pause: "ctrl+c" always ends the practice; write another key',
    "[keys]\npain = ['w', 'P']\n": '2: pain: "w" answers the questions of a stopped '
    "practice; write another key",
    "[keys]\npause = 'spce'\n": '2: pause = "spce" is not a key; '
    'write a character or a name, as in "p", "space", "f5" or "ctrl+d"',
    "[keys]\npause = ['k', 'ctrl+m']\n": '2: entry 2 of pause = "ctrl+m" is not a key; '
    'write a character or a name, as in "p", "space", "f5" or "ctrl+d"',
    "[keys]\npause = []\n": "2: pause is an empty list; write an entry, or take it out",
    "[sound\n": "1: ",
    b"\xff\xfe": "None: the file is in UTF-16; save it as UTF-8",
}


@pytest.mark.parametrize(("text", "expected"), PROBLEMS.items(), ids=repr)
def test_what_is_wrong_is_said_with_its_line_and_counts_as_not_written(reading, text, expected):
    """In the file's own words, with what would be right."""
    found = reading(text)
    (problem,) = found.problems
    assert f"{problem.line}: {problem.message}".startswith(expected)
    assert found.settings == Settings()


def test_all_problems_are_said_at_once_and_the_rest_counts(reading):
    """In the order of the file."""
    text = (
        "[sound]\nvolume = 101\nprofile = 'soft'\n"
        "[person]\ncadence = 3\nage_grop = 1\n"
        "[keys]\npause = '1'\nend = 'E'\nback = 'E'\n"
    )
    found = reading(text)
    assert [problem.line for problem in found.problems] == [2, 5, 6, 8, 10]
    assert found.settings.sound.profile == "soft"
    assert found.settings.keys == {"end": ("E",)}


def test_two_commands_can_change_keys_with_each_other(reading):
    """A key that its owner gave away is free."""
    found = reading('[keys]\nskip = "space"\npause = "n"\n')
    assert found.problems == ()


def test_the_commands_are_those_of_the_practice_screen():
    """By the names and with the keys of its bindings."""
    bound = {
        binding.id: textual_keys(binding.key.split(","))
        for binding in PracticeScreen.BINDINGS
        if isinstance(binding, Binding) and binding.id
    }
    assert bound == {name: textual_keys(command.keys) for name, command in COMMANDS.items()}


@pytest.mark.parametrize("place", ["folder", "in the way"])
def test_a_place_that_cannot_be_read_never_raises(tmp_path, monkeypatch, place):
    """A folder is a problem; a home that is a file has no config.toml."""
    home = tmp_path / "home"
    monkeypatch.setenv("ILIOTIMER_HOME", str(home))
    if place == "folder":
        (home / "config.toml").mkdir(parents=True)
    else:
        home.write_text("")
    found = read_settings(places())
    assert found.settings == Settings()
    assert len(found.problems) == (place == "folder")


def test_the_parts_are_the_tables_of_the_file(reading):
    """Each may be empty."""
    assert reading("".join(f"[{part}]\n" for part in [*PARTS, "keys"])).problems == ()
