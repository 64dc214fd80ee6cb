from __future__ import annotations

import pytest

from iliotimer.sound import drivers, facts
from iliotimer.sound.drivers import environment_of, order_of
from iliotimer.sound.facts import DriverFacts, sound_facts


@pytest.mark.parametrize(
    ("choice", "installed", "order"),
    [
        ("auto", {"simpleaudio", "miniaudio"}, ("simpleaudio", "miniaudio", "bell")),
        ("auto", {"miniaudio"}, ("miniaudio", "bell")),
        ("auto", set(), ("bell",)),
        ("miniaudio", {"simpleaudio", "miniaudio"}, ("miniaudio", "bell")),
        ("simpleaudio", {"miniaudio"}, ("miniaudio", "bell")),
    ],
)
def test_drivers_are_tried_in_order(monkeypatch, choice, installed, order):
    """Who installed simpleaudio asked for it; the bell is always last."""
    monkeypatch.setattr(drivers, "is_installed", lambda driver: driver in installed)
    assert order_of(choice) == order


def test_simpleaudio_is_left_out_where_it_would_crash(monkeypatch):
    """A Python without a GIL refuses the malloc that simpleaudio needs."""
    monkeypatch.setattr(drivers, "find_spec", lambda name: name)
    monkeypatch.setattr(drivers.sysconfig, "get_config_var", lambda name: name == "Py_GIL_DISABLED")
    assert not drivers.is_installed("simpleaudio")
    assert drivers.is_installed("miniaudio")


def test_only_simpleaudio_changes_the_worker_s_memory():
    """Every other driver runs with Python's own allocator."""
    assert environment_of("simpleaudio") == {"PYTHONMALLOC": "malloc"}
    assert environment_of("miniaudio") == {}


WORKS = {"installed": True, "works": True}
MUTE = {"installed": True, "works": False}
ABSENT = {"installed": False, "works": False}


@pytest.mark.parametrize(
    ("simpleaudio", "miniaudio", "used", "advised"),
    [
        (WORKS, WORKS, "simpleaudio", ""),
        (ABSENT, WORKS, "miniaudio", "extra `simpleaudio`"),
        (MUTE, MUTE, "bell", "sound device"),
        (ABSENT, ABSENT, "bell", "Install miniaudio"),
    ],
)
def test_the_facts_say_what_is_used_and_what_to_do(
    monkeypatch, simpleaudio, miniaudio, used, advised
):
    """What is missing comes with the sentence that helps."""
    found = {"simpleaudio": simpleaudio, "miniaudio": miniaudio}
    monkeypatch.setattr(facts, "find_engine", lambda: None)
    told = sound_facts(lambda name: DriverFacts(name, **found[name]))
    assert told.used == used
    assert told.voice is None
    assert advised in " ".join(told.advice)
    assert "voice" in told.advice[-1]
