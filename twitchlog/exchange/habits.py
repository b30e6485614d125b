"""The made-up person of the demo diary: what they drink, where it twitches in which weeks, and which days they missed.

Days are counted back from today, which is 0; so the year looks the same whenever it is asked for.
"""

from dataclasses import dataclass

from twitchlog.domain.places import Place

YEAR = 366
MISSED = -1

# The last three months, day by day (twitches noticed; -1: not logged), oldest first. Written down, not drawn, so that
# the screens of the demo always tell the same story: 71 of 92 days logged, 9 of them quiet.
# fmt: off
FIXED = (
    2, 4, 2, 7, 4, 7, 2, 2, 2, 2, 3, -1, -1, 2, -1, -1, -1, -1, -1, -1, -1, 0, -1, 1, 0, -1, -1, -1, 4, 1, 2,
    3, 5, -1, -1, -1, -1, 3, 0, 2, 4, 0, 3, 8, 0, 1, 0, 2, 5, 4, 5, 4, 4, 4, 3, 2, 4, 2, 2, -1, 1, 2,
    5, 3, 5, 7, 0, 2, 6, 2, 1, -1, 1, 1, 1, 1, 2, 2, 3, 1, 0, 2, -1, -1, 2, 5, 0, 1, 3, 4, 2, 4,
)
FIXED_CAFFEINE = (
    0, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 0, 0, 0,
    0, 1, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1,
    1, 0, 0, 1, 0, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1,
)
# fmt: on

# A missed week, a lost long weekend and a week away, before that.
MISSED_SPELLS = (range(104, 113), range(171, 175), range(241, 248), range(318, 325))
QUIET_SPELLS = (range(140, 152), range(283, 292))

HIGH_DRINKS = (
    (("Brewed coffee", 2),),
    (("Brewed coffee", 2), ("Black tea", 1)),
    (("Brewed coffee", 2), ("Espresso", 1)),
    (("Espresso", 2), ("Black tea", 1), ("Cola", 1)),
    (("Brewed coffee", 3),),
)
LOW_DRINKS = (
    (("Black tea", 1),),
    (("Brewed coffee", 1),),
    (("Brewed coffee", 1),),
    (("Espresso", 2),),
    (("Brewed coffee", 1), ("Black tea", 1)),
)
DRINK_HOURS = (8.1, 10.5, 14.5, 16.25)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with how likely it is, by spells of days ago; `long` is how often it goes on for hours."""

    place: Place
    spells: tuple[tuple[range, int], ...]
    long: float = 0.02

    def weight(self, ago: int) -> int:
        """How likely it is on a day."""
        return max((weight for days, weight in self.spells if ago in days), default=0)


ALWAYS = range(YEAR)
CALF, THIGH = Place("calf", "left"), Place("thigh_front", "left")
LID = Place("eyelid_lower", "left")
SPOTS = (
    Spot(CALF, ((ALWAYS, 30),)),
    Spot(Place("calf", "right"), ((ALWAYS, 18),)),
    Spot(LID, ((range(24), 40), (range(196, 232), 34)), long=0.3),
    Spot(THIGH, ((ALWAYS, 9),)),
    Spot(Place("thumb_base", "right"), ((range(65), 2), (range(65, 240), 7))),
    Spot(Place("foot_arch", "left"), ((range(260), 6), (range(260, 300), 16))),
    Spot(Place("arm_upper_front", "right"), ((range(80, 170), 5), (range(300, 340), 12))),
    Spot(Place("shoulder_cap", "left"), ((range(305, 350), 8),)),
)

NOTES = (
    "Long day at the desk.",
    "Went away when I stood up and walked.",
    "Could see it under the skin.",
    "After the run.",
    "Noticed it while reading.",
    "Stopped when I stretched the leg.",
)
DAY_NOTES = ("Slept badly, two deadlines.", "Long walk by the river.", "Travelling all day.", "Cold, stayed in bed.")

QUESTIONS = (
    "Does the eyelid belong to the same thing?",
    "Would a blood test help (thyroid, electrolytes)?",
    "What should make me come back sooner?",
)
STORY = "Twitches in both calves since spring, and now an eyelid. I want to know whether anything needs checking."
