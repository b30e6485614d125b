"""What the numbers need: numpy, and nothing that draws or opens windows."""

import pkgutil
import subprocess
import sys

from twitchlog import analysis

HEAVY = ("matplotlib", "scipy", "kivy", "kivymd", "statsmodels", "pandas", "click")


def test_no_module_of_the_numbers_brings_matplotlib_scipy_or_kivy() -> None:
    """Every module of the package, imported together in a process of its own."""
    names = [module.name for module in pkgutil.iter_modules(analysis.__path__, "twitchlog.analysis.")]
    assert len(names) > 25
    code = f"import sys, {', '.join(names)}; print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
