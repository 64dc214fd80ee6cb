"""Random sessions, valid and mutated, against the reader, the score and the schema."""

from __future__ import annotations

from datetime import date

import jsonschema
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from iliotimer.files.places import shipped_sessions
from iliotimer.files.schema import session_schema
from iliotimer.files.session_file import read_session_text
from iliotimer.files.shape import PRESCRIPTION
from iliotimer.plan.extent import extent_of_exercise, extent_of_session
from iliotimer.plan.steps import starts_of, steps_of

NAMES = st.text(min_size=1, max_size=80).filter(str.strip)
TEXTS = st.text(max_size=60)
SMALL = st.integers(1, 4)
VALIDATOR = jsonschema.Draft202012Validator(
    session_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def numbers(low, high):
    """Whole and decimal numbers of a range."""
    return st.integers(low, high) | st.floats(low, high)


def digits(high):
    """Four numbers with hyphens, not all of them zero."""
    part = st.integers(0, high)
    return st.tuples(part, part, part, part).filter(any).map(lambda four: "-".join(map(str, four)))


def keys(needed=None, **optional):
    """A table with the needed keys and any of the optional ones."""
    return st.fixed_dictionaries(needed or {}, optional=optional)


DOSES = st.one_of(
    keys(
        {"reps": SMALL, "tempo": digits(15)},
        starts_with=st.sampled_from(["eccentric", "concentric"]),
    ),
    keys(
        {"hold": numbers(1, 20) | st.just("default")},
        reps=SMALL,
        gap=numbers(0, 20),
        breath=digits(30),
    ),
    keys({"breaths": SMALL, "breath": digits(30)}),
    keys({"reps": SMALL, "bpm": numbers(15, 240)}, beats_per_rep=st.integers(1, 16)),
    keys({"time": numbers(1, 60)}, bpm=numbers(15, 240)),
    keys({"time": numbers(1, 60), "cadence": st.sampled_from(["own", "own*1.05", "own * 0.5"])}),
    keys({"reps": SMALL}),
)
WAITS = dict.fromkeys(("transition", "get_ready", "switch"), numbers(0, 30))
PLAIN = {
    "setup": TEXTS,
    "cue": TEXTS,
    "check": TEXTS,
    "load": TEXTS,
    "side": st.sampled_from(["both", "left", "right", "each", "alternate"]),
    "first_side": st.sampled_from(["left", "right"]),
    "rest": numbers(0, 30),
    "wait": st.booleans(),
    **WAITS,
}


@st.composite
def sessions(draw):
    """A valid session file as a document."""
    ids = draw(st.lists(NAMES, min_size=2, max_size=5, unique=True))
    tables = [draw(_exercises(name, ids)) for name in ids]
    first = draw(st.integers(1, len(tables) - 1))
    phases = [
        {
            "name": draw(NAMES),
            "kind": draw(st.sampled_from(["breath", "activation", "lengthening", "gait"])),
            "exercise": tables[:first],
        }
    ]
    head = {"format": 1, "title": draw(NAMES), "kind": draw(st.sampled_from(["mobility", "mixed"]))}
    variants = [
        {key: value for key, value in table.items() if key not in {"levels", "milder"}}
        for table in tables[first:]
    ]
    extras = keys(
        about=TEXTS,
        equipment=st.lists(NAMES, max_size=3),
        source=keys(by=TEXTS, date=st.dates(), review=st.dates()),
        defaults=keys(**WAITS),
    )
    return {**head, **draw(extras), "phase": phases, "variant": variants}


@st.composite
def _exercises(draw, name, ids):
    dose = draw(DOSES)
    table = {"id": name, "name": draw(NAMES), **dose, **draw(keys(**PLAIN))}
    if "hold" in dose and draw(st.booleans()):
        table["reps"] = draw(st.lists(SMALL, min_size=1, max_size=4))
    elif draw(st.booleans()):
        table["sets"] = draw(SMALL)
    for ladder in ("levels", "milder"):
        if draw(st.booleans()):
            entry = keys(**PLAIN) | DOSES | st.fixed_dictionaries({"use": st.sampled_from(ids)})
            table[ladder] = draw(st.lists(entry, max_size=3))
    return table


def plain(value):
    """A TOML value as JSON has it."""
    if isinstance(value, dict):
        return {key: plain(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return [plain(inside) for inside in value]
    return value.isoformat() if isinstance(value, date) else value


@settings(max_examples=40, deadline=None)
@given(document=sessions())
def test_a_valid_session_reads_unrolls_and_fits_the_schema(document):
    """Any valid session reads clean, is as long as its steps, and passes the schema."""
    reading = read_session_text(tomli_w.dumps(document), "test")
    assert reading.problems == ()
    session = reading.session
    assert session is not None
    steps = steps_of(session)
    extent = extent_of_session(session)
    assert (extent.steps, extent.seconds) == (len(steps), starts_of(steps)[-1])
    assert extent == sum(
        map(extent_of_exercise, session.exercises[1:]), extent_of_exercise(session.exercises[0])
    )
    VALIDATOR.validate(plain(document))


FOUNDATION = (shipped_sessions() / "foundation.toml").read_text(encoding="utf-8")
ODD = st.sampled_from(
    [
        "0",
        "-1",
        "1e400",
        "nan",
        "true",
        '""',
        '"x"',
        "[]",
        "{}",
        "[[1]]",
        "2026-11-22",
        "{a={}}",
        "0x" + "f" * 5000,
        '"own*"',
        '"0-0-0-0"',
        "[1, '']",
        '"\\u001b"',
        "'''\n'''",
    ]
)


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_mutated_text_never_raises(data):
    """Whatever happens to the characters of a file, it is read or has a problem."""
    text = FOUNDATION[:3000]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 30))
        text = text[:start] + data.draw(st.text(max_size=8) | ODD) + text[end:]
    reading = read_session_text(text, "test")
    assert (reading.session is None) == bool(reading.problems)


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_mutated_value_never_raises(data):
    """Whatever stands behind a key, the file is read or has a problem with a line."""
    lines = FOUNDATION.split("\n")
    settable = [number for number, line in enumerate(lines) if " = " in line]
    for _ in range(data.draw(st.integers(1, 4))):
        number = data.draw(st.sampled_from(settable))
        lines[number] = f"{lines[number].split(' = ')[0]} = {data.draw(ODD)}"
    reading = read_session_text("\n".join(lines), "test")
    assert (reading.session is None) == bool(reading.problems)
    assert all(problem.line for problem in reading.problems)


JUNK = st.recursive(
    st.booleans()
    | st.integers(-5, 700)
    | st.floats()
    | st.text(max_size=5)
    | st.dates()
    | st.sampled_from(["own", "default", "each", "2-0-1-2", "0-0-0-0", "e0"]),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "phase",
                    "exercise",
                    "variant",
                    "levels",
                    "milder",
                    "use",
                    "id",
                    "name",
                    "hold",
                    "reps",
                    "tempo",
                    "sets",
                    "bpm",
                    "time",
                    "cadence",
                    "breath",
                    "kind",
                    "defaults",
                ]
            ),
            inside,
            max_size=4,
        )
    ),
    max_leaves=15,
)


