"""`python -m tests.torture [share]`: the table; exit code 1 when anything was lost. `share` 0.1 does a tenth of it."""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.torture import Result, disks, kill


def main(share: float) -> int:
    """Do it all, in a folder of its own."""
    parts: list[tuple[Callable[..., Result], int, dict[str, bool]]] = [
        (kill.terminal, kill.TERMINAL, {}),
        (kill.window, kill.WINDOW, {}),
        (disks.full, disks.FULL, {}),
        (disks.cuts, disks.CUTS, {}),
        (disks.cuts, disks.CONTROLS, {"sync": False}),
    ]
    print(f"{'':34} {'times':>6} {'acknowledged':>13} {'lost':>7} {'unreadable':>11} {'seconds':>8}")
    results = []
    for part, times, how in parts:
        folder = Path(tempfile.mkdtemp(prefix="twitchlog-torture-"))
        start = time.monotonic()
        try:
            result = part(folder, max(1, round(times * share)), **how)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        results.append(result)
        numbers = f"{result.blows:6,} {result.acknowledged:13,} {result.lost:7,} {result.unreadable:11,}"
        print(f"{result.name:34} {numbers} {time.monotonic() - start:8.0f}  {result.said}", flush=True)
    return 0 if all(result.passes or result.said.startswith("skipped") for result in results) else 1


if __name__ == "__main__":
    raise SystemExit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0))
