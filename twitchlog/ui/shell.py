"""The frame round every screen: the five places, pages over them, layers over those, and the message."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kivy.core.window import Window
from kivy.metrics import dp
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.screenmanager import NoTransition, ScreenManager

from twitchlog.ui.messages import Action, Message, Messages
from twitchlog.ui.widgets.base import WIDE, Plate, load_kv, the_app
from twitchlog.ui.widgets.focus import FocusPlace, KeyFocus
from twitchlog.ui.widgets.frame import PLACES, MessageBar, NavBar, NavRail, Page
from twitchlog.ui.widgets.layer import Layer, Menu
from twitchlog.ui.widgets.surface import DemoBanner


class Frame(BoxLayout):
    """Navigation and the place it shows; rail or bar by width."""


class Shell(Plate, FloatLayout):
    """The root widget.

    `go("Today")` opens a place, `open_page(page)` a page over it, `show_sheet(sheet)` a layer over all,
    `show_menu(anchor, items)` a menu, `say(text, actions)` a message, `back()` closes the topmost of them.
    `wide` is true from 840 dp; `place` is the open place.
    """

    wide = BooleanProperty(False)
    demo = BooleanProperty(False)
    place = StringProperty("")

    def __init__(self, screens: dict[str, Callable[[], Any]], **kwargs: Any) -> None:
        self._make = screens
        self.messages = Messages()
        self._pages: list[Page] = []
        self._opened_from: dict[Layer, FocusPlace | None] = {}
        super().__init__(**kwargs)
        self._colour_window()
        self._places = ScreenManager(transition=NoTransition())
        self._frame = Frame()
        self._navigation: NavBar | NavRail | None = None
        self._stage = BoxLayout()
        self._body = BoxLayout(orientation="vertical")
        if self.demo:
            self._body.add_widget(DemoBanner())
        self._body.add_widget(self._stage)
        self.add_widget(self._body)
        self._message = MessageBar(messages=self.messages)
        self.add_widget(self._message)
        self.keys = KeyFocus(self.top, self.back)
        Window.bind(on_key_down=self.keys.key_down, on_touch_down=self.keys.touched)
        self._stage.add_widget(self._frame)
        self.bind(size=self._reshape)
        self._message.bind(height=self._put_message)
        self._reshape()

    def close(self) -> None:
        """Let go of the window."""
        Window.unbind(on_key_down=self.keys.key_down, on_touch_down=self.keys.touched)
        self.messages.clear()

    # ---- places

    def go(self, place: str) -> Any:
        """Open a place, building its screen the first time; closes pages and layers. Returns the screen.

        Raises KeyError for a place that is not one of the five.
        """
        while self.layers or self._pages:
            self._close_top()
        if not self._places.has_screen(place):
            screen = self._make[place]()
            screen.name = place
            screen.bind(foot=self._put_message)
            self._places.add_widget(screen)
        self.place = self._places.current = place
        if self._navigation is not None:
            self._navigation.place = place
        self._put_message()
        return self.screen

    def start_over(self, page: Page | None = None) -> None:
        """Another diary: everything open is closed, every screen built anew. Today, or this page over everything."""
        self.messages.clear()
        while self.layers or self._pages:
            self._close_top()
        self._places.clear_widgets()
        if page is None:
            self.go(PLACES[0][0])
        else:
            self.place = ""
            self.open_page(page)

    @property
    def screen(self) -> Any:
        """The screen of the open place."""
        return self._places.current_screen

    @property
    def screens(self) -> list[Any]:
        """The screens built so far."""
        return list(self._places.screens)

    # ---- pages and layers

    @property
    def page(self) -> Page | None:
        """The page on top, if any."""
        return self._pages[-1] if self._pages else None

    @property
    def layers(self) -> list[Layer]:
        """Open sheets, dialogs and menus, lowest first."""
        return [child for child in reversed(self.children) if isinstance(child, Layer)]

    def top(self) -> Any:
        """What is on top and takes the keyboard: the last layer, else everything."""
        return self.layers[-1] if self.layers else self

    def open_page(self, page: Page) -> Page:
        """Put a page over the window."""
        self._pages.append(page)
        page.bind(foot=self._put_message)
        self._show_stage()
        return page

    def close_page(self, page: Page) -> None:
        """Close a page, also one below others. Closing twice is harmless."""
        if page in self._pages:
            self._pages.remove(page)
            self._show_stage()
            page.dispatch("on_close")

    def close_pages_over(self, page: Page) -> None:
        """Close what was opened over this page."""
        while self.layers or (page in self._pages and self._pages[-1] is not page):
            self._close_top()

    def show_sheet(self, layer: Layer) -> Layer:
        """Open a sheet, dialog or any layer; the keyboard goes back to where it was when that closes."""
        self._opened_from[layer] = self.keys.place()
        self.keys.leave()
        layer.bind(foot=self._put_message)  # known only once it is laid out
        self.add_widget(layer)
        return layer

    def show_menu(self, anchor: Any, items: Sequence[tuple[Any, ...]], chosen: str = "") -> Menu:
        """Open a menu by a control; `items` are (label, callback) or (label, callback, icon)."""
        menu = Menu(items=list(items), chosen=chosen, anchor=anchor, size=self.size, pos=self.pos)
        self.show_sheet(menu)
        menu.place()
        return menu

    def drop_layer(self, layer: Layer) -> None:
        """Take a layer away; `layer.dismiss()` is what others call."""
        topmost = layer is self.top()
        self.keys.leave()
        self.remove_widget(layer)
        place = self._opened_from.pop(layer, None)
        if topmost:
            self.keys.go_back(place)

    def back(self) -> bool:
        """Close the topmost layer or page, else go to Today. False when there is nowhere to go back to."""
        if self.layers:
            self.layers[-1].ask_close()
            return True
        if self._pages:
            if self._pages[-1].may_close():
                self._close_top()
            return True
        if getattr(self.screen, "step_back", lambda: False)():  # a place's own way back, out of a mode
            return True
        if self.place != PLACES[0][0]:
            self.go(PLACES[0][0])
            return True
        return False

    def _close_top(self) -> None:
        if self.layers:
            self.layers[-1].dismiss()
            return
        page = self._pages.pop()
        self._show_stage()
        page.dispatch("on_close")

    def _show_stage(self) -> None:
        self.keys.leave()
        self._stage.clear_widgets()
        self._stage.add_widget(self._pages[-1] if self._pages else self._frame)
        self._put_message()

    # ---- messages

    def say(self, text: str, actions: Sequence[Action] = (), gone: Callable[[], object] | None = None) -> Message:
        """Say something at the bottom, with up to two buttons as (label, callback); 8 seconds at least.

        It stands over what is open now; a sheet opened after it covers it.
        """
        self.remove_widget(self._message)
        self.add_widget(self._message)
        self._put_message()
        return self.messages.say(text, actions, gone)

    def _foot(self) -> float:
        """What a message must stay above: the bar of a sheet below it, of the page or screen, and the navigation."""
        layers = self.layers
        if layers and self.children.index(self._message) < self.children.index(layers[-1]):
            return float(layers[-1].foot)
        if self._pages:
            return float(self._pages[-1].foot)
        return float(getattr(self.screen, "foot", 0)) + (0 if self.wide else dp(80))

    def _put_message(self, *_: object) -> None:
        bar = self._message
        rail = dp(88) if self.wide and not self._pages else 0
        bar.width = min(self.width - rail - dp(16), dp(600))
        bar.pos = (self.x + rail + (self.width - rail - bar.width) / 2, self.y + self._foot() + dp(8))

    # ---- shape

    def recolour(self) -> None:
        """The ground of everything is the window's own colour."""
        super().recolour()
        self._colour_window()

    def _colour_window(self) -> None:
        Window.clearcolor = the_app().theme.colour("surface")

    def _reshape(self, *_: object) -> None:
        self.wide = self.width >= dp(WIDE)
        kind = NavRail if self.wide else NavBar
        if not isinstance(self._navigation, kind):
            self._navigation = kind(place=self.place or PLACES[0][0])
            self._navigation.bind(on_go=lambda _, place: self.go(place))
            self._frame.clear_widgets()
            self._frame.orientation = "horizontal" if self.wide else "vertical"
            both = [self._navigation, self._places]
            for widget in both if self.wide else reversed(both):
                self._frame.add_widget(widget)
        self._put_message()


load_kv(__file__)