@settings(max_examples=100, deadline=None)
@given(
    document=st.dictionaries(
        st.sampled_from(["format", "title", "phase", "variant", "defaults", "source"]), JUNK
    )
)
def test_tables_of_any_shape_never_raise(document):
    """Known keys with values of any type and shape are read or have a problem."""
    reading = read_session_text(tomli_w.dumps(document), "test")
    assert reading.problems
    assert reading.session is None


MESSY = st.dictionaries(
    st.sampled_from([*PRESCRIPTION, "use", "hodl"]),
    st.sampled_from([0, 1, 2, 30, 2.5, True, "default", "own", "2-0-1-2", "each", "e0", [2, 1]]),
    max_size=5,
)


@settings(max_examples=200, deadline=None)
@given(
    table=MESSY,
    levels=st.lists(MESSY, max_size=2),
    milder=st.lists(MESSY, max_size=2),
    variant=MESSY,
)
def test_any_mixture_of_keys_never_raises(table, levels, milder, variant):
    """Right and wrong keys and values in any mixture are read or have a problem."""
    exercise = {"id": "e0", "name": "E", **table, "levels": levels, "milder": milder}
    phase = {"name": "P", "kind": "gait", "exercise": [exercise]}
    head = {"format": 1, "title": "T", "kind": "mixed"}
    text = tomli_w.dumps({**head, "phase": [phase], "variant": [{"name": "V", **variant}]})
    reading = read_session_text(text, "test")
    assert (reading.session is None) == bool(reading.problems)


def test_a_file_cut_anywhere_never_raises():
    """Each beginning of a session file is read or has a problem."""
    for end in range(0, len(FOUNDATION), 211):
        reading = read_session_text(FOUNDATION[:end], "test")
        assert (reading.session is None) == bool(reading.problems)
