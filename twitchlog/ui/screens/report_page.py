"""A page of the report as a picture, and the pages over the whole window to read them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.metrics import dp
from kivy.properties import NumericProperty, StringProperty
from kivy.uix.image import Image  # noqa: F401 - used in kv

from twitchlog.charts.render import Picture
from twitchlog.ui.presenters.report import Preview, ReportPresenter
from twitchlog.ui.widgets.base import Control, load_kv, the_app
from twitchlog.ui.widgets.button import IconButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.chart import texture_of
from twitchlog.ui.widgets.frame import Page
from twitchlog.ui.widgets.text import Text  # noqa: F401 - used in kv

SHAPE = {"a4": 297 / 210, "letter": 11 / 8.5}  # height by width
SHARP_PX = 1700  # pixels across a page to be read


def decoded(png: bytes) -> Picture:
    """The pixels of a PNG file; for a worker thread."""
    from PIL import Image as PngImage

    with PngImage.open(BytesIO(png)) as image:
        return Picture(image.width, image.height, image.convert("RGBA").tobytes())


class PagePicture(Control):
    """A page, as large as the widget. White until its picture is there; the old one stays meanwhile."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas:
            Color(1, 1, 1, 1)
            self._sheet = Rectangle()
        self.bind(pos=self._place, size=self._place)
        self._place()

    def put(self, picture: Picture) -> None:
        """Show this page."""
        texture: Texture = texture_of(picture)
        texture.min_filter = "linear"
        self._sheet.texture = texture

    def _place(self, *_: object) -> None:
        self._sheet.pos, self._sheet.size = self.pos, self.size


class ReportPages(Page):
    """The real pages, to be read: larger, smaller, next. They are drawn anew, sharper, while it opens."""

    number = NumericProperty(1)
    count = NumericProperty(1)
    zoom = NumericProperty(1)
    place = StringProperty("")

    def __init__(self, presenter: ReportPresenter, **kwargs: Any) -> None:
        self._preview: Preview | None = None
        self._shape = SHAPE[presenter.options.paper]
        super().__init__(**kwargs)
        self._picture = PagePicture(name="The page itself", focusable=False)
        self._picture.bind(on_release=lambda _: self._tapped())
        self.ids.stage.add_widget(self._picture)
        self.ids.scroll.bind(size=self._fit)
        self.bind(zoom=self._fit, number=self._say)
        the_app().in_background(presenter.pages(SHARP_PX), self._take, self._failed)
        self._fit()

    def turn(self, step: int) -> None:
        """The page before or after."""
        self.number = max(1, min(self.count, self.number + step))
        self.ids.scroll.scroll_y = 1
        self._show()

    def zoom_by(self, step: int) -> None:
        """Larger or smaller: once, twice, three or four times the width."""
        self.zoom = max(1, min(4, self.zoom + step))

    def _tapped(self) -> None:
        self.zoom = 2 if self.zoom == 1 else 1

    def _take(self, preview: Preview) -> None:
        self._preview, self.count = preview, len(preview.pages)
        self._say()
        self._show()

    def _failed(self, _error: Exception) -> None:
        self.place = "The page could not be drawn."

    def _say(self, *_: object) -> None:
        self.place = f"Page {self.number} of {self.count}"

    def _show(self) -> None:
        assert self._preview is not None
        page, number = self._preview.pages[self.number - 1], self.number

        def put(picture: Picture) -> None:
            if number == self.number:
                self._picture.put(picture)

        the_app().in_background(lambda: decoded(page), put)

    def _fit(self, *_: object) -> None:
        scroll = self.ids.scroll
        whole = min(scroll.width - dp(32), (scroll.height - dp(32)) / self._shape if self.width > dp(840) else dp(840))
        width = max(dp(64), whole) * self.zoom
        self._picture.size = (width, width * self._shape)
        self.ids.stage.size = (
            max(scroll.width, width + dp(32)),
            max(scroll.height, self._picture.height + dp(32)),
        )


load_kv(__file__)
