from examples import HOLDS, TEMPO, each, score

from iliotimer.plan.pulse import with_pulse
from iliotimer.plan.score import CueKind


def test_the_seconds_of_a_rest_are_heard_up_to_its_countdown():
    """Set-ups and works stay as they are."""
    steps = score(each(HOLDS, sets=2, rest=10))
    for before, after in zip(steps, with_pulse(steps), strict=True):
        pulses = [cue.offset for cue in after.cues if cue.kind is CueKind.PULSE]
        assert [cue for cue in after.cues if cue.kind is not CueKind.PULSE] == list(before.cues)
        expected = {"gap": [*range(1, 7)], "rest": [*range(1, 7)], "switch": [1]}
        assert pulses == expected.get(before.kind, [])
        assert [cue.offset for cue in after.cues] == sorted(cue.offset for cue in after.cues)


def test_a_score_as_written_has_no_pulse():
    """It is the person's wish, not the session's."""
    steps = score(each(TEMPO, sets=2, rest=10))
    assert all(cue.kind is not CueKind.PULSE for step in steps for cue in step.cues)
