"""How long: twitches by their length."""

from tests.charts.drawn import rgb, shares, words
from tests.charts.made import TODAY, twitch
from twitchlog.analysis.durations import Durations, durations
from twitchlog.charts import durations as lengths
from twitchlog.charts.style import LIGHT
from twitchlog.domain.period import Period


def test_lengths_are_labelled_with_their_number_and_unknown_ones_are_hatched():
    found = durations([twitch(n, duration_s=30) for n in range(1, 6)] + [twitch(7)], Period.ending(TODAY, 28), TODAY)
    figure = lengths.draw(found, LIGHT, 348)
    assert {"up to 1 min", "5", "not noted", "1"} <= set(words(figure))
    assert rgb(LIGHT.bar) in shares(figure)
    assert lengths.describe(found) == "Twitches by how long they lasted: up to 1 min 5, not noted 1."
    nothing = Durations((0,) * 7, None, 0, 0, {})
    assert rgb(LIGHT.bar) not in shares(lengths.draw(nothing, LIGHT, 348))
    assert lengths.describe(nothing).endswith("none noted.")
