"""The project around the package: what the README promises a newcomer, the lock, and the wheel."""

import os
import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import twitchlog
from twitchlog.assets import MissingAsset, asset

ROOT = Path(__file__).parent.parent


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def targets() -> set[str]:
    """The targets the Makefile describes."""
    return set(re.findall(r"^([a-z]+):.*## ", text("Makefile"), re.MULTILINE))


def pins() -> dict[str, str]:
    """Each line of the lock that pins a package, with the hashes that follow it."""
    return {pin.split("==")[0]: pin for pin in re.split(r"\n(?=[a-z0-9])", text("requirements.txt")) if "==" in pin}


def test_every_make_command_in_the_readme_exists() -> None:
    """The README names no `make` target that the Makefile lacks."""
    named = set(re.findall(r"(?:`|&& )make ([a-z]+)", text("README.md")))
    assert {"run", "test", "demo"} <= named <= targets()


def test_make_help_lists_the_targets() -> None:
    """`make help` names every target with its purpose, and these five are among them."""
    ask = ["make", "--no-print-directory", "help"]
    shown = subprocess.run(ask, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split()[1] for line in shown.splitlines()} == targets()
    assert {"run", "demo", "test", "lint", "bench"} <= targets()


def test_ci_finds_exactly_one_test_command_in_the_readme() -> None:
    """`.ci/run` runs the README's own test line: there is one, and it is executable."""
    assert len(re.findall(r"^sudo apt-get .*&& make test$", text("README.md"), re.MULTILINE)) == 1
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_lock_pins_by_hash_and_names_no_address() -> None:
    """Every package of requirements.txt has one version and its hashes; no place to fetch it from is written."""
    assert len(pins()) > 30
    assert all("--hash=sha256:" in pin for pin in pins().values())
    assert not re.search(r"https?:|file:|index|find-links|@ ", text("requirements.txt"))


def test_the_lock_holds_what_pyproject_asks_for_and_nothing_that_needs_a_compiler() -> None:
    """All named dependencies are pinned; materialshapes, and pycairo with it, is left out."""
    project = tomllib.loads(text("pyproject.toml"))["project"]
    asked = project["dependencies"] + project["optional-dependencies"]["dev"]
    assert {re.split(r"[<>=]", each)[0] for each in asked} <= set(pins())
    assert not {"materialshapes", "pycairo"} & set(pins())


def test_every_dependency_says_what_it_is_for() -> None:
    """Each dependency of pyproject.toml stands on its own line with a comment."""
    lists = re.findall(r"^(?:dependencies|dev) = \[\n(.*?)^\]", text("pyproject.toml"), re.MULTILINE | re.DOTALL)
    assert len(lists) == 2
    assert all(re.fullmatch(r'    "[^"]+", +# .+', line) for each in lists for line in each.splitlines())


def test_the_changelog_knows_this_version() -> None:
    """The version of the package has its dated heading in CHANGELOG.md."""
    assert re.search(
        rf"^## \[{re.escape(twitchlog.__version__)}\] - \d{{4}}-\d\d-\d\d$", text("CHANGELOG.md"), re.MULTILINE
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the built wheel unpacked, as pip would leave it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys, hatchling.build; print(hatchling.build.build_wheel(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", build, str(folder)], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def test_the_wheel_carries_code_kv_files_and_assets(installed: Path) -> None:
    """Whatever the package or assets hold in the checkout is in the wheel, but the README's picture and the tests."""
    ours = [path for path in (ROOT / "twitchlog").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    expected = {str(path.relative_to(ROOT)) for path in ours}
    expected |= {f"twitchlog/{p.relative_to(ROOT)}" for p in (ROOT / "assets").rglob("*") if p.is_file()}
    found = {str(path.relative_to(installed)) for path in installed.rglob("*") if path.is_file()}
    assert {name for name in found if ".dist-info/" not in name} == expected - {"twitchlog/assets/readme.png"}


def test_the_wheel_finds_its_assets_from_any_folder(installed: Path, tmp_path: Path) -> None:
    """Run from elsewhere, the unpacked wheel reads its own body map, not the checkout's."""
    ask = "from twitchlog.assets import asset; print(asset('body.svg'))"
    run = [sys.executable, "-c", ask]
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    answer = subprocess.run(run, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True).stdout
    assert Path(answer.strip()) == installed / "twitchlog" / "assets" / "body.svg"


def test_a_checkout_finds_its_assets() -> None:
    """Beside the package, assets are found where they are edited."""
    assert asset("body.svg") == ROOT / "assets" / "body.svg"


def test_a_missing_asset_is_named() -> None:
    """An incomplete installation says which file is missing and where it was looked for."""
    with pytest.raises(MissingAsset, match=r"no-such\.svg is missing \(looked in .*assets or .*assets\)"):
        asset("no-such.svg")


def test_the_readme_s_terminal_lines_work_as_written(tmp_path: Path) -> None:
    """Each line under "In a terminal", run in that order on a new diary, succeeds; the page and the export appear."""
    lines = re.findall(r"^twitchlog (.+)$", text("README.md"), re.MULTILINE)
    assert len(lines) > 5
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TWITCHLOG_DIARY": str(tmp_path / "diary")}
    for line in lines:
        run = [sys.executable, "-m", "twitchlog", *shlex.split(line)]
        done = subprocess.run(run, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), line
    assert {"visit.pdf", "diary.json"} <= {path.name for path in tmp_path.iterdir()}
