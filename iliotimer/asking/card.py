"""The safety card: signs to stop for, and whom to ask."""

from __future__ import annotations

CARD = (
    (
        "Get emergency help now",
        (
            "numbness or pins and needles around the genitals, the anus or the inner thighs",
            "new trouble with starting, stopping or feeling urine or bowel",
            "a change in sexual function",
            "weakness or numbness in both legs, or leg weakness that quickly gets worse",
            "new pain into both legs",
            "after a fall or a blow: severe pain, or a leg that takes no weight or looks turned",
            "chest pain, fainting, breathlessness out of proportion, an irregular heartbeat",
        ),
    ),
    (
        "See a clinician soon, before the next session",
        (
            "numbness, tingling or weakness on one side",
            "sharp pain that keeps coming back",
            "pain at night, fever or feeling unwell, weight loss without a reason",
            "a swelling or a lump in the groin",
            "a history of cancer or of long steroid use",
            "no better after about two weeks",
        ),
    ),
)
"""Headings, each with its signs, by how soon."""
LAST = (
    "iliotimer is a timer and a diary. It does not know what causes a sign. "
    "In an emergency call your local emergency number."
)
