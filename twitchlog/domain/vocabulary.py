"""The words of the diary besides places: factors with unit and range, drinks, contexts, symptoms, medicine tags.

Causes behind the factors: Healthline's and the NHS's lists of what goes with twitching. Caffeine of the
drinks: Mayo Clinic. Ranges are the usual ones: what lies outside is kept and asked about; beyond `hard_maximum` is
refused.
"""

from typing import Literal, NamedTuple

FactorKind = Literal["amount", "scale", "yes_no", "word"]


class Factor(NamedTuple):
    """Something of the day that may matter: unit, usual range and the bound beyond which it is impossible."""

    key: str
    name: str
    question: str
    kind: FactorKind = "amount"
    unit: str = ""
    usual_maximum: float | None = None
    hard_maximum: float | None = None
    words: tuple[str, ...] = ()


class DrinkPreset(NamedTuple):
    """A drink of the list: millilitres of one, milligrams of caffeine in one."""

    name: str
    ml: int
    caffeine_mg: int


FLUID_LOSSES = ("none", "heavy sweating", "vomiting", "diarrhoea", "fever")

FACTORS: dict[str, Factor] = {
    factor.key: factor
    for factor in (
        Factor("caffeine_mg", "Caffeine", "How much caffeine today?", "amount", "mg", 1500, 20_000),
        Factor("nicotine_uses", "Nicotine", "How many times did you use nicotine today?", "amount", "uses", 80),
        Factor("alcohol_g", "Alcohol", "Any alcohol today?", "amount", "g", 300),
        Factor("sleep_h", "Sleep", "How long did you sleep last night?", "amount", "h", 16, 24),
        Factor("sleep_quality", "Sleep quality", "How well did you sleep? (10 = very well)", "scale"),
        Factor("stress", "Stress", "How stressed were you today?", "scale"),
        Factor("exercise_min", "Exercise", "How long did you exercise?", "amount", "min", 600, 1440),
        Factor("exercise_effort", "Exercise effort", "How hard was the exercise?", "scale"),
        Factor("fluids_ml", "Fluids", "About how much did you drink (not alcohol)?", "amount", "mL", 8000),
        Factor("fluid_loss", "Fluid loss", "Did you lose more fluid than usual?", "word", words=FLUID_LOSSES),
        Factor("screen_h", "Screen time", "How long were you at screens?", "amount", "h", 20, 24),
        Factor("eye_irritation", "Eye irritation", "Were your eyes dry or irritated?", "scale"),
        Factor("missed_meal", "Missed meal", "Did you miss a meal?", "yes_no"),
        Factor("illness", "Illness", "Were you ill today?", "yes_no"),
        Factor("period_day", "Period day", "Period today? (optional)", "yes_no"),
    )
}

LIFESTYLE = ("caffeine_mg", "sleep_h", "stress")

DRINKS = (
    DrinkPreset("Brewed coffee", 237, 96),
    DrinkPreset("Espresso", 30, 63),
    DrinkPreset("Instant coffee", 237, 62),
    DrinkPreset("Decaf coffee", 237, 1),
    DrinkPreset("Black tea", 237, 48),
    DrinkPreset("Green tea", 237, 29),
    DrinkPreset("Bottled black tea", 237, 26),
    DrinkPreset("Cola", 237, 33),
    DrinkPreset("Caffeinated citrus soda", 237, 36),
    DrinkPreset("Energy drink", 237, 79),
    DrinkPreset("Energy shot", 60, 200),
)

CONTEXTS = (
    "at rest",
    "in bed",
    "falling asleep",
    "woke me",
    "on waking",
    "during exercise",
    "after exercise",
    "after caffeine",
    "at a screen",
    "while stressed",
    "while ill",
    "after fluid loss",
    "cold",
    "other",
)

SYMPTOMS = (
    "none",
    "cramp",
    "pain",
    "tingling or pins and needles",
    "numbness",
    "tired or heavy feeling",
    "weakness: could not do something I normally can",
    "stiffness",
    "muscle looks smaller",
    "tremor",
    "whole-limb jerk",
    "speech change",
    "swallowing change",
    "breathlessness",
    "eyelid droop or double vision",
    "fever, sweating, diarrhoea or agitation",
)

MEDICINE_TAGS = (
    "stimulant",
    "diuretic",
    "antidepressant",
    "corticosteroid",
    "oestrogen",
    "lithium",
    "opioid",
    "antipsychotic",
    "anti-seizure/gabapentinoid",
    "antibiotic",
    "other",
)

# The weekly symptom check: key -> what the doctor's page calls it.
SYMPTOM_QUESTIONS = {
    "weakness": "Weakness (could not do something)",
    "thinning": "Thinner muscles",
    "stiffness": "Stiffness",
    "speech_swallowing": "Speech or swallowing trouble",
    "breathing": "Breathing trouble",
    "numbness": "Numbness",
    "droop_double_vision": "Drooping lid, double vision",
    "cramps": "Cramps",
}
