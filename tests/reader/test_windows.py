"""What the encoder reads: every number once, in a window of bounded length, with spans that can be answers."""

from dataclasses import replace

import pytest

from pipeline.reader.tokens import BOS, EOS
from pipeline.reader.windows import HEADER, LENGTH, LONGEST, NUMBER, STEP, TEXT, TIME, TITLE, windows_of
from tests.support.reading import MARCH, TEXTS, TITLES, plain_document, printed, read, tokenizer_of

CODES = ("en", "ru", "ko")
LONG = {
    "en": "Nordfisk of Halden sold {} boats to Tova Brekke, who said so in the harbour. ",
    "ru": "Завод «Мурчат» продал {} лодок Тове Брекке, как сообщили в порту. ",
    "ko": "님보는 항구에서 배 {}척을 퀼에 팔았다고 밝혔다. ",
}
WORDS = tokenizer_of(*LONG.values(), *TEXTS.values(), *TITLES.values(), "0123456789")


def long_text(code, sentences=60):
    rows = [LONG[code].format(1000 + 7 * row) for row in range(sentences)]
    return "".join(f"{row}\n" if place % 5 == 4 else row for place, row in enumerate(rows))


def documents(code):
    """Short and long, with and without a title."""
    long = plain_document(long_text(code), code)
    return [read(code), read(code, titled=True), long, replace(long, title=TITLES[code])]


CASES = [
    pytest.param(code, place, id=f"{code} {name}")
    for code in CODES
    for place, name in enumerate(("short", "short, titled", "long", "long, titled"))
]


@pytest.mark.parametrize(("code", "place"), CASES)
def test_every_number_stands_in_exactly_one_window(code, place):
    document = documents(code)[place]
    found = [int(number) for window in windows_of(document, WORDS) for number in window.numbers]
    assert sorted(found) == list(range(len(document.numbers)))


@pytest.mark.parametrize(("code", "place"), CASES)
def test_the_pieces_of_a_number_cover_its_characters(code, place):
    document = documents(code)[place]
    for window in windows_of(document, WORDS):
        for number, first, last in zip(window.numbers, window.first, window.last, strict=True):
            row = document.numbers[number]
            assert window.starts[first] <= row.start < window.ends[first]
            assert window.starts[last] < row.end <= window.ends[last]
            assert set(window.zone[first : last + 1]) == {TEXT}
            assert set(window.mark[first : last + 1]) == {NUMBER}
            assert window.sentence[first] == row.sentence


@pytest.mark.parametrize(("code", "place"), CASES)
def test_a_window_has_a_bounded_length_and_is_opened_and_closed(code, place):
    for window in windows_of(documents(code)[place], WORDS):
        assert len(window.ids) <= LENGTH
        assert (window.ids[0], window.ids[-1]) == (BOS, EOS)
        assert (window.zone[0], window.zone[-1]) == (0, 0)


@pytest.mark.parametrize(("code", "place"), CASES)
def test_offsets_of_pieces_give_back_the_text_and_the_title(code, place):
    document = documents(code)[place]
    texts = {TEXT: document.text, TITLE: document.title}
    for window in windows_of(document, WORDS):
        for piece, zone, start, end in zip(window.ids, window.zone, window.starts, window.ends, strict=True):
            letters = WORDS.id_to_token(int(piece)).removeprefix("▁")
            if zone and letters:  # a lone blank may open a text: tests/reader/test_tokens.py
                assert texts[int(zone)][start:end] == letters


@pytest.mark.parametrize(("code", "place"), CASES)
def test_spans_are_whole_words_of_one_line(code, place):
    document = documents(code)[place]
    texts = {TEXT: document.text, TITLE: document.title}
    for window in windows_of(document, WORDS):
        assert (window.zone[window.span_first] == window.zone[window.span_last]).all()
        assert (window.zone[window.span_first] > 0).all()
        assert ((window.span_last - window.span_first >= 0) & (window.span_last - window.span_first < LONGEST)).all()
        for first, last in zip(window.span_first, window.span_last, strict=True):
            text = texts[int(window.zone[first])]
            start, end = window.starts[first], window.ends[last]
            assert "\n" not in text[start:end]
            assert start == 0 or not text[start - 1].isalnum()
            assert code == "ko" or end == len(text) or not text[end].isalnum()  # Korean ends go on without a blank


@pytest.mark.parametrize(("code", "place"), CASES)
def test_no_span_is_given_twice(code, place):
    for window in windows_of(documents(code)[place], WORDS):
        spans = list(zip(window.span_first.tolist(), window.span_last.tolist(), strict=True))
        assert len(set(spans)) == len(spans)
        assert spans == sorted(spans)


