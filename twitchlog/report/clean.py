"""Text from the diary made fit for a page: nothing a PDF can't hold, nothing that runs off it, nothing endless."""

import re

SHORTENED = "… (shortened)"
LONGEST_RUN = 14  # characters without a gap after which a break is allowed
# Surrogates, C0 and C1 (also NUL and DEL), noncharacters, private use, and marks that turn the text around them.
BAD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\ufff9-\ufffb"
    "\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff]"
)
GAPS = re.compile("[ \t\n\v\f\r\x85\u2028\u2029]+")
RUN = re.compile(rf"[^\s\u200b]{{{LONGEST_RUN * 2},}}")
JOINED = re.compile("[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903]")


def clean(text: str, limit: int) -> str:
    """One line of at most about `limit` characters: bad characters gone, gaps one space, cut with "… (shortened)".

    What is cut is said; what is dropped are only characters that no page can show.
    """
    cut = len(text) > limit * 4
    text = GAPS.sub(" ", text[: limit * 4])
    text = BAD.sub("", text).strip()
    if len(text) > limit or cut:
        text = text[:limit].rstrip() + SHORTENED
    return text


def breakable(text: str) -> str:
    """The text with a zero-width space every few characters of an endless word, so that it stays on the page."""
    return RUN.sub(_broken, text)


def _broken(found: re.Match[str]) -> str:
    word, parts, start = found[0], [], 0
    while start < len(word):
        stop = min(start + LONGEST_RUN, len(word))
        while stop < len(word) and (JOINED.match(word[stop]) or word[stop - 1] == "\u200d"):
            stop += 1
        parts.append(word[start:stop])
        start = stop
    return "\u200b".join(parts)
