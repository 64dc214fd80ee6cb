from __future__ import annotations

import pytest
from plain_stage import plain_stage


@pytest.fixture
def practice(tmp_path):
    """Begins a practice in lines that only the test moves on."""

    def begun(**options):
        stage = plain_stage(tmp_path / "log", **options)
        stage.course.begin()
        return stage

    return begun
