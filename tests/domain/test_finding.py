"""Places by the words people use, and the searchable list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.refusal import plain_sentence, refused
from twitchlog.domain.finding import SIDE_WORDS, find_sites, parse_place, parse_places
from twitchlog.domain.places import Place, all_places
from twitchlog.domain.sites import SITES
from twitchlog.domain.synonyms import SYNONYMS

PLACES = {
    "left lower eyelid": Place("eyelid_lower", "left"),
    "eyelid_lower left": Place("eyelid_lower", "left"),
    "lower lid, left": Place("eyelid_lower", "left"),
    "orbicularis oculi lower left": Place("eyelid_lower", "left"),
    "calf right": Place("calf", "right"),
    "l calf": Place("calf", "left"),
    "LEFT CALF": Place("calf", "left"),
    "left calves": Place("calf", "left"),
    "both calves": Place("calf", "both"),
    "calf bilateral": Place("calf", "both"),
    "left and right calf": Place("calf", "both"),
    "left side calf": Place("calf", "left"),
    "the back of my left calf": Place("calf", "left"),
    "gastrocnemius left": Place("calf", "left"),
    "left soleus": Place("calf", "left"),
    "left quad": Place("thigh_front", "left"),
    "right biceps": Place("arm_upper_front", "right"),
    "left thumb": Place("thumb", "left"),
    "left thumb muscle": Place("thumb_base", "left"),
    "left pinky": Place("finger_little", "left"),
    "left middle finger": Place("finger_middle", "left"),
    "middle of the back, right": Place("back_middle", "right"),
    "right palm": Place("palm", "right"),
    "left foot top": Place("foot_top", "left"),
    "scalp": Place("scalp", "middle"),
    "middle upper lip": Place("lip_upper", "middle"),
    "left scalp": Place("scalp", "left"),
    "back of neck": Place("neck_back", "middle"),
    "throat": Place("throat"),
    "everywhere": Place("everywhere"),
    "all over": Place("everywhere"),
}


@pytest.mark.parametrize("text, place", PLACES.items())
def test_a_place_is_read(text: str, place: Place):
    assert parse_place(text) == place


@pytest.mark.parametrize(
    "text, said",
    {
        "calf": "Calf needs a side: left, right or both.",
        "both eyelids": "could be upper eyelid or lower eyelid; write which one.",
        "left thigh": "could be front of thigh, inner thigh, outer thigh or back of thigh; write which one.",
        "leg": "could be ",
        "left claf": "Place “left claf” is not one twitchlog knows. Did you mean left calf?",
        "lfet calf": "Did you mean left calf?",
        "right lower eylid": "Did you mean right lower eyelid?",
        "shuolder left": "Did you mean left shoulder?",
        "left calf twitching": "Did you mean left calf?",
        "xyzzy": "is not one twitchlog knows. Write it like left calf",
        "left": "is not one twitchlog knows",
        "": "is empty; write a side and a place",
        "left right calf": "has two sides",
        "middle calf": "only left, right or both, not “middle”",
        "left everywhere": "has no side, not “left”",
        "calf " * 1000: "is not one twitchlog knows",
    }.items(),
)
def test_a_place_is_refused_in_words(text: str, said: str):
    refusal = refused(parse_place, text)
    assert refusal is not None
    assert said in refusal.message
    assert plain_sentence(refusal)


@pytest.mark.parametrize("place", all_places(), ids=lambda place: place.label)
def test_every_label_is_read_as_its_place(place: Place):
    assert parse_place(place.label) == place
    assert parse_place(place.label.upper()) == place
    assert parse_places(place.label) == (place,)


@given(st.sampled_from(all_places()), st.randoms())
def test_the_words_of_a_label_come_in_any_order(place: Place, random):
    words = place.label.replace(",", "").split()
    random.shuffle(words)
    assert parse_place(" ".join(words)) == place


@pytest.mark.parametrize("place", all_places(), ids=lambda place: place.label)
def test_key_and_clinical_name_are_read_as_the_place(place: Place):
    assert parse_place(f"{place.key} {place.side or ''}") == place
    assert parse_place(f"{place.side or ''} {place.clinical}") == place


@given(
    st.one_of(st.text(max_size=40), st.lists(st.sampled_from([*SIDE_WORDS, *SITES, "and", "of", ","])).map(" ".join))
)
def test_any_text_gives_a_place_or_one_sentence(text: str):
    for parse in (parse_place, parse_places):
        refusal = refused(parse, text)
        assert refusal is None or plain_sentence(refusal)


def test_several_places():
    both = (Place("calf", "left"), Place("eyelid_lower", "right"))
    for text in ("left calf, right lower eyelid", "left calf and right lower eyelid", "left calf; right lower eyelid;"):
        assert parse_places(text) == both
    assert parse_places("left calf, calf left") == both[:1]
    assert parse_places("left and right calf, scalp") == (Place("calf", "both"), Place("scalp", "middle"))
    web = Place("thumb_web", "left")
    assert parse_places("left web between thumb and index finger, left calf") == (web, Place("calf", "left"))


@pytest.mark.parametrize("text", ["left calf, left claf", ", ,", "", "left calf and nothing"])
def test_one_wrong_place_refuses_them_all(text: str):
    assert refused(parse_places, text) is not None


def test_an_empty_search_lists_every_site_in_order():
    assert find_sites("") == list(SITES.values())
    assert find_sites("  ", 5) == list(SITES.values())[:5]


SEARCHES = {
    "calf": "calf",
    "cal": "calf",
    "thumb": "thumb",
    "thumb muscle": "thumb",
    "quad": "thigh_front",
    "biceps": "arm_upper_front",
    "glute": "buttock",
    "foot sole": "foot_arch",
    "gastro": "calf",
    "lower lid": "eyelid_lower",
    "left calf": "calf",
    "clf": "calf",
    "everywhere": "everywhere",
    "pelvic": "pelvic_floor",
}


@pytest.mark.parametrize("query, first", SEARCHES.items())
def test_a_search_finds_the_site_first(query: str, first: str):
    assert find_sites(query)[0].key == first


def test_a_search_finds_the_thumb_muscle_too():
    assert "thumb_base" in [site.key for site in find_sites("thumb muscle")]


def test_a_search_that_fits_nothing_is_empty():
    assert find_sites("xyzzy") == []


@pytest.mark.parametrize("site", SITES.values(), ids=lambda site: site.key)
def test_every_site_is_found_by_its_plain_name(site):
    assert find_sites(site.plain)[0] == site


@given(st.text(max_size=200), st.integers(0, 70))
def test_any_search_gives_sites_each_once_up_to_the_limit(query: str, limit: int):
    found = find_sites(query, limit)
    assert len(found) == len({site.key for site in found}) <= limit


def test_synonyms_are_of_known_sites():
    assert set(SYNONYMS) <= set(SITES)
