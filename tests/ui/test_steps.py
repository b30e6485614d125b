"""Work in steps, one a frame; and a slot, in which nothing is laid out again when it moves."""

from __future__ import annotations

from functools import partial
from typing import Any

from twitchlog.ui.steps import Steps


def test_one_step_a_frame_and_the_newest_queue_wins(pilot: Any) -> None:
    """What was left of the one before is not done."""
    done: list[str] = []
    steps = Steps()
    steps.begin([partial(done.append, name) for name in ("a", "b", "c")])
    pilot.frame()
    assert (done, steps.busy) == (["a"], True)
    steps.begin([lambda: done.append("d")])
    pilot.frame(3)
    assert (done, steps.busy) == (["a", "d"], False)


def test_a_step_that_begins_others_is_followed_by_them(pilot: Any) -> None:
    """The last step of counting begins the judging."""
    done: list[str] = []
    steps = Steps()
    steps.begin([lambda: steps.begin([lambda: done.append("later")])])
    pilot.frame(3)
    assert (done, steps.busy) == (["later"], False)


def test_what_lies_in_a_slot_keeps_its_place_when_the_slot_moves(pilot: Any) -> None:
    """It is as wide as the slot, which is as high as it."""
    from kivy.metrics import dp
    from kivy.uix.boxlayout import BoxLayout

    from twitchlog.ui.widgets.slot import Slot

    content = BoxLayout(size_hint_y=None, height=dp(50))
    slot = Slot(content, width=300)
    slot.size_hint_x = None
    slot.pos = (40, 400)
    content.height = dp(80)
    assert (slot.height, content.width) == (dp(80), 300)
    assert tuple(content.pos) == (0, 0)
    assert content.to_window(0, 0) == (40, 400)


def test_bold_stands_only_where_it_is_said_to(pilot: Any) -> None:
    """Brackets in the words are no markup."""
    from twitchlog.ui.widgets.strong_text import StrongText

    text = StrongText(strong="2.1 times", text="about 2.1 times [b]as[/b] many", fit=True)
    assert "[font=" in "".join(text._label.markup)
    assert "&bl;b&br;as" in "".join(text._label.markup)
    plain = StrongText(text="no clear difference", fit=True)
    assert not hasattr(plain._label, "strong")
