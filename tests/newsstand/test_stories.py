"""The invented articles as data: what is planted stands in the text."""

import re
from difflib import SequenceMatcher

import pytest

from pipeline.catalog import entities
from pipeline.errors import ConfigError
from pipeline.newsstand import DAY_ZERO, PlantedClaim, Story, load_papers
from pipeline.newsstand.stories import load_papers as load_from

STORIES = [story for paper in load_papers().values() for story in paper.stories]
PLANTED = [(story, claim) for story in STORIES for claim in story.claims]
BY_KEY = {story.key: story for story in STORIES}
UNITS = re.compile(r"user|person|percent|percentage_point|ratio|[A-Z]{3}|km|kg|t|m2|h|d|mo|a|kWh|GB|Cel|count:\S+")


def day(number: int):
    return DAY_ZERO.replace(day=DAY_ZERO.day + number)


def text_of(story: Story, number: int, block: str) -> list[str]:
    then = story.on(day(number))
    if block == "headline":
        return [then.headline]
    if block == "lead":
        return [then.summary]
    kinds = {"caption": {"caption", "chart"}, "paragraph": {"paragraph"}}.get(block, {block})
    return [part.text for part in then.body if part.kind in kinds]


@pytest.mark.parametrize(("story", "claim"), PLANTED, ids=[f"{s.key}-{c.surface}" for s, c in PLANTED])
def test_a_planted_claim_stands_in_its_block(story: Story, claim: PlantedClaim):
    found = [text for text in text_of(story, claim.since, claim.block) if _whole(claim.surface).search(text)]
    assert found, f"{claim.surface} is in no {claim.block} of {story.key}"
    assert UNITS.fullmatch(claim.unit)


def test_a_corrected_figure_is_gone_afterwards():
    ended = [(story, claim) for story, claim in PLANTED if claim.until is not None]
    assert ended
    for story, claim in ended:
        assert claim.until is not None
        assert not [text for text in text_of(story, claim.until, claim.block) if claim.surface in text]


def test_every_story_has_an_address_of_its_own():
    addresses = [story.url for story in STORIES]
    assert len(set(addresses)) == len(addresses)
    assert len(BY_KEY) == len(STORIES)


def test_stories_that_contradict_differ_about_the_same_thing():
    pairs = [(story, BY_KEY[story.contradicts]) for story in STORIES if story.contradicts]
    assert pairs
    for one, other in pairs:
        mine = {(c.entity, c.metric_id, c.region, c.period): c.value for c in one.claims if c.kind == "level"}
        theirs = {(c.entity, c.metric_id, c.region, c.period): c.value for c in other.claims if c.kind == "level"}
        assert any(mine[key] != theirs[key] for key in mine.keys() & theirs.keys() if key[1] and key[3])


def test_a_syndicated_story_is_its_origin_with_small_edits():
    copies = [(story, BY_KEY[story.syndicated_from]) for story in STORIES if story.syndicated_from]
    assert copies
    for copy, origin in copies:
        likeness = SequenceMatcher(None, _plain(copy), _plain(origin)).ratio()
        assert copy.host != origin.host
        assert 0.9 < likeness < 1


def test_the_newsstand_sells_three_papers_with_about_forty_stories():
    assert {paper.language for paper in load_papers().values()} == {"en", "ko", "ru"}
    assert len(STORIES) >= 40


def test_what_has_a_known_metric_has_a_name_in_the_table_of_names():
    named = {(tongue, name) for entity in entities() for tongue, names in entity.names.items() for name in names}
    nobody = {"интернет-компании", "통신사", "Children", "어린이", "Arvo Lindqvist"}
    planted = {(story.language, claim.entity) for story, claim in PLANTED if claim.metric_id} - named
    assert {entity for _, entity in planted} == nobody


def test_an_unknown_key_of_a_story_is_named(tmp_path):
    paper = tmp_path / "gull"
    paper.mkdir()
    (paper / "paper.toml").write_text('host = "gull.test"\nname = "Gull"\nlanguage = "en"\nfeed_days = 2\n')
    (paper / "one.toml").write_text('body = "Text."\nheadlin = "Typo"\n')
    with pytest.raises(ConfigError, match=r"one\.toml.*headlin"):
        load_from(tmp_path)


def _whole(surface: str) -> re.Pattern[str]:
    """The surface, and not the tail of a longer number."""
    return re.compile(rf"(?<![\d.,]){re.escape(surface)}(?!\d)")


def _plain(story: Story) -> str:
    return " ".join(part.text for part in story.body)
