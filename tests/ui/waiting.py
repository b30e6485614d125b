"""Waiting for work off the main thread without letting the window's time pass, so that messages stay."""

from __future__ import annotations

from typing import Any

ROUNDS = 3  # counting asks for drawing, and a new width for drawing again
SECONDS = 60


def settle(pilot: Any) -> None:
    """Wait until the worker has nothing left to do and what it made is shown."""
    for _ in range(ROUNDS):
        pilot.frame(3)
        pilot.app.in_background(lambda: None).result(SECONDS)
    pilot.frame(3)
