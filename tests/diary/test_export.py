import csv
import io
import json
import os
from pathlib import Path

import pytest
from diary.made_journals import EVENTS, NOON, begin, end, made_journal, practise

from iliotimer.diary.csv_rows import COLUMNS
from iliotimer.diary.export import csv_lines, json_lines, write_whole
from iliotimer.diary.reading import read_journal


def record_of(path):
    return path.stem, read_journal(path)


def table_of(*paths):
    """The CSV read back, each row without its empty cells."""
    lines = "".join(csv_lines(map(record_of, paths)))
    rows = csv.DictReader(io.StringIO(lines))
    return [{key: value for key, value in row.items() if value} for row in rows]


HEAD = {
    "id": "2026-11-22T12-00-00-short",
    "session": "short",
    "title": "Short",
    "started": "2026-11-22T12:00:00+01:00",
}


def test_a_session_has_a_row_for_itself_each_work_each_stop_and_each_answer(tmp_path):
    """Units are in the names of the columns; what was not reached is planned and not done."""
    told = [
        {key: value for key, value in row.items() if key not in HEAD}
        for row in table_of(made_journal(tmp_path))
    ]
    at_hold = {"at": "2026-11-22T12:01:32+01:00", "practice_s": "92"}
    answer = {"row": "answer", "at": "2026-11-22T12:00:00+01:00"}
    stretch = {"row": "hold", "exercise": "stretch", "set": "1", "planned_s": "30"}
    swing = {"row": "set", "exercise": "swing", "set": "1", "planned_reps": "4", "paced_reps": "0"}
    assert told == [
        {
            "row": "session",
            "outcome": "ended_early",
            "reason": "sharp_pain",
            "practice_min": "1.5",
        },
        {
            "row": "set",
            "at": "2026-11-22T12:00:20+01:00",
            "practice_s": "20",
            "exercise": "slow-breathing",
            "side": "both",
            "set": "1",
            "planned_breaths": "2",
            "paced_breaths": "2",
        },
        {
            **stretch,
            "at": "2026-11-22T12:01:05+01:00",
            "practice_s": "65",
            "side": "left",
            "hold": "1",
            "done_s": "30",
        },
        {**stretch, **at_hold, "side": "left", "hold": "2", "done_s": "17"},
        {**stretch, "side": "right", "hold": "1", "done_s": "0"},
        {**stretch, "side": "right", "hold": "2", "done_s": "0"},
        {**swing, "side": "left"},
        {**swing, "side": "right"},
        {
            "row": "stop",
            **at_hold,
            "exercise": "stretch",
            "side": "left",
            "set": "1",
            "hold": "2",
            "what": "sharp_pain",
            "into_step_s": "17",
            "about": "4",
            "nprs_0_10": "6",
        },
        {**answer, "about": "before", "question": "pain", "value": "1", "nprs_0_10": "1"},
        {**answer, "about": "4", "question": "score", "value": "6"},
        {**answer, "about": "4", "question": "place", "value": "front of hip, groin"},
        {**answer, "about": "after", "question": "effort", "value": "5"},
    ]


def test_every_row_names_its_session(tmp_path):
    """By the journal's name, session, title and start."""
    for row in table_of(made_journal(tmp_path)):
        assert HEAD.items() <= row.items()


def test_the_works_add_up_to_the_doses(tmp_path):
    """Planned and done, per exercise and side."""
    path = made_journal(tmp_path)
    rows = table_of(path)
    for dose in read_journal(path).doses:
        works = [
            row
            for row in rows
            if row["row"] in {"set", "hold"}
            and (row["exercise"], row["side"]) == (dose.exercise, dose.side)
        ]
        counted = "paced" if dose.paced else "done"
        assert sum(float(row[f"planned_{dose.unit}"]) for row in works) == dose.planned
        assert sum(float(row[f"{counted}_{dose.unit}"]) for row in works) == dose.done


