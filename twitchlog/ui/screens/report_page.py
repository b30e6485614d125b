"""A page of the report as a picture, and the pages over the whole window to read them."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.graphics import Color, RoundedRectangle
from kivy.metrics import dp
from kivy.properties import NumericProperty, StringProperty

from twitchlog.ui.presenters.report import ReportPresenter
from twitchlog.ui.widgets.base import WIDE, Control, load_kv, the_app
from twitchlog.ui.widgets.button import IconButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.chart import texture_of
from twitchlog.ui.widgets.frame import Page
from twitchlog.ui.widgets.text import Text  # noqa: F401 - used in kv

if TYPE_CHECKING:
    from twitchlog.charts.render import Picture

SHAPE = {"a4": 297 / 210, "letter": 11 / 8.5}  # height by width
MOST_ZOOM = 4
MOST_PIXELS = 2400  # across a page: more would be too large for some graphics
log = logging.getLogger(__name__)


def decoded(png: bytes) -> Picture:
    """The pixels of a PNG file; for a worker thread."""
    from PIL import Image as PngImage

    from twitchlog.charts.render import Picture

    with PngImage.open(BytesIO(png)) as image:
        return Picture(image.width, image.height, image.convert("RGBA").tobytes())


class PagePicture(Control):
    """A page, as large as the widget. White until its `picture` is there; the old one stays meanwhile."""

    def __init__(self, **kwargs: Any) -> None:
        self.picture: Picture | None = None
        super().__init__(**kwargs)
        with self.canvas:
            Color(1, 1, 1, 1)
            self._sheet = RoundedRectangle(radius=[dp(4)])
        self.bind(pos=self._place, size=self._place)
        self._place()

    def put(self, picture: Picture) -> None:
        """Show this page."""
        self.picture = picture
        self._sheet.texture = texture_of(picture)

    def _place(self, *_: object) -> None:
        self._sheet.pos, self._sheet.size = self.pos, self.size


class ReportPages(Page):
    """The real pages, to be read: larger, smaller, next. Each size is drawn anew, so that letters stay sharp."""

    number = NumericProperty(1)
    count = NumericProperty(1)
    zoom = NumericProperty(1)
    most_zoom = NumericProperty(MOST_ZOOM)
    place = StringProperty("")

    def __init__(self, presenter: ReportPresenter, **kwargs: Any) -> None:
        self._presenter = presenter
        self._shape = SHAPE[presenter.options.paper]
        self._wanted = 0
        self._request = Clock.create_trigger(self._make, 0)
        super().__init__(**kwargs)
        self._picture = PagePicture(name="The page itself", focusable=False)
        self._picture.bind(on_release=lambda _: self._tapped())
        self.ids.stage.add_widget(self._picture)
        self.ids.scroll.bind(size=self._fit)
        self.bind(zoom=self._fit)
        self._fit()

    def turn(self, step: int) -> None:
        """The page before or after."""
        self.number = max(1, min(self.count, self.number + step))
        self.ids.scroll.scroll_y = 1
        self._request()

    def zoom_by(self, step: int) -> None:
        """Larger or smaller: once to four times the width."""
        self.zoom = max(1, min(MOST_ZOOM, self.zoom + step))

    def _tapped(self) -> None:
        self.zoom = 2 if self.zoom == 1 else 1

    def _make(self, *_: object) -> None:
        self._wanted += 1
        wanted, number, work = self._wanted, self.number, self._presenter.pages(self._pixels())

        def newest() -> tuple[Picture, int] | None:
            if wanted != self._wanted:
                return None
            pages = work().pages
            return decoded(pages[min(number, len(pages)) - 1]), len(pages)

        def then(done: tuple[Picture, int] | None) -> None:
            if done is not None and wanted == self._wanted:
                picture, self.count = done
                self.place = f"Page {self.number} of {self.count}"
                self._picture.put(picture)

        the_app().in_background(newest, then, self._failed)

    def _pixels(self) -> int:
        return min(MOST_PIXELS, round(self._picture.width))

    def _failed(self, error: Exception) -> None:
        log.error("the page could not be drawn", exc_info=error)
        self.place = "The page could not be drawn."

    def _fit(self, *_: object) -> None:
        scroll = self.ids.scroll
        room = scroll.width - dp(32)
        if self.width >= dp(WIDE):
            room = min(room, (scroll.height - dp(32)) / self._shape)
        width = round(max(dp(64), room) * self.zoom)
        self._picture.size = (width, round(width * self._shape))
        self.ids.stage.size = (
            max(scroll.width, width + dp(32)),
            max(scroll.height, self._picture.height + dp(32)),
        )
        self._request()


load_kv(__file__)
