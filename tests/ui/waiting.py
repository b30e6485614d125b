"""Waiting for work off the main thread without letting the window's time pass, so that messages stay."""

from __future__ import annotations

from typing import Any

ROUNDS = 3  # counting asks for drawing, and a new width for drawing again
MOST = 60  # rounds, for a screen that does its work in steps
SECONDS = 60


def settle(pilot: Any) -> None:
    """Wait until the worker has nothing left to do and what it made is shown."""
    quiet = 0
    for _ in range(MOST):
        pilot.frame(3)
        pilot.app.in_background(lambda: None).result(SECONDS)
        quiet = 0 if getattr(pilot.app.shell.screen, "busy", False) else quiet + 1
        if quiet == ROUNDS:
            break
    pilot.frame(3)
