from __future__ import annotations

import tomllib

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from iliotimer.files.toml_lines import TomlLines

EVERY_FORM = '''# a comment with [brackets] and = signs
plain = 1
"quoted key" = 'a # b'
'literal.key' = "a \\" b ] }"
"esc\\u0061ped" = true
a.b . "c" = 2 # dotted
when = 2026-11-22 10:00:00
then = 2026-11-22T10:00:00Z
day = 2026-11-22
empty = []
nothing = {}
multi = """
[not.a.table]
x = "quoted" ""
"""
quotes = """a"""""
literal = \'\'\'
y = 'it''s' \'\'\'
list = [ # with comments
  1, 2.5, # [
  "three, ]", ['nested', { k = "v", d.e = [1] }],
]
inline = { one = 1, "two" = [{ three = 3 }, { three = 4 }], four.five = { six = 6 } }

[table]
key = 1
[table.sub.deep]
key = 2
  [[rows]]
  name = "a"
    [[rows.cells]]
    n = 1
    [[rows.cells]]
    n = 2
  [rows.extra]
  z = 0
[[ rows ]]
  cells = [{ n = 3 }]
[ "spaced . key" . x ]
w = -1
'''


def paths_in(value, path=()):
    """Every path of a TOML value."""
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for step, inside in items:
        yield (*path, step)
        yield from paths_in(inside, (*path, step))


def test_every_form_of_toml_has_its_places():
    """The paths of a document with every form of key and value are those that tomllib reads."""
    assert set(TomlLines(EVERY_FORM).paths()) == set(paths_in(tomllib.loads(EVERY_FORM)))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("plain",), "plain = 1"),
        (("a", "b", "c"), "a.b ."),
        (("list", 0), "1, 2.5"),
        (("list", 3, 1, "d", "e"), '"three'),
        (("table",), "[table]"),
        (("table", "sub", "deep", "key"), "key = 2"),
        (("rows", 0), "[[rows]]"),
        (("rows", 0, "cells", 1, "n"), "n = 2"),
        (("rows", 0, "extra"), "[rows.extra]"),
        (("rows", 1), "[[ rows ]]"),
        (("spaced . key", "x", "w"), "w = -1"),
        (("rows", 0, "missing"), "[[rows]]"),
        (("rows", 7, "name"), "[[rows]]"),
        (("table", 0, "key"), "key = 1"),
    ],
)
def test_a_path_has_the_line_of_its_key(newline, path, text):
    """A path leads to the line of its key, or of the nearest table around a missing one."""
    lines = EVERY_FORM.split("\n")
    expected = next(n for n, line in enumerate(lines, 1) if line.strip().startswith(text))
    assert TomlLines(EVERY_FORM.replace("\n", newline)).line(path) == expected


KEYS = st.text(max_size=4) | st.sampled_from(["a", "b", "phase", "x.y", '"', "\\", "#"])
SCALARS = (
    st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats()
    | st.text(max_size=12)
    | st.dates()
    | st.times()
    | st.datetimes()
)
VALUES = st.recursive(
    SCALARS,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(KEYS, inside, max_size=4),
    max_leaves=12,
)


@given(document=st.dictionaries(KEYS, VALUES, max_size=5), multiline=st.booleans())
def test_random_documents_have_all_their_places(document, multiline):
    """The paths of any document are exactly those that tomllib reads."""
    text = tomli_w.dumps(document, multiline_strings=multiline)
    assert set(TomlLines(text).paths()) == set(paths_in(tomllib.loads(text)))


def test_deep_nesting_needs_no_deep_stack():
    """What tomllib can read, however nested, has its places."""
    text = "a = " + "[" * 200 + "]" * 200
    assert len(list(TomlLines(text).paths())) == 200
