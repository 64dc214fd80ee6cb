from __future__ import annotations

from fractions import Fraction
from threading import Event

import pytest

from iliotimer.plan.model import Side
from iliotimer.plan.score import Cue, CueKind
from iliotimer.sound.speaker import News, Passage
from iliotimer.sound.supervised import HUNG_NS, RESTARTS, Settings, SupervisedSpeaker
from iliotimer.sound.wire import message_of

SECOND = 1_000_000_000
PASSAGE = Passage(7 * SECOND, (Cue(Fraction(1), CueKind.GO, Side.BOTH, 0),))


class FakeChild:
    """A worker that notes what it is sent and does what the test says."""

    def __init__(self, stage, arguments, environment, hear, miss):
        self.arguments, self.environment = arguments, environment
        self.hear, self.miss = hear, miss
        self.sent = []
        self.ended = self.stopped = False
        self.deaf = stage.deaf
        stage.children.append(self)

    def send(self, line):
        if self.ended or self.deaf:
            raise BrokenPipeError
        message = message_of(line)
        if message["do"] != "beat":
            self.sent.append(message)

    def report(self, **report):
        self.hear(self, report)

    def kill(self):
        self.die()

    def is_stopped(self):
        return self.stopped

    def die(self):
        if not self.ended:
            self.ended = True
            self.miss(self)

    def bury(self, _patience=0):
        self.ended = True


class Stage:
    """A speaker with fake workers and a clock that the test moves."""

    def __init__(self):
        self.children, self.rings = [], 0
        self.deaf = False
        self.now = 5 * SECOND
        self.speaker = None

    def open(self, choice="auto", order=("simpleaudio", "miniaudio", "bell")):
        self.speaker = SupervisedSpeaker(
            choice, order, Settings(), ring=self.ring, start=self.start, now=lambda: self.now
        )
        self.settle()
        return self.speaker

    def start(self, arguments, environment, *, hear, miss):
        return FakeChild(self, arguments, environment, hear, miss)

    def ring(self):
        self.rings += 1

    def settle(self):
        """Wait until every errand so far is done."""
        for _ in range(3):
            done = Event()
            self.speaker._errands.put(done.set)
            assert done.wait(5)

    def look(self, seconds=0.08):
        news = []
        for _ in range(max(1, round(seconds / 0.08))):
            self.settle()
            self.now += 8 * SECOND // 100
            news += self.speaker.look()
            self.settle()
        return news

    @property
    def child(self):
        return self.children[-1]


@pytest.fixture
def stage():
    made = Stage()
    yield made
    if made.speaker is not None:
        made.speaker.close()


def kinds(news):
    return [each.kind for each in news]


def test_passages_volume_and_stop_reach_the_worker(stage):
    """The worker is sent what the app asks for, in order."""
    speaker = stage.open()
    for ask in (
        lambda: speaker.play([PASSAGE]),
        lambda: speaker.set_volume(30),
        lambda: speaker.set_muted(muted=True),
        speaker.stop,
    ):
        ask()
        stage.settle()
    asked = [(sent["do"], sent.get("percent")) for sent in stage.child.sent][-4:]
    assert asked == [("play", None), ("volume", 30), ("volume", 0), ("stop", None)]
    assert stage.child.sent[-4]["parts"] == [[7 * SECOND, [[48_000, "go", 0.0, ""]]]]
    assert stage.child.sent[-4]["begun_now"] is True


def test_a_simpleaudio_worker_uses_plain_malloc(stage):
    """Its playback thread frees memory without the GIL, which only plain malloc allows."""
    stage.open()
    assert stage.child.environment == {"PYTHONMALLOC": "malloc"}


def test_a_worker_that_dies_is_replaced_and_sent_what_is_left(stage):
    """The successor gets volume and passages, not as something begun now; the person is told."""
    speaker = stage.open()
    stage.child.report(what="open")
    speaker.set_volume(30)
    speaker.play([PASSAGE])
    stage.settle()
    stage.child.die()
    assert stage.look() == [News("lost", "The sound stopped and is being restarted.")]
    assert speaker.driver == "bell"
    assert [sent["do"] for sent in stage.child.sent] == ["volume", "play"]
    assert stage.child.sent[0]["percent"] == 30
    assert stage.child.sent[1]["begun_now"] is False
    stage.child.report(what="open")
    assert stage.look() == [News("back", "The sound is back.")]
    assert speaker.driver == "simpleaudio"


def test_a_worker_that_hangs_is_killed(stage):
    """Without a report for a while, and the app itself lively, the worker is replaced."""
    stage.open()
    stage.child.report(what="open")
    assert stage.look(HUNG_NS / SECOND - 0.1) == []
    assert kinds(stage.look(0.3)) == ["lost"]
    assert len(stage.children) == 2


def test_a_worker_that_was_stopped_is_replaced_sooner(stage):
    """What the system says needs no waiting, even while a device is being opened."""
    stage.open()
    stage.look()
    stage.child.report(what="opening")
    stage.child.stopped = True
    assert kinds(stage.look(0.24)) == ["lost"]
    assert len(stage.children) == 2


