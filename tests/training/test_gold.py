"""Gold files become documents beside what the grammars find in them, which is kept on disk."""

import json
from datetime import date
from pathlib import Path

import pytest

import training
from training.gold import GoldError, prepare, published_on, read_gold

ROWS = [
    {"id": "en-1", "lang": "en", "published": "2026-04-14", "fold": 2, "title": "Boats in Halden",
     "text": "Nordfisk sold 12 boats.", "claims": []},
    {"id": "ru-1", "lang": "ru", "published": "2026-04-14T09:00:00+03:00", "text": "Продано 12 лодок.", "claims": []},
    {"id": "ko-1", "lang": "ko", "published": None, "title": None, "text": "배 12척을 팔았다.", "claims": []},
]  # fmt: skip


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "train_all.jsonl"
    path.write_text("\n\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS) + "\n", encoding="utf-8")
    return path


def test_blank_lines_are_no_documents(gold):
    assert list(read_gold(gold)) == ROWS


@pytest.mark.parametrize(
    ("given", "day"),
    [("2026-04-14", date(2026, 4, 14)), ("2026-04-14T23:59:00Z", date(2026, 4, 14)), ("", None), (None, None)],
)
def test_the_day_of_publication(given, day):
    assert published_on({"published": given}) == day


def test_documents_keep_their_order_their_fold_and_what_is_marked(gold, tmp_path):
    found = prepare([gold], tmp_path / "work")
    assert [(one.name, one.fold) for one in found] == [("en-1", 2), ("ru-1", -1), ("ko-1", -1)]
    assert [one.marked for one in found] == ROWS


def test_the_grammars_read_the_text_in_its_language_with_title_and_day(gold, tmp_path):
    found = [one.found for one in prepare([gold], tmp_path / "work")]
    assert [(one.language, one.title, one.published) for one in found] == [
        ("en", "Boats in Halden", date(2026, 4, 14)),
        ("ru", "", date(2026, 4, 14)),
        ("ko", "", None),
    ]
    assert [[str(number.claim.value) for number in one.numbers] for one in found] == [["12"], ["12"], ["12"]]


def test_what_was_found_is_kept_until_it_is_deleted(gold, tmp_path):
    first = prepare([gold], tmp_path / "work")
    gold.unlink()
    assert prepare([gold], tmp_path / "work") == first
    (tmp_path / "work" / "train_all.pickle").unlink()
    with pytest.raises(FileNotFoundError):
        prepare([gold], tmp_path / "work")


@pytest.mark.parametrize(
    ("marks", "once"), [({}, False), ({"invented": True}, True), ({"invented": True, "every_epoch": True}, False)]
)
def test_one_epoch_reads_an_invented_text_unless_it_is_marked_for_each(tmp_path, marks, once):
    path = tmp_path / "some.jsonl"
    path.write_text(json.dumps({**ROWS[0], **marks}), encoding="utf-8")
    (found,) = prepare([path], tmp_path / "work")
    assert found.once is once


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": "a", "lang": "en"', "no JSON"),
        ('{"id": "a", "lang": "en", "text": "Nordfisk sold 12 boats."}', "it needs id, lang, text, claims"),
        ("[1]", "no document"),
    ],
)
def test_what_is_no_document_is_told_with_its_line(tmp_path, line, told):
    path = tmp_path / "train_en.jsonl"
    path.write_text(json.dumps(ROWS[0]) + "\n\n" + line + "\n", encoding="utf-8")
    with pytest.raises(GoldError, match=rf"train_en\.jsonl, line 3: .*{told}"):
        list(read_gold(path))


PASSED_ON = sorted(Path(training.__path__[0], "gold").glob("passed_on_*.jsonl"))


@pytest.mark.parametrize("path", PASSED_ON, ids=lambda path: path.stem)
def test_texts_that_pass_figures_on_are_marked_where_they_say(path):
    """Each figure at its place, and who says it by a name of which the text or its title prints the first letters."""
    documents = list(read_gold(path))
    assert len(documents) > 100
    assert len({one["id"] for one in documents}) == len(documents)
    for one in documents:
        printed = f"{one['title']} {one['text']}".lower()
        for claim in one["claims"]:
            assert one["text"][claim["start"] : claim["end"]] == claim["surface"]
            said = [claim["attribution"], *claim.get("attribution_also", ())]
            assert said == [None] or any(name["text"][:3].lower() in printed for name in said), (one["id"], claim)


def test_there_are_such_texts_in_each_language():
    assert [path.stem for path in PASSED_ON] == ["passed_on_en", "passed_on_ko", "passed_on_ru"]