def test_what_the_person_counted_is_done_and_not_paced(tmp_path):
    """And only the last correction counts."""
    journal = begin(tmp_path)
    practise(journal, EVENTS[:2])
    journal.answer(2, "reps", 9)
    journal.answer(2, "reps", 1)
    journal.close()
    (breaths,) = (row for row in table_of(journal.path) if row.get("done_breaths"))
    assert breaths["done_breaths"] == "1"
    assert "paced_breaths" not in breaths


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 170", "'+49 170"),
        ("-x", "'-x"),
        ("@home", "'@home"),
        ("\t=1+1", "' =1+1"),
        ("two\nlines\x1b[31m", "two lines\N{REPLACEMENT CHARACTER}[31m"),
        ('a "quoted", cell', 'a "quoted", cell'),
        ("Hüfte 痛", "Hüfte 痛"),
        (-2, "-2"),
    ],
)
def test_no_cell_is_a_formula(tmp_path, value, cell):
    """Text is text, on one line, and a number stays a number."""
    journal = begin(tmp_path)
    journal.answer("after", "note", value)
    journal.close()
    assert table_of(journal.path)[-1]["value"] == cell


def test_an_empty_diary_has_its_columns(tmp_path):
    """And an empty array."""
    assert next(csv.reader(csv_lines([]))) == list(COLUMNS)
    assert json.loads("".join(json_lines([]))) == []
    write_whole(tmp_path / "empty.csv", csv_lines([]))
    assert (tmp_path / "empty.csv").read_bytes().endswith(b"nprs_0_10\r\n")


def test_json_has_the_sessions_as_the_journals_have_them(tmp_path):
    """In the journals' words, with times in ISO 8601; the session file only if it is asked for."""
    path = made_journal(tmp_path)
    (session,) = json.loads("".join(json_lines([record_of(path)])))
    assert HEAD.items() <= session.items()
    assert "session_text" not in session
    assert session["event"][3] == {
        "n": 4,
        "at": "2026-11-22T12:01:32+01:00",
        "t": 92,
        "what": "sharp_pain",
        "phase": "Lengthening",
        "exercise": "stretch",
        "side": "left",
        "set": 1,
        "rep": 2,
        "second": 17,
        "planned": 30,
        "done": 17,
        "unit": "s",
    }
    assert session["dose"][0] == {
        "exercise": "slow-breathing",
        "side": "both",
        "unit": "breaths",
        "planned": 2,
        "paced": 2,
        "sets": 1,
        "sets_done": 1,
    }
    assert session["answer"][0] == {
        "about": "before",
        "question": "pain",
        "value": 1,
        "at": "2026-11-22T12:00:00+01:00",
    }
    assert session["result"] == {"outcome": "ended_early", "reason": "sharp_pain", "minutes": 1.5}
    (with_text,) = json.loads("".join(json_lines([record_of(path)], with_text=True)))
    assert with_text["session_text"] == read_journal(path).text


@pytest.mark.parametrize("lines_of", [csv_lines, json_lines])
def test_one_journal_is_in_memory_at_a_time(tmp_path, lines_of):
    """The next is read when the one before has been written."""
    path = made_journal(tmp_path)
    read = []

    def records():
        for number in range(3):
            read.append(number)
            yield record_of(path)

    first_seen = {}
    for count, _ in enumerate(lines_of(records())):
        first_seen.setdefault(len(read), count)
    assert list(first_seen) in ([0, 1, 2, 3], [1, 2, 3])
    assert len(set(first_seen.values())) == len(first_seen)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path):
    """Private, and through a link."""
    target, link = tmp_path / "diary.csv", tmp_path / "link.csv"
    link.symlink_to(target)
    write_whole(link, ["one\n"])
    assert target.stat().st_mode & 0o777 == 0o600

    def lines():
        yield "half"
        raise ValueError("broken off")

    with pytest.raises(ValueError, match="broken off"):
        write_whole(link, lines())
    assert target.read_text() == "one\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["diary.csv", "link.csv"]


def test_a_device_stays_a_device(tmp_path):
    """It is written to, not replaced."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, ["text\n"])
    assert os.read(reader, 100) == b"text\n"
    os.close(reader)
    assert pipe.is_fifo()
    write_whole(Path(os.devnull), ["text\n"])
    assert not Path(os.devnull).is_file()


def test_an_unfinished_session_has_no_outcome(tmp_path):
    """And no result."""
    journal = begin(tmp_path, NOON)
    practise(journal)
    journal.close()
    assert "outcome" not in table_of(journal.path)[0]
    assert "result" not in json.loads("".join(json_lines([record_of(journal.path)])))[0]
    end(journal)
    assert table_of(journal.path)[0]["outcome"] == "ended_early"