def spans_of(document):
    return {
        {TEXT: document.text, TITLE: document.title}[int(window.zone[first])][window.starts[first] : window.ends[last]]
        for window in windows_of(document, WORDS)
        for first, last in zip(window.span_first, window.span_last, strict=True)
    }


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("en", "Nordfisk"),
        ("en", "Tova Brekke"),
        ("en", "“Halden Yard”"),
        ("en", "Halden Yard"),
        ("en", "Nordfisk grows in Iceland"),
        ("ru", "«Мурчат»"),
        ("ru", "Мурчат"),
        ("ru", "пользователей"),
        ("ko", "님보"),  # before its particle
        ("ko", "노르웨이 이용자"),
        ("ko", "매출"),
    ],
)
def test_printed_answers_are_spans(code, answer):
    assert answer in spans_of(read(code, titled=True))


def test_words_on_both_sides_of_a_line_end_are_no_span():
    document = plain_document("Nordfisk\nHalden 12")
    assert {"Nordfisk", "Halden", "Halden 12", "12"} == spans_of(document)


def test_times_and_roles_are_marked_where_they_are_printed():
    document = read("en")
    (window,) = windows_of(document, WORDS)
    marked = {document.text[start:end] for start, end in zip(*pieces_where(window, window.mark == TIME), strict=True)}
    assert "Marc" in marked
    assert "boat" not in marked
    roles = {document.text[start:end] for start, end in zip(*pieces_where(window, window.role > 0), strict=True)}
    assert {"Nord", "Tova", "Icel"} <= roles
    assert "sold" not in roles


def pieces_where(window, chosen):
    return window.starts[chosen].tolist(), window.ends[chosen].tolist()


def test_the_title_heads_every_window_and_is_cut_where_it_is_long():
    document = replace(plain_document(long_text("en")), title="Nordfisk sold boats to Halden " * 12)
    for window in windows_of(document, WORDS):
        assert (window.zone == TITLE).sum() == HEADER
        assert (window.zone[1 : HEADER + 1] == TITLE).all()
        assert (window.sentence[window.zone == TITLE] == -1).all()


def test_without_a_title_later_windows_are_headed_by_the_first_sentence():
    document = plain_document("The harbour of Halden said so. " + long_text("en"))
    first, *later = windows_of(document, WORDS)
    head = document.sentences[0][1]
    assert later
    assert (first.zone == 0).sum() == 2
    for window in later:
        opened = window.zone.tolist().index(0, 1)
        assert window.ends[opened - 1] == head
        assert window.starts[1] == 0
        assert set(window.sentence[1:opened]) == {0}


@pytest.mark.parametrize("title", ["", "Nordfisk sold boats"], ids=["untitled", "titled"])
def test_a_number_of_a_later_window_has_text_before_it(title):
    document = replace(plain_document(long_text("en")), title=title)
    _, *later = windows_of(document, WORDS)
    assert later
    for window in later:
        begin = window.zone.tolist().index(0, 1) + 1  # behind the end sign of the header
        assert window.first.min() - begin >= STEP // 4


SLOTS = ("ids", "zone", "starts", "ends", "sentence", "mark", "role", "numbers", "first", "last", "span_first")


def test_the_same_text_gives_the_same_windows():
    one, other = (list(windows_of(read("en", titled=True), WORDS)) for _ in range(2))
    assert all((getattr(a, name) == getattr(b, name)).all() for a, b in zip(one, other, strict=True) for name in SLOTS)


def test_a_text_without_numbers_has_no_window():
    assert list(windows_of(plain_document("Nordfisk sold boats."), WORDS)) == []


def test_a_number_that_is_longer_than_a_window_is_in_none():
    document = plain_document("12 boats. " + "9" * (LENGTH + 50))
    assert [int(number) for window in windows_of(document, WORDS) for number in window.numbers] == [0]


def of_pieces(count):
    """A text of so many pieces, each a word of one letter, whose last one is a number."""
    return plain_document("a " * (count - 1) + "7")


@pytest.mark.parametrize(
    "count",
    [
        *(1, 60, 372, 374, LENGTH - 3, LENGTH - 2, 500, 565, 573, 821, 900),
        *(566, 572, 822, 828),  # within seven pieces of where a last window would end
    ],
)
def test_the_last_piece_of_a_text_of_any_length_stands_in_a_window(count):
    document = of_pieces(count)
    assert [int(number) for window in windows_of(document, tokenizer_of("a 7")) for number in window.numbers] == [0]


def test_a_time_that_goes_over_the_edge_of_a_window_is_marked_within_it():
    document = plain_document("a " * 410 + "in March 7 and 8")
    document = replace(document, times=(printed(document, "in March", MARCH),))
    for window in windows_of(document, tokenizer_of("a in March 7 and 8")):
        assert window.mark[0] == window.mark[-1] == 0
        assert set(window.mark[window.first]) == {NUMBER}
