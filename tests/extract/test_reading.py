"""What the stages share about a sentence of a text."""

import pytest

from pipeline.extract.reading import BORROWED, SAID, Memory, Scene, Sentence, UnitBy
from pipeline.languages import language
from pipeline.model import BlockKind, Span


@pytest.mark.parametrize(
    ("text", "sentence", "folded"),
    [
        ("Sales rose. It SOLD boats.", "It SOLD boats.", "it sold boats."),
        ("Стройка. ЗАВОД растёт.", "ЗАВОД растёт.", "завод растёт."),
        ("Sie fuhren. GROẞE Schiffe.", "GROẞE Schiffe.", "grosse schiffe."),
    ],
    ids=["English", "Russian", "a letter that becomes two"],
)
def test_a_scene_has_the_bounds_of_its_sentence_and_it_alone_case_folded(text, sentence, folded):
    at = text.index(sentence)
    place = Sentence(Span(at, at + len(sentence)), BlockKind.PARAGRAPH)
    scene = Scene(text=text, language=language("en"), published=None, sentence=place, memory=Memory())
    assert text[scene.start : scene.end] == sentence
    assert scene.folded == folded


def test_scenes_share_no_finds():
    memory, place = Memory(), Sentence(Span(0, 1), BlockKind.PARAGRAPH)
    one, other = (
        Scene(text="x", language=language("en"), published=None, sentence=place, memory=memory) for _ in range(2)
    )
    one.measures[Span(0, 1)] = None
    assert other.measures == {}
    assert one.memory is other.memory


def test_a_unit_that_the_words_at_the_number_say_is_not_borrowed():
    assert not BORROWED & SAID
    assert {UnitBy.BEFORE, UnitBy.AFTER} <= SAID
    assert {UnitBy.MEMORY, UnitBy.NEIGHBOUR} == BORROWED
