"""About twitchlog: what it is, what it is not, and what it is built on."""

from __future__ import annotations

from typing import Any

from twitchlog import __version__
from twitchlog.ui.screens.more_page import MorePart
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.surface import Card, Column  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Text

BUILT_ON = (
    ("Kivy, KivyMD, TinyDB, platformdirs", "MIT licence"),
    ("orjson", "Mozilla Public License 2.0, Apache 2.0 or MIT licence"),
    ("Typst", "Apache 2.0 licence"),
    ("NumPy, Click, darkdetect", "BSD licence"),
    ("Matplotlib", "its own licence, like that of Python"),
    ("Roboto, Material Design Icons", "Apache 2.0 licence"),
    ("DejaVu fonts", "Bitstream Vera licence"),
)


class BuiltLine(Column):
    """A few works and their licence."""

    def __init__(self, works: str, licence: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.add_widget(Text(text=works, role="bodyMedium"))
        self.add_widget(Text(text=licence, role="bodySmall", tone="onSurfaceVariant"))


class AboutPart(MorePart):
    """The page."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(None, title="About twitchlog", **kwargs)
        self.ids.version.text = f"Version {__version__}"
        for works, licence in BUILT_ON:
            self.ids.built.add_widget(BuiltLine(works, licence))


load_kv(__file__)
