"""How amounts of a factor are spoken of, and where its high days begin."""

from twitchlog.domain.vocabulary import Factor, FactorKind
from twitchlog.domain.wording import amount_words, lower_first, quoted, sleep_words

TIMES = ("sleep_h", "exercise_min", "screen_h")  # more of them is longer, of the others higher


def factor_amount(key: str, kind: FactorKind, unit: str, value: float) -> str:
    """An amount of a factor with its unit: "144 mg", "7 h 15", "4 of 10"."""
    if key == "sleep_h":
        return sleep_words(value)
    if key == "nicotine_uses" and value == 1:
        unit = unit.removesuffix("s")
    return f"{value:g} of 10" if kind == "scale" else amount_words(value, unit)


def more_word(key: str) -> str:
    """What more of a factor is called: "higher" or "longer"."""
    return "longer" if key in TIMES else "higher"


def threshold_words(factor: Factor, above: float | None) -> str:
    """ "higher caffeine is above 200 mg"; None: above the personal median."""
    name = quoted(factor.name) if factor.key.startswith("own_") else lower_first(factor.name)
    where = "your middle value" if above is None else factor_amount(factor.key, factor.kind, factor.unit, above)
    return f"{more_word(factor.key)} {name} is above {where}"
