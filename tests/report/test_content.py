"""What the report says, before anything is drawn."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.factories import LEFT_CALF, LOWER_LID, make_checkin, make_episode, make_id
from tests.report.sample import CHECKS, NO, PROFILE, TODAY, made_up
from twitchlog.domain.period import Period
from twitchlog.domain.person import DoseChange, Mark, Medicine, Profile, SymptomCheck
from twitchlog.report.content import Records, build_content, usual_period
from twitchlog.report.facts import key_facts
from twitchlog.report.values import Row

PERIOD = Period(date(2026, 8, 24), TODAY)
NOV_22 = make_episode("2026-11-22T21:30:00+01:00", duration_s=30)


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def test_an_empty_diary_answers_each_question_with_not_noted() -> None:
    """When, where, how often, how long, other symptoms, conditions and medicines: never blank, never 0."""
    content = build_content(Records(), TODAY)
    assert content.logged == "Logged none of 90 days"
    assert content.began == "When it began: not noted"
    assert content.where.answer == "Not noted."
    assert content.often.startswith("Not noted")
    assert content.length == "Length: not noted."
    assert content.symptoms.rows == (Row("With twitches", "not noted", unknown=True),)
    assert content.medicines.rows == (Row("Medicines", "Not noted", unknown=True),)
    assert content.conditions.rows == (Row("Conditions", "Not noted", unknown=True),)
    assert not content.chart
    assert not content.typical.rows


def test_missing_days_are_told_apart_from_quiet_ones() -> None:
    """One day with a twitch, one quiet, one not logged, one with factors only: that is not a logged day either."""
    records = Records(
        [NOV_22], [make_checkin("2026-11-20", none=True), make_checkin("2026-11-21", factors={"stress": 3})]
    )
    content = build_content(records, TODAY, Period(date(2026, 11, 19), date(2026, 11, 22)))
    assert content.logged == "Logged 2 of 4 days; 1 logged quiet"
    assert "Twitches on 1 day, 1 quiet, 2 not logged." in content.often


def test_a_diary_of_overall_answers_says_how_often_without_inventing_a_count() -> None:
    """Few, many and constant are logged days whose number nobody knows."""
    days = [make_checkin(TODAY - timedelta(n), overall=word) for n, word in enumerate(("few", "few", "constant"), 1)]
    content = build_content(Records((), days), TODAY)
    assert content.logged == "Logged 3 of 4 days; none logged quiet"
    assert content.often == (
        "Twitches on 3 days, none quiet, 1 not logged. Without a count: few on 2, nearly constant on 1."
    )
    assert content.where.answer == "Not noted."


def test_only_quiet_days_have_no_place() -> None:
    """Nothing noted is not the same as not noted."""
    content = build_content(Records((), [make_checkin("2026-11-22", none=True)]), TODAY)
    assert content.where.answer == "No twitches noted in this time."


@pytest.mark.parametrize(
    ("first", "period"),
    [
        (None, Period(date(2026, 8, 26), TODAY)),
        (date(2020, 1, 1), Period(date(2026, 8, 26), TODAY)),
        (date(2026, 8, 26), Period(date(2026, 8, 26), TODAY)),
        (date(2026, 11, 20), Period(date(2026, 11, 20), TODAY)),
        (TODAY, Period(TODAY, TODAY)),
    ],
)
def test_without_dates_it_is_the_last_90_days_or_since_the_first_entry(first: date | None, period: Period) -> None:
    """Both ends included."""
    assert usual_period(first, TODAY) == period


def test_days_to_come_are_no_part_of_the_denominator() -> None:
    """A period that ends after today counts the days that have come."""
    content = build_content(Records([NOV_22]), TODAY, Period(date(2026, 11, 22), date(2026, 12, 31)))
    assert content.logged == "Logged 1 of 2 days; none logged quiet"


def test_the_places_with_most_days_come_first_with_the_rest_in_words() -> None:
    """Five places with their clinical names; what is left is named with its days."""
    where = build_content(made_up(), TODAY, PERIOD).where
    assert len(where.rows) == 5
    assert (where.rows[0].name, where.rows[0].clinical) == ("Left calf", "gastrocnemius / soleus")
    assert where.more.startswith("Also (days): ")
    assert where.regions["back.calf.left"] > where.regions["front.thigh.left"]


def test_how_long_names_the_usual_the_longest_and_what_still_goes_on() -> None:
    """Known durations only; an ongoing one has none yet."""
    episodes = [
        NOV_22,
        make_episode("2026-11-21T08:00:00+01:00", duration_s=900),
        make_episode("2026-11-20T08:00:00+01:00", mode="ongoing", places=(LOWER_LID,), bother=4),
    ]
    length = plain(build_content(Records(episodes), TODAY).length)
    assert "longest 15 min (left calf)." in length
    assert "Still going since 20 Nov (left lower eyelid)." in length
    assert length.endswith("Bother 4 of 10.")


def test_a_check_tells_yes_first_and_never_answers_for_the_person() -> None:
    """Since when it is yes; a question left out is "not answered", not "no"."""
    table = build_content(made_up(), TODAY, PERIOD).symptoms
    assert table.title == "Asked every week, last on 22 Nov 2026"
    assert table.rows[0] == Row("Weakness (could not do something)", "yes · 22 Nov", strong=True)
    assert table.rows[1] == Row("Cramps", "yes · since 14 Sep", strong=True)
    assert table.rows[-1] == Row("Drooping lid, double vision", "not answered", unknown=True)
    assert {row.value for row in table.rows[2:-1]} == {"no"}


def test_an_answer_from_before_keeps_its_date() -> None:
    """Yes once and no since says both; an answer not given again says when it was given."""
    checks = [SymptomCheck(date(2026, 10, 4), {"cramps": True, "stiffness": False}), CHECKS[0]]
    checks.append(SymptomCheck(date(2026, 11, 1), {**NO, "cramps": False}))
    rows = {row.label: row.value for row in build_content(Records((), (), (), checks), TODAY, PERIOD).symptoms.rows}
    assert rows["Cramps"] == "no · yes on 4 Oct"
    assert rows["Weakness (could not do something)"] == "no · 7 Sep"


def test_without_a_check_the_symptoms_noted_with_twitches_answer() -> None:
    """What matters most first, each with its denominator; "none" is what was said, not what is missing."""
    symptoms: tuple[tuple[str, ...], ...] = (("cramp",), ("cramp", "speech change"), ("none",), ())
    episodes = [make_episode(f"2026-11-{10 + n}T08:00:00+01:00", symptoms=each) for n, each in enumerate(symptoms)]
    table = build_content(Records(episodes), TODAY).symptoms
    assert [(row.label, row.value) for row in table.rows] == [
        ("Speech change", "1 of 4 episodes"),
        ("Cramp", "2 of 4 episodes"),
        ("None, said so", "1 of 4 episodes"),
    ]


def test_medicines_have_their_dates_and_what_changed_comes_first() -> None:
    """Start, dose changes and stop, with the year where it is not the period's."""
    changes = (DoseChange(date(2026, 9, 1), "up", "75 µg"),)
    medicines = [
        Medicine("1", "Old", "1 mg", start=date(2019, 3, 2), stop=date(2020, 1, 2)),
        Medicine("2", "Levothyroxine", "50 µg", start=date(2017, 3, 2), changes=changes),
        Medicine("3", "Magnesium", "300 mg", start=date(2026, 10, 5), supplement=True),
        Medicine("4", "Unknown"),
        Medicine("5", "Later", start=date(2027, 1, 1)),
    ]
    rows = build_content(Records((), (), medicines), TODAY, PERIOD).medicines.rows
    assert [(row.label, row.value) for row in rows] == [
        ("Magnesium", "300 mg, from 5 Oct"),
        ("Levothyroxine", "50 µg, since Mar 2017, up to 75 µg on 1 Sep"),
        ("Unknown", "dose and dates not noted"),
        ("Old", "1 mg, since Mar 2019, stopped 2 Jan 2020"),
    ]