def test_an_app_that_was_held_up_does_not_blame_the_worker(stage):
    """After a pause of the app itself the worker gets time to report."""
    stage.open()
    stage.child.report(what="open")
    stage.look()
    stage.now += 30 * SECOND
    assert stage.look() == []
    assert len(stage.children) == 1


def test_a_device_may_take_its_time_to_open(stage):
    """A second of opening is no hang; longer than 1.5 s is told, and so is the end of it."""
    stage.open()
    stage.child.report(what="opening")
    assert stage.look(1.2) == []
    news = stage.look(1)
    assert news == [
        News(
            "lost",
            "The sound device takes long to open: the terminal bell is used.",
        )
    ]
    stage.child.report(what="open")
    assert kinds(stage.look()) == ["back"]
    assert len(stage.children) == 1


def test_after_three_restarts_in_a_minute_the_next_driver_is_used(stage):
    """A driver that keeps failing gives way, at last to the bell."""
    speaker = stage.open()
    news = []
    for _ in range(RESTARTS + 1):
        stage.child.report(what="open")
        stage.child.die()
        news += stage.look()
    assert news[-1] == News("changed", "simpleaudio keeps failing: miniaudio is used.")
    assert len(stage.children) == RESTARTS + 2
    assert speaker.driver == "miniaudio"
    for _ in range(RESTARTS + 1):
        stage.child.die()
        news += stage.look()
    assert news[-1].sentence == ("miniaudio keeps failing: the terminal bell is used.")
    assert speaker.driver == "bell"
    assert len(stage.children) == 2 * RESTARTS + 2


def test_restarts_a_long_time_apart_are_forgiven(stage):
    """Four restarts in more than a minute leave the driver in use."""
    speaker = stage.open()
    for _ in range(RESTARTS + 2):
        stage.child.report(what="open")
        stage.child.die()
        stage.look()
        stage.now += 25 * SECOND
    stage.child.report(what="open")
    assert speaker.driver == "simpleaudio"


def test_a_driver_without_a_device_gives_way_at_once(stage):
    """Where simpleaudio cannot open a device miniaudio may; where that cannot, the bell rings."""
    speaker = stage.open()
    stage.child.report(what="lost", opening=True)
    assert stage.look() == [
        News("changed", "simpleaudio cannot open a sound device: miniaudio is used.")
    ]
    assert len(stage.children) == 2
    stage.child.report(what="lost", opening=True)
    assert stage.look() == [News("lost", "No sound device: the terminal bell is used.")]
    assert speaker.driver == "bell"
    stage.child.report(what="open")
    assert kinds(stage.look()) == ["back"]
    assert speaker.driver == "miniaudio"


def test_the_bell_rings_while_there_is_no_device(stage):
    """What cannot be heard is rung; with a device the bell is still."""
    speaker = stage.open(order=("miniaudio", "bell"))
    speaker.play([Passage(stage.now, PASSAGE.cues), Passage(stage.now + 2 * SECOND, PASSAGE.cues)])
    stage.child.report(what="lost", opening=True)
    for _ in range(16):
        stage.child.report(what="alive")
        stage.look()
    assert stage.rings == 1
    stage.child.report(what="open")
    for _ in range(30):
        stage.child.report(what="alive")
        stage.look()
    assert stage.rings == 1


@pytest.mark.parametrize(("stopped", "again"), [(False, 1), (True, 0)])
def test_after_a_hold_up_the_sound_goes_on_unless_the_app_stops_it(stage, stopped, again):
    """A worker that fell silent for want of a heartbeat is sent the passages once more."""
    speaker = stage.open()
    stage.child.report(what="open")
    speaker.play([PASSAGE])
    stage.settle()
    stage.child.sent.clear()
    stage.child.report(what="silenced")
    stage.look()
    if stopped:
        speaker.stop()
    stage.look()
    assert sum(bool(sent.get("parts")) for sent in stage.child.sent) == again


@pytest.mark.parametrize(
    ("choice", "order", "told"),
    [
        (
            "simpleaudio",
            ("miniaudio", "bell"),
            News("changed", "simpleaudio is not installed: miniaudio is used."),
        ),
        (
            "auto",
            ("bell",),
            News("lost", "No sound library is installed: the terminal bell is used."),
        ),
    ],
)
def test_what_is_not_installed_is_told(stage, choice, order, told):
    """The person learns at once that another driver is used than the one asked for."""
    stage.open(choice, order)
    assert stage.look() == [told]


def test_no_call_fails_when_the_worker_is_deaf(stage):
    """A worker that takes no line breaks nothing in the app."""
    stage.deaf = True
    speaker = stage.open()
    speaker.play([PASSAGE])
    speaker.stop()
    speaker.set_volume(1)
    assert stage.look() == []
    speaker.close()
    speaker.close()
    assert stage.child.ended
