import json

import pytest
from click.testing import CliRunner

from iliotimer.cli import cli


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A folder of one's own."""
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path))


def invoke(*arguments):
    return CliRunner().invoke(cli, arguments)


def test_generic_levels_are_listed_and_marked():
    """Where the file names none; what has no level at all is left out."""
    lines = invoke("level", "desk-break").output.splitlines()
    at = lines.index("Standing glute squeeze (glute-squeeze)")
    assert lines[at + 1 : at + 4] == [
        " >  0  5 holds of 5 s, 2 s between holds",
        "    1  5 holds of 10 s, 2 s between holds  (generic)",
        "    2  5 holds of 12 s, 2 s between holds  (generic)",
    ]
    assert lines[-1] == "Generic levels are more or less of the same, where the file names none."
    squat = lines.index("Chair squat (chair-squat)")
    marked = ["(generic)" in line for line in lines[squat + 1 : squat + 5]]
    assert marked == [True, True, False, False]
    assert "(seated-breathing)" not in "".join(lines)


def test_a_generic_level_is_kept_printed_and_scored_alike():
    """By the level command, the outline and the score."""
    assert " >  2  5 holds of 12 s" in invoke("level", "desk-break", "glute-squeeze=2").output
    assert "5 holds of 12 s" in invoke("show", "desk-break", "--level", "glute-squeeze=2").output
    cues = invoke("cues", "desk-break", "--level", "glute-squeeze=2").output.splitlines()
    mine = [cue for line in cues if (cue := json.loads(line))["exercise"] == "glute-squeeze"]
    starts = [cue["t"] for cue in mine if cue["cue"] == "go"]
    ends = [cue["t"] for cue in mine if cue["cue"].endswith("_over")]
    lengths = {end - start for start, end in zip(starts, ends, strict=True)}
    assert (lengths, len(ends)) == ({12}, 5)
    refused = invoke("level", "desk-break", "glute-squeeze=3")
    assert refused.exit_code == 2
    assert "glute-squeeze has no level 3; its levels go from 0 to 2." in refused.stderr