def test_changes_in_the_period_are_marked_in_the_chart() -> None:
    """A medicine from within the period, and what the person marked."""
    records = replace(made_up(), marks=(Mark(make_id("m"), date(2026, 9, 20), "less coffee\nfrom here"),))
    assert [m.text for m in build_content(records, TODAY, PERIOD).markers] == [
        "less coffee from here, 20 Sep",
        "Magnesium from 5 Oct",
    ]


def test_an_empty_outline_at_the_edge_of_the_chart_is_explained() -> None:
    """A period that begins on a Saturday has too little of that week."""
    period = Period(date(2026, 9, 19), TODAY)
    assert build_content(made_up(), TODAY, period).legend.endswith("Empty: a part of a week, too short to count.")
    assert "Empty" not in build_content(made_up(), TODAY, PERIOD).legend


def test_name_questions_and_notes_are_the_persons_choice() -> None:
    """Left out when switched off, and nowhere else in the report."""
    records = Records([replace(NOV_22, note="A private thing")], (), (), (), (), PROFILE)
    without = build_content(records, TODAY, with_name=False, with_questions=False)
    assert "Alex" not in key_facts(without)
    assert "1988" not in key_facts(without)
    assert without.questions == ()
    assert without.notes == ()
    notes = build_content(records, TODAY, with_notes=True).notes
    assert [(note.day, note.place, note.text) for note in notes] == [("22 Nov 21:30", "Left calf", "A private thing")]


