"""Text with one part of it in bold: the ratio in a sentence about a factor."""

from __future__ import annotations

from typing import Any

from kivy.core.text.markup import MarkupLabel
from kivy.properties import StringProperty

from twitchlog.ui import fonts
from twitchlog.ui.widgets.text import Text


class _Strong(MarkupLabel):
    """Draws plain text of which the first `strong` is set in the medium weight; nothing else is read as markup."""

    strong = ""

    @property
    def markup(self) -> list[str]:
        plain = self._text
        before, part, after = plain.partition(self.strong)
        self._text = f"{fonts.mark(before)}[font={fonts.MEDIUM}]{fonts.mark(part)}[/font]{fonts.mark(after)}"
        try:
            return list(MarkupLabel.markup.fget(self))
        finally:
            self._text = plain


class StrongText(Text):
    """A `Text` whose first `strong` is bold; set it before the text."""

    strong = StringProperty("")

    def on_strong(self, *_: object) -> None:
        if getattr(self, "_label", None) is not None:  # given before the label is made
            self._create_label()
            self.texture_update()

    def _create_label(self) -> None:
        if not self.strong or self.strong not in self.text:
            super()._create_label()
            return
        if type(self._label) is not _Strong:
            options: dict[str, Any] = {name: getattr(self, name) for name in self._font_properties}
            self._label = _Strong(usersize=self.text_size, **options)
        self._label.strong = self.strong
