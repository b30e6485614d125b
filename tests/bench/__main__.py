"""`python -m tests.bench`: the table of all figures; exit code 1 when a limit is exceeded."""

import importlib
import sys
from pathlib import Path

from tests.bench import Row

HEADS = ("", "ms", "floor ms", "ratio", "at most", "")


def main(names: list[str]) -> int:
    """Measure the modules named (all without a name) and print their rows."""
    modules = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    chosen = [module for module in modules if not names or module.removeprefix("bench_") in names]
    rows: list[Row] = []
    for module in chosen:
        print(f"measuring {module.removeprefix('bench_')} ...", file=sys.stderr, flush=True)
        rows += importlib.import_module(f"tests.bench.{module}").run()
    print_table(rows)
    return 0 if all(row.passes for row in rows) else 1


def print_table(rows: list[Row]) -> None:
    """The rows under their heads, numbers right-aligned."""
    cells = [HEADS, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADS))]
    for line in cells:
        first, *rest = line
        numbers = "  ".join(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        print(f"{first.ljust(widths[0])}  {numbers}".rstrip())


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.name,
        f"{row.value_ms:,.2f}",
        "" if row.floor_ms is None else f"{row.floor_ms:,.2f}",
        "" if row.ratio is None else f"{row.ratio:.2f}",
        "" if row.limit is None else f"{row.limit:.2f}",
        "" if row.limit is None else ("ok" if row.passes else "TOO SLOW"),
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
