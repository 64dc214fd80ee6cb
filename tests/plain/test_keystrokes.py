import pytest

from iliotimer.files.key_names import COMMANDS
from iliotimer.plain.keystrokes import Keystrokes


def keys_of(*portions):
    strokes = Keystrokes()
    keys = [key for portion in portions for key in strokes.fed(portion)]
    return keys + strokes.settled()


SENT = [
    (b"p", ["p"]),
    (b"nN+", ["n", "N", "+"]),
    (b" \r\n\t\x7f", ["space", "enter", "enter", "tab", "backspace"]),
    (b"\x04\x03\x11", ["ctrl+d", "ctrl+c", "ctrl+q"]),
    ("äß".encode(), ["ä", "ß"]),
    (b"\x1b[5~\x1b[6~", ["pageup", "pagedown"]),
    (b"\x1b[A\x1bOB\x1b[C\x1b[D", ["up", "down", "right", "left"]),
    (
        b"\x1b[H\x1b[F\x1b[1~\x1b[4~\x1b[2~\x1b[3~",
        ["home", "end", "home", "end", "insert", "delete"],
    ),
    (b"\x1bOP\x1b[11~\x1b[[A", ["f1", "f1", "f1"]),
    (b"\x1b[15~\x1b[17~\x1b[24~\x1b[34~", ["f5", "f6", "f12", "f20"]),
    (
        b"\x1b[1;5C\x1b[1;2A\x1b[5;6~\x1b[Z",
        ["ctrl+right", "shift+up", "ctrl+shift+pageup", "shift+tab"],
    ),
    (b"\x1b", ["escape"]),
    (b"\x1b\x1b[5~p", ["pageup", "p"]),
    (b"\x1bp\x1b[1;3A", []),
    (b"\x1b[<0;10;10M\x1b[?1;2c\x1b[200~", []),
    (b"\x00\x1c\xff", []),
]


@pytest.mark.parametrize(("sent", "keys"), SENT)
def test_the_bytes_of_a_terminal_are_keys_with_the_names_of_the_settings(sent, keys):
    """Sequences of several terminals; what means nothing is no key."""
    assert keys_of(sent) == keys


@pytest.mark.parametrize(
    "portions", [(b"\x1b", b"[5~"), (b"\x1b[", b"5", b"~"), (b"\xc3", b"\xa4")]
)
def test_a_key_may_come_in_portions(portions):
    """As over a slow line."""
    assert keys_of(*portions) in (["pageup"], ["ä"])


def test_half_a_sequence_that_nothing_completes_is_no_key():
    """And what follows it is read afresh."""
    strokes = Keystrokes()
    assert strokes.fed(b"\x1b[5") == []
    assert strokes.settled() == []
    assert strokes.fed(b"p") == ["p"]


def test_every_key_of_the_settings_can_be_pressed():
    """Under the name that the settings give it."""
    sent = {"space": b" ", "enter": b"\r", "pageup": b"\x1b[5~", "pagedown": b"\x1b[6~"}
    for command in COMMANDS.values():
        for key in command.keys:
            assert keys_of(sent.get(key, key.encode())) == [key]
