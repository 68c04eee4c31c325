"""Of a sentence the number and the words that were asked for are marked, and nothing else."""

import pytest

from pipeline.explorer.rights import Rights
from pipeline.explorer.search.marking import (
    BEGINS,
    ENDS,
    Marked,
    moved_into,
    parts_found,
    pieces,
    words_marked,
)
from tests.support.sources import paper

SENTENCE = "In 2025 the service had 51 users, of which 51 paid."
SECOND = SENTENCE.rindex("51")


def row(start: int, sentence: str = SENTENCE, surface: str = "51") -> dict:
    return {
        "sentence": sentence, "surface": surface, "source_key": "gazette", "number_start": start,
        "number_end": start + len(surface),
    }  # fmt: skip


def shown(whole: dict, limit: int | None) -> dict:
    (cut,) = Rights({"gazette": paper("gazette", limit=limit or 0)}, operator=limit is None).sentences([whole])
    return cut


def number_in(row: dict) -> tuple[int, int] | None:
    return None if row["number_start"] is None else (row["number_start"], row["number_end"])


def told(found: list[Marked]) -> str:
    """The number in square brackets, words in round ones."""
    around = {"number": "[{}]", "word": "({})", "": "{}"}
    return "".join(around[one.kind].format(one.text) for one in found)


def test_of_two_equal_numbers_the_one_that_is_meant_is_marked():
    assert told(pieces(SENTENCE, number_in(shown(row(SECOND), None)))).endswith("of which [51] paid.")


@pytest.mark.parametrize("limit", range(6, len(SENTENCE)))
def test_in_a_sentence_that_was_cut_the_number_is_where_it_stands(limit):
    cut = shown(row(SENTENCE.index("51")), limit)
    start, end = number_in(cut)
    assert cut["sentence"][start:end] == "51"


@pytest.mark.parametrize("limit", range(8, len(SENTENCE)))
def test_a_sentence_is_cut_around_the_number_that_is_meant(limit):
    cut = shown(row(SECOND), limit)
    start, end = number_in(cut)
    assert cut["sentence"][start:end] == "51"
    assert cut["sentence"][end:].removesuffix("…") in " paid."


@pytest.mark.parametrize(
    ("whole", "limit"),
    [(row(SECOND), 0), ({**row(0), "surface": "52"}, None)],
    ids=["no words may be shown", "the number is not in its sentence"],
)
def test_where_no_number_can_be_shown_none_is_marked(whole, limit):
    assert number_in(shown(whole, limit)) is None


@pytest.mark.parametrize("start", [None, 500, -1], ids=["not known", "outside of the sentence", "before it"])
def test_a_number_whose_place_is_not_known_is_looked_for(start):
    cut = shown({**row(0), "number_start": start, "number_end": None}, None)
    assert number_in(cut) == (SENTENCE.index("51"), SENTENCE.index("51") + 2)


def test_words_move_with_the_piece_that_is_shown_and_go_with_what_is_not():
    whole = "Long ago users came, and 51 users stayed here for good"
    assert moved_into([(9, 14), (28, 33)], whole, "…and 51 users stayed…") == [(8, 13)]


@pytest.mark.parametrize(
    ("marked", "sentence", "spans"),
    [
        (f"had {BEGINS}users{ENDS}", "had users", [(4, 9)]),
        (f"{BEGINS}a{ENDS}{BEGINS}b{ENDS}", "ab", [(0, 1), (1, 2)]),
        (f"had {BEGINS}users{ENDS}", "had other users", []),
        (f"{ENDS}had{BEGINS}", "had", []),
        ("", "had", []),
    ],
    ids=["a word", "side by side", "of another sentence", "marks the wrong way round", "nothing"],
)
def test_marks_of_the_server_are_read_only_where_they_fit_the_sentence(marked, sentence, spans):
    assert words_marked(marked, sentence) == spans


@pytest.mark.parametrize(
    ("asked", "sentence", "found"),
    [
        ("이용자", "월간 이용자가 늘었다", "월간 (이용자)가 늘었다"),
        ("월간 이용자", "월간이용자가", "(월간이용자)가"),
        ("이용자수", "이용자 수", "(이용자) 수"),
        ("이용자 -광고", "이용자 광고", "(이용자) 광고"),
        ("MeowTalk", "meowtalk은", "(meowtalk)은"),
        ("(((", "이용자(", "이용자("),
    ],
    ids=[
        "a word with its ending",
        "without a space",
        "by pairs of letters",
        "not what is left out",
        "any case",
        "signs",
    ],
)
def test_words_of_korean_are_found_by_their_letters(asked, sentence, found):
    assert told(pieces(sentence, None, parts_found(asked, sentence))) == found


def test_where_number_and_word_meet_it_is_the_number():
    assert told(pieces("had 51 users", (4, 6), [(4, 12)])) == "had [51]( users)"


def test_marks_that_turn_the_direction_are_taken_out_of_pieces_and_move_none_of_them():
    sentence = "a\u202e 51 users"
    assert told(pieces(sentence, (3, 5))) == "a [51] users"
    assert [one.length for one in pieces(sentence, (3, 5))] == [3, 2, 6]


@pytest.mark.parametrize("sentence", ["", "51", "x" * 5_000, "x " * 2_000])
def test_a_narrow_row_never_loses_its_number_however_long_the_words_before_it(sentence):
    long = sentence + "51 users"
    found = pieces(long, (len(sentence), len(sentence) + 2))
    assert "".join(one.text for one in found) == long
    near = "".join(one.text for one in found if not one.far)
    assert near.index("51") <= 36
