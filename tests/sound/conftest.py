"""What the tests of the sound share."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location(
    "null_sink", Path(__file__).with_name("null_sink.py")
)
null_sink = importlib.util.module_from_spec(_spec)
sys.modules["null_sink"] = null_sink
_spec.loader.exec_module(null_sink)


@pytest.fixture(scope="module")
def sink():
    """A PulseAudio server with a null sink, for as long as the module's tests run."""
    server = null_sink.NullSink()
    yield server
    server.close()


@pytest.fixture
def recording(sink, monkeypatch):
    """A recording of the null sink, which is this process's sound device."""
    for name, value in sink.environment.items():
        monkeypatch.setenv(name, value)
    return null_sink.Recording(sink)
