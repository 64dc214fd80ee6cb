"""A session with every kind of dose, and what may happen in it."""

from __future__ import annotations

SESSION = """\
format = 1
title = "Wandering"
kind = "mixed"

[[phase]]
name = "Breath"
kind = "breath"

  [[phase.exercise]]
  name = "Breathe"
  breaths = 2
  breath = "2-0-2-0"
  wait = true

[[phase]]
name = "Work"
kind = "strength"

  [[phase.exercise]]
  name = "Stretch"
  side = "each"
  hold = 12
  reps = 2
  gap = 4
  milder = [{ hold = 6 }]

  [[phase.exercise]]
  name = "Bridge"
  sets = 2
  reps = 3
  tempo = "1-0-1-1"
  rest = 10
  check = "Pelvis level?"

  [[phase.exercise]]
  name = "Lunge"
  side = "alternate"
  reps = 2
  tempo = "1-0-1-0"

  [[phase.exercise]]
  name = "Raise"
  side = "each"
  reps = 5

  [[phase.exercise]]
  name = "Walk"
  time = 8
  bpm = 100
"""
OFTEN = ("space", "enter", "n", "n", "N", "b", "u", "e", "t", "p", "plus", "minus", "3", "7")
SELDOM = (
    *("a", "c", "d", "f", "g", "h", "i", "j", "k", "l", "m", "o", "q", "r", "s", "v", "w", "x"),
    *("y", "z", "T", "X", "0", "1", "2", "4", "5", "6", "8", "full_stop", "question_mark"),
    *("left_square_bracket", "right_square_bracket", "escape", "tab", "backspace", "f1"),
    *("up", "down", "left", "right", "pageup", "pagedown", "home", "end", "ctrl+c", "ctrl+p"),
)
CHARACTERS = {
    "space": " ",
    "plus": "+",
    "minus": "-",
    "full_stop": ".",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}
SIZES = ((80, 24), (1, 1), (100, 30), (20, 5), (200, 60), (40, 12))
PAUSES = (0.03, 0.3, 0.9, 1.4, 1.9)
"""Seconds before a key in which nobody looks."""
WAITS = (0.1, 0.5, 1, 3, 8)
"""Seconds in which the screen looks as often as it at least does."""
NEWS = ("lost", "back", "changed")
"""Of the sound."""
