"""Whether words tell a number of twitches: every number in them must be one of something else."""

import re
from collections.abc import Iterable

MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|January|February|March|April|June|July|August|September"
NUMBER = r"\d[\d,.]*"
EACH = r"with at least \d+ (?:counted days|days of noted bother) each"
ELSE = (
    rf"Logged {NUMBER} of {NUMBER} days?(?:, (?:{NUMBER}|none) of them quiet)?(?:; twitches are counted on {NUMBER})?",
    rf"Ratio {NUMBER}, range .*, where 1 is the same",
    rf"Too few weeks before it: \d+ are needed, {EACH}, and \w+ (?:is|are) there",
    rf"Too early: \d+ more weeks? after it, {EACH}",
    rf"\b\d+ (?:{MONTHS}|October|November|December)\b(?: \d{{4}})?",  # days
    r"\b(?:19|20)\d\d\b",
    r"\b\d\d:\d\d\b",  # times
    r"(?:\b(?:between|from)|days, ) \d+ (?:and|to) \d+",
    rf"\({NUMBER}\)|{NUMBER} and {NUMBER} days|\d+ of each needed|\b28 needed|; \d+ are needed",  # days
    rf"{NUMBER} (?:days?|weeks?|months?|year|logged|more (?:logged )?days?|other factors?|more places?)\b",
    rf"both known on {NUMBER} of these",
    r"\b(?:[Ii]n|between|and) the \d+ (?:weeks|before|after)\b|\b\d+ of them logged",  # weeks
    rf"(?:\b\d+ to )?{NUMBER} (?:s|min|h|mg|hours)\b(?: (?:to )?\d+)?(?: (?:min|h))?",  # lengths and amounts
    rf"(?:{NUMBER} to )?{NUMBER} (?:%|times)",  # ratios
    r"\d+ of 10\b|bother \d+\b|about 1 in 10 changes",
)
WORDS = r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:twitch|so far|with a)"


def counts_told(texts: Iterable[str]) -> list[str]:
    """Those of the texts with a number that may be one of twitches."""
    return [text for text in texts if _tells(text.replace("\N{NO-BREAK SPACE}", " "))]


def _tells(text: str) -> bool:
    left = text
    for each in ELSE:
        left = re.sub(each, " ", left)
    return bool(re.search(r"\d", left) or re.search(WORDS, text, re.IGNORECASE))
