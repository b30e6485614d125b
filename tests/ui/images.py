"""Compares a picture of the window with the one that was accepted.

Pictures differ a little between machines (fonts' hinting, graphics), so a few pixels may, and small differences of
colour do not count. On failure the actual picture lies beside the accepted one as `name.actual.png`.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
from PIL import Image

GOLDEN = Path(__file__).parent / "golden"
COLOUR = 32  # of 255: differences up to this do not count
PIXELS = 0.005  # part of the picture that may differ


def share_that_differs(one: Path, other: Path) -> float:
    """The part of pixels that clearly differ, 0 to 1; 1 for pictures of different size."""
    a, b = (np.asarray(Image.open(path).convert("RGB"), dtype=np.int16) for path in (one, other))
    if a.shape != b.shape:
        return 1.0
    return float((np.abs(a - b).max(axis=2) > COLOUR).mean())


def check_picture(shot: Path, name: str, accept: bool) -> None:
    """Fail unless the picture looks like golden/`name`.png; with `accept` it becomes that one."""
    golden = GOLDEN / f"{name}.png"
    if accept:
        GOLDEN.mkdir(exist_ok=True)
        shutil.copyfile(shot, golden)
        return
    assert golden.exists(), f"there is no accepted picture {name}: look at it, then run pytest with --accept"
    share = share_that_differs(shot, golden)
    if share > PIXELS:
        actual = golden.with_suffix(".actual.png")
        shutil.copyfile(shot, actual)
        raise AssertionError(f"{share:.1%} of {name} looks different: compare {actual.name} with {golden.name}")
