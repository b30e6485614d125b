"""Where regions of the body lie on the figures of Patterns."""

from collections.abc import Sequence

from twitchlog.charts import where

VIEWS = ("front", "back", "face")


def on_figures(region_id: str, width: float, views: Sequence[str] = VIEWS) -> tuple[float, float]:
    """A point well inside a region, in dp from the top left of figures that have so much width."""
    figure = next(each for each in where.placed(views, width) if each.view.region(region_id) is not None)
    region = figure.view.region(region_id)
    assert region is not None
    x, y = region.middle()
    return figure.x + x * figure.scale, figure.y + y * figure.scale
