"""The house: a package imports only from those to its left, and each library has one home.

    domain -> store -> analysis -> charts -> report -> exchange -> ui, cli

This reads the imports of every module (also those inside functions) with `ast`, so nothing is run.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import twitchlog

PACKAGE = Path(twitchlog.__file__).parent
ORDER = ("domain", "store", "analysis", "charts", "report", "exchange")  # each sees those before it
TOP = ("ui", "cli")  # see all of ORDER, never each other
# Modules at the top of the package, and who besides TOP and __main__ may use them.
EDGE: dict[str, tuple[str, ...]] = {
    "assets": ("charts", "report", "exchange"),
    "clock": (),
    "paths": (),
    "log": (),
}
# Libraries that are not Python's own, by the only places that may import them. matplotlib's pyplot has none.
HOMES: dict[str, tuple[str, ...]] = {
    "tinydb": ("store",),
    "orjson": ("store", "report", "exchange", "cli"),
    "numpy": ("analysis", "charts", "ui"),
    "matplotlib": ("charts", "report", "ui"),
    "typst": ("report",),
    "click": ("cli", "__main__"),
    "platformdirs": ("paths",),
    "kivy": ("ui",),
    "kivymd": ("ui",),
    "materialyoucolor": ("ui",),
    "darkdetect": ("ui",),
    "PIL": ("ui",),
    "fontTools": ("ui", "report"),
}
NETWORK = ("socket", "ssl", "http", "urllib.request", "urllib3", "requests", "ftplib", "smtplib", "xmlrpc")
PRESENTERS = "ui.presenters"  # screen logic, tested without a window


def imports(module: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything imported anywhere in `module` (relative imports resolved)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join([*module.split(".")[: -node.level], *([base] if base else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def why_not(module: str, name: str) -> str | None:
    """Why `module` must not import `name`, or None. `module` begins with "twitchlog."."""
    inside = module.removeprefix("twitchlog.")
    mine = inside.split(".")[0]
    if within(name, "matplotlib.pyplot") or within(name, "pylab"):
        return "pyplot keeps figures in a global; make a Figure"
    if any(within(name, each) for each in NETWORK):
        return "twitchlog opens no connection"
    if not within(name, "twitchlog"):
        library = name.split(".")[0]
        homes = HOMES.get(library, ())
        if library in sys.stdlib_module_names or (mine in homes and not kivy_in_presenter(inside, library)):
            return None
        return f"{library} belongs to {', '.join(homes) or 'no package yet: give it a home in HOMES'}"
    theirs = name.removeprefix("twitchlog").lstrip(".").split(".")[0]
    if theirs in ("", "__version__", mine) or mine == "__main__":
        return presenter_reaches_out(inside, name)
    if theirs in EDGE:
        return None if mine in TOP or mine in EDGE[theirs] else f"{theirs} is read at the edge and passed in"
    if theirs in ORDER and (mine in TOP or (mine in ORDER and ORDER.index(theirs) < ORDER.index(mine))):
        return None
    if mine in EDGE and theirs == "domain":
        return None
    return f"{theirs} is not to the left of {mine}"


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def kivy_in_presenter(inside: str, library: str) -> bool:
    return within(inside, PRESENTERS) and library in ("kivy", "kivymd", "materialyoucolor")


def presenter_reaches_out(inside: str, name: str) -> str | None:
    drawn = within(name, "twitchlog.ui.screens") or within(name, "twitchlog.ui.widgets")
    return "a presenter does not know how it is drawn" if within(inside, PRESENTERS) and drawn else None


def faults(module: str, source: str) -> list[str]:
    """What `source`, as the module named, does against the house; one line each."""
    tree = ast.parse(source)
    found = [
        f"{module}:{line} imports {name}: {reason}"
        for line, name in imports(module, tree)
        if (reason := why_not(module, name))
    ]
    found += [
        f"{module} keeps kv in a Python string: it belongs in a .kv file beside it"
        for node in ast.walk(tree)
        if "load_string" in (getattr(node, "attr", None), getattr(node, "id", None))
    ]
    return found


def modules() -> list[tuple[str, Path]]:
    """Every module of the package, packages under the name of their `__init__`."""
    return [
        ("twitchlog." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts), path)
        for path in sorted(PACKAGE.rglob("*.py"))
    ]


def test_every_import_points_to_the_left() -> None:
    """No module of the package imports from its right, or a library whose home is elsewhere."""
    assert [fault for name, path in modules() for fault in faults(name, path.read_text("utf-8"))] == []


def test_every_module_has_a_place_in_the_order() -> None:
    """A new package or top module must be given its place in this file before it can be used."""
    tops = {name.split(".")[1] for name, _ in modules()}
    assert tops - {*ORDER, *TOP, *EDGE, "__init__", "__main__"} == set()


def test_the_command_line_does_not_wait_for_a_window() -> None:
    """`__main__` opens the window from inside a function: importing it imports no `ui`."""
    path = PACKAGE / "__main__.py"
    at_top = ast.Module([n for n in ast.parse(path.read_text("utf-8")).body if not isinstance(n, ast.FunctionDef)], [])
    assert [name for _, name in imports("twitchlog.__main__", at_top) if within(name, "twitchlog.ui")] == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("domain.episode", "from twitchlog.store import Diary"),
        ("domain.episode", "import orjson"),
        ("domain.episode", "from twitchlog.assets import asset"),
        ("domain.episode", "from ..store import Diary"),
        ("domain.__init__", "from ..store.diary import Diary"),
        ("store.diary", "def late():\n    import twitchlog.analysis.days"),
        ("store.diary", "from twitchlog import paths"),
        ("analysis.days", "import pandas"),
        ("charts.weeks", "from matplotlib import pyplot"),
        ("charts.weeks", "import matplotlib.pyplot as plt"),
        ("exchange.csv", "import typst"),
        ("cli.log", "from twitchlog.ui.app import TwitchlogApp"),
        ("cli.log", "import kivy"),
        ("ui.app", "from twitchlog.cli import main"),
        ("ui.presenters.today", "from kivy.clock import Clock"),
        ("ui.presenters.today", "from twitchlog.ui.screens.today import TodayScreen"),
        ("ui.presenters.today", "from ..widgets import chips"),
        ("ui.screens.today", "from kivy.lang import Builder\nBuilder.load_string('Widget:')"),
        ("report.pdf", "from urllib.request import urlopen"),
        ("clock", "from twitchlog.store import Diary"),
    ],
)
def test_what_goes_against_the_house_is_caught(module: str, source: str) -> None:
    """Each of these made-up modules is reported, with its one fault."""
    assert len(faults(f"twitchlog.{module}", source)) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        (
            "store.diary",
            "from twitchlog.domain.episode import Episode\nfrom .journal import Journal\nimport tinydb, os",
        ),
        ("charts.weeks", "from matplotlib.figure import Figure\nfrom twitchlog.analysis import days"),
        ("ui.presenters.today", "from twitchlog.store import Diary\nfrom twitchlog.report import content"),
        ("ui.screens.today", "from kivy.lang import Builder\nfrom twitchlog.ui.presenters.today import TodayState"),
        ("cli.log", "import click\nfrom twitchlog import __version__\nfrom twitchlog.paths import diary_folder"),
        ("__main__", "def main():\n    from twitchlog.ui.app import run"),
    ],
)
def test_what_the_house_allows_passes(module: str, source: str) -> None:
    """The ordinary imports of each package raise no fault."""
    assert faults(f"twitchlog.{module}", source) == []


def test_no_two_widgets_share_a_name() -> None:
    """Kivy's rules go by the bare name of a class: two of one name would get each other's."""
    found: dict[str, list[str]] = {}
    for path in sorted((PACKAGE / "ui").rglob("*.py")):
        if path.parent.name == "presenters":
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, []).append(path.name)
    assert {name: files for name, files in found.items() if len(files) > 1} == {}
