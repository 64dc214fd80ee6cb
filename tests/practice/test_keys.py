import pytest

from iliotimer.files.key_names import key_names
from iliotimer.practice.keys import OWN_KEYS, naming
from iliotimer.practice.state import Refused

CASES = [
    ("{pause} goes on.", {}, "Space goes on."),
    ("{pause} goes on.", {"pause": "k"}, "k goes on."),
    ("Stopped. {pause} goes on, {end} ends.", {"end": "f5"}, "Stopped. Space goes on, f5 ends."),
    ("Muted: {mute} or {pause}.", {}, "Muted: m or space."),
    ("{ready} when you are ready.", {"ready": "Page Down"}, "Page Down when you are ready."),
    ("A name {like} this stays.", {}, "A name {like} this stays."),
]


@pytest.mark.parametrize(("sentence", "keys", "said"), CASES)
def test_a_sentence_names_the_key_that_is_pressed(sentence, keys, said):
    """A named key begins a sentence with a capital; a character never changes."""
    assert naming(sentence, keys) == said


def test_a_refusal_names_the_keys_of_the_person():
    """And the usual ones where nobody asked for others."""
    refused = Refused("The practice is paused. {pause} goes on.")
    assert str(refused) == "The practice is paused. Space goes on."
    assert refused.naming({"pause": "k"}) == "The practice is paused. k goes on."


def test_the_keys_that_sentences_name_are_the_first_of_their_commands():
    """As a settings file without keys has them."""
    firsts = key_names({})
    assert {name: firsts[name] for name in OWN_KEYS} == OWN_KEYS
