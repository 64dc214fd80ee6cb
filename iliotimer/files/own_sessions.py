"""The person's own session files: where a new one goes, and what it begins with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iliotimer.files.places import places, shipped_sessions
from iliotimer.files.private_file import private_folder, write_private
from iliotimer.files.session_file import read_session_text

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = "session.schema.json"
"""The schema's file, beside the sessions that name it in their first line."""
_TITLE = re.compile(r'^title\s*=\s*("[^"\n]*"|\'[^\'\n]*\')', re.MULTILINE)


def is_shipped(path: Path) -> bool:
    """Whether a session file is one that came with the program."""
    return path.resolve().parent == shipped_sessions().resolve()


def titled(text: str, title: str) -> str:
    """The text of a session with another title; unchanged where its title cannot be found."""
    import tomli_w  # noqa: PLC0415 - most runs write no session

    line = tomli_w.dumps({"title": title}).rstrip("\n")
    changed = _TITLE.sub(lambda _: line, text, count=1)
    session = read_session_text(changed, "session").session
    return changed if session is not None and session.title == title else text


def begin_session(stem: str, text: str) -> Path:
    """The path of a new session file with this text in the person's folder.

    Raises FileExistsError where the name is taken, and OSError where nothing can be written.
    """
    folder = places().sessions
    private_folder(folder)
    path = folder / f"{stem}.toml"
    with path.open("x", encoding="utf-8", newline="") as file:
        file.write(text)
    schema = shipped_sessions() / SCHEMA
    if schema.is_file():
        write_private(folder / SCHEMA, schema.read_text(encoding="utf-8"))
    return path


STARTING_TEXT = """\
#:schema ./session.schema.json
# A session: phases, and in each of them exercises. Change what you like, then run
#
#     iliotimer check THIS-FILE
#
# Times are in seconds. A line that begins with # is a comment.

format = 1
title = "New session"
kind = "mobility"             # mobility | strength | mixed: strength days need a day between
about = "A few easy minutes." # one line for the list
equipment = ["mat"]
# source = { by = "your clinician", date = 2026-11-22, review = 2027-02-22 }

# [defaults]                  # for every exercise that does not say otherwise
# transition = 15             # to get into position
# get_ready = 5               # after a wait and after every pause
# switch = 5                  # to change sides


[[phase]]
name = "Breath"
kind = "breath"               # breath | activation | strength | lengthening | gait

  [[phase.exercise]]
  name = "Slow breathing"
  setup = "Lie on your back, knees bent, feet flat."
  cue = "In softly through the nose, out slow and long."
  breaths = 8                 # a dose: so many breaths ...
  breath = "4-0-6-0"          # ... of in-hold-out-hold seconds
  wait = true                 # stay in the set-up until Enter is pressed


[[phase]]
name = "Activation"
kind = "activation"

  [[phase.exercise]]
  id = "bridge"               # a short name for --level and the diary
  name = "Glute bridge"
  setup = "Lie on your back, knees bent, feet flat."
  cue = "Press the feet down and lift the hips. Ribs stay low."
  check = "Pelvis level?"     # asked between sets
  sets = 2
  reps = 8                    # a dose: so many reps ...
  tempo = "2-0-2-2"           # ... of down-pause-up-pause seconds
  starts_with = "concentric"  # the movement begins with the lift
  rest = 30                   # between sets
  milder = [{ reps = 5 }]     # easier, for e or after a pain stop
  levels = [{ reps = 10 }, { reps = 12 }]  # harder, in order


[[phase]]
name = "Lengthening"
kind = "lengthening"

  [[phase.exercise]]
  id = "half-kneel"
  name = "Half-kneeling hip-flexor stretch"
  setup = "One knee on the mat, the other foot in front. The side named is the knee below."
  cue = "Tuck the tail under and squeeze the buttock of the kneeling leg."
  side = "each"               # both | left | right | each | alternate
  reps = 2                    # a dose: two holds ...
  hold = "default"            # ... of 30 s, or of 60 s in the setting from 65 on
  gap = 10                    # between holds
"""
"""A valid session of three exercises that says what its keys mean."""
