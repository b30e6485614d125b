"""A person and their medicines, for tests of the pages about them."""

from __future__ import annotations

from datetime import date

from twitchlog.domain.person import DoseChange, Medicine, Profile

PERSON = Profile(
    name="Alex Example",
    born=date(1988, 3, 14),
    began="2025-05",
    story="Twitches in both calves since spring, and now an eyelid.",
    course="same",
    conditions=("Hypothyroidism (2017)",),
    family="No muscle or nerve illness",
    questions=("Does the eyelid belong to the same thing?", "What should make me come back sooner?"),
)
MEDICINES = (
    Medicine("m1", "Magnesium", "300 mg evenings", supplement=True, start=date(2026, 10, 5)),
    Medicine(
        "m2",
        "Levothyroxine",
        "75 µg",
        tag="other",
        start=date(2017, 6, 1),
        changes=(DoseChange(date(2026, 9, 1), "up", "88 µg"),),
    ),
    Medicine("m3", "Ibuprofen", "400 mg", start=date(2026, 8, 3), stop=date(2026, 8, 9)),
)
