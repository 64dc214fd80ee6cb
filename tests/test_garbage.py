import subprocess
import sys

LOOKS = """
import gc
from iliotimer.garbage import leave_alone_what_stays, put_off
usual = gc.get_threshold()
looks = []
gc.callbacks.append(lambda phase, about: looks.append(phase))
put_off()
made = [[number] for number in range(50_000)]
assert not looks
leave_alone_what_stays()
assert gc.get_threshold() == usual
assert gc.get_freeze_count() >= len(made)
more = [[number] for number in range(5_000)]
assert looks
"""


def test_garbage_is_looked_for_once_the_program_has_started():
    """Not before; and what the program is made of then is not looked at again."""
    done = subprocess.run(
        [sys.executable, "-c", LOOKS], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