def test_too_much_is_shortened_and_said() -> None:
    """A megabyte of story, a hundred conditions and questions: each says that there is more."""
    much = "word " * 200_000
    profile = Profile(story=much, conditions=("Tired",) * 100, questions=("Why?",) * 100)
    content = build_content(Records((), (), (), (), (), profile), TODAY)
    assert content.story.endswith("… (shortened)")
    assert content.conditions.rows[0].value.endswith("and 60 more in the diary")
    assert len(content.questions) == 40
    assert content.more_questions == "And 60 more in the diary."


def test_key_facts_hold_each_of_the_seven_answers() -> None:
    """As plain text, with the mark of a made-up diary."""
    facts = plain(key_facts(build_content(made_up(), TODAY, PERIOD, demo=True)))
    for part in (
        "Made-up diary",
        "Began in May 2026, gradually. About the same since.",
        "Where: Left calf",
        "How often: Most weeks",
        "How long: Usual length",
        "Cramps: yes",
        "Conditions: Hypothyroidism (2017)",
        "Magnesium: 300 mg evenings, from 5 Oct",
        "3. What should make me come back sooner?",
    ):
        assert part in facts


@pytest.mark.parametrize("word", ["trigger", "attack", "!", "diagnosed", "disease"])
def test_the_page_names_no_disease_and_raises_no_alarm(word: str) -> None:
    """Words that are not ours, in a full diary and in an empty one."""
    for records in (made_up(), made_up(checks=False), Records()):
        assert word not in key_facts(build_content(records, TODAY, PERIOD)).lower()


def test_an_ongoing_one_from_before_counts_on_every_day_of_the_period() -> None:
    """It began before the first day and is not over."""
    going = make_episode("2026-11-01T08:00:00+01:00", mode="ongoing", places=(LEFT_CALF,))
    content = build_content(Records([going]), TODAY, Period(date(2026, 11, 10), date(2026, 11, 19)))
    assert content.logged == "Logged 10 of 10 days; none logged quiet"
    assert content.where.rows[0].days == "10 days"


def test_what_only_goes_on_has_no_length_to_miss() -> None:
    """Not "not noted" and then how long it goes on."""
    going = make_episode("2026-11-20T08:00:00+01:00", mode="ongoing", places=(LEFT_CALF,))
    content = build_content(Records(episodes=[going]), TODAY)
    assert plain(content.length) == "Still going since 20 Nov (left calf)."
    content = build_content(Records(episodes=[going, make_episode("2026-11-20T09:00:00+01:00")]), TODAY)
    assert content.length.startswith("Length: not noted. Still going")


def test_many_days_are_easy_to_read_and_no_day_is_not_0_days() -> None:
    """Thousands apart; a period to come has no denominator at all."""
    years = [make_checkin(TODAY - timedelta(n), none=True) for n in range(1500)]
    content = build_content(Records(checkins=years), TODAY, Period.ending(TODAY, 1500))
    assert content.logged == "Logged 1,500 of 1,500 days; 1,500 logged quiet"
    assert content.often.startswith("Twitches on no day, 1,500 quiet, none not logged.")
    ahead = build_content(Records(checkins=years), TODAY, Period(TODAY + timedelta(1), TODAY + timedelta(9)))
    assert ahead.logged == "These days are still to come"


def test_the_log_holds_every_episode_of_the_period_only_when_asked() -> None:
    """Oldest first, with day and time, place, and what was noted."""
    episodes = (make_episode("2026-11-22T21:30:00+01:00"), make_episode("2026-11-20T08:10:00+01:00", bother=3))
    records = Records(episodes=episodes)
    today = date(2026, 11, 23)
    assert build_content(records, today).log == ()
    log = build_content(records, today, with_log=True).log
    assert [(row.day, row.place) for row in log] == [
        ("20 Nov 2026 08:10", "Left calf"),
        ("22 Nov 2026 21:30", "Left calf"),
    ]
    assert "bother 3" in log[0].text.replace("\N{NO-BREAK SPACE}", " ")
