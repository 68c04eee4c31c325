"""How much of an article's words is shown: all to the operator, to others what its source's terms allow."""

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from pipeline.explorer import build_app
from pipeline.explorer.content.article import one_by_one, paragraphs
from pipeline.sources import load_sources

TEXT = (
    "Nobody knew why. The town had 500 bakers in May. They baked bread. Then came rain. "
    "In June 40 of them left, 30 stayed in the square where they had always been, and nobody could say for how long."
)
SPANS = {"500": 30, "40": TEXT.index("40 of"), "30": TEXT.index("30 stayed")}
CLAIMS = [{"claim_id": key, "span_start": at, "span_end": at + len(key)} for key, at in SPANS.items()]
ARTICLE = {"text": TEXT, "language": "en", "blocks": [{"kind": "paragraph", "start": 0, "end": len(TEXT)}]}


def shown(limit: int | None, chosen: int | None = None) -> str:
    found = paragraphs(ARTICLE, CLAIMS, limit, None if chosen is None else CLAIMS[chosen])
    return "".join("[…]" if piece.gap else piece.text for one in found for piece in one.pieces)


@pytest.mark.parametrize(
    ("limit", "chosen", "words"),
    [
        (None, None, TEXT),
        (1000, None, TEXT),
        (60, None, "Nobody knew why. The town had 500 bakers in May.[…]40[…]30[…]"),
        (120, None, None),
        (60, 1, "Nobody knew why. The town had 500 bakers in May.[…]40[…]30[…]"),
        (0, None, "[…]500[…]40[…]30[…]"),
    ],
)
def test_what_of_a_text_may_be_shown(limit, chosen, words):
    if words is None:
        words = f"{TEXT[: TEXT.index(' Then')]}[…]{TEXT[TEXT.index('In June') :]}"
    assert shown(limit, chosen) == words


def test_no_stretch_is_longer_than_the_limit_whatever_is_chosen():
    for limit in range(0, 200, 7):
        for chosen in (None, 0, 1, 2):
            assert max(len(part) for part in shown(limit, chosen).split("[…]")) <= max(limit, 3)


@pytest.fixture(scope="module")
def others(reader):
    """A visitor of an explorer whose sources let 120 characters be shown; of one nobody has said anything."""
    terms = {"quote_limit": 120, "text_visible_to": "operators"}
    sources = {key: replace(one, terms=replace(one.terms, **terms)) for key, one in load_sources(None).items()}
    sources.pop("sample_kurier")
    return TestClient(build_app(reader, sources, guard=None), headers={"accept": "text/html"})


def test_others_see_sentences_and_gaps(others, client):
    rows = client.get("/api/claims?source=sample_times&limit=1000").json()["items"]
    addresses = [f"/articles/{article}" for article in sorted({row["article_id"] for row in rows})]
    pages = [others.get(address).text for address in addresses]
    assert all("no more than 120 characters in one go" in page for page in pages)
    assert any("[…]" in page for page in pages)
    whole = [client.get(address).text for address in addresses]
    assert any("of the page that are not the article" in page for page in whole)
    for address in addresses:
        found = others.get(address.replace("/articles", "/api/articles")).json()
        stretches = "".join("\n" if p["gap"] else p["text"] for one in found["paragraphs"] for p in one["pieces"])
        assert max(map(len, stretches.split("\n"))) <= 120
        assert not {"text", "blocks", "dropped"} & set(found["article"])


@pytest.mark.parametrize(("limit", "how"), [(60, "cut"), (0, "none")])
def test_others_get_no_more_of_what_changed_and_no_line_under_the_headline(reader, client, limit, how):
    terms = {"quote_limit": limit, "text_visible_to": "operators"}
    sources = {key: replace(one, terms=replace(one.terms, **terms)) for key, one in load_sources(None).items()}
    other = TestClient(build_app(reader, sources, guard=None))
    rows = client.get("/api/claims?limit=1000").json()["items"]
    addresses = [f"/api/articles/{article}" for article in sorted({row["article_id"] for row in rows})]
    whole, told = ([one.get(address).json() for address in addresses] for one in (client, other))
    assert any(one["article"]["subtitle"] for one in whole)
    assert not any(one["article"]["subtitle"] for one in told)
    (changed,) = [change for one in told for change in one["figures_changed"]]
    for side in ("", "_before"):
        assert len(changed[f"sentence{side}"] or "") <= limit
        assert changed[f"sentence_shown{side}"] == how


def test_a_long_sentence_is_cut_to_the_words_around_its_number(others, client):
    cut = [one for one in others.get("/api/claims?limit=1000").json()["items"] if one["sentence_shown"] == "cut"]
    assert cut
    assert all(len(one["sentence"]) <= 120 and one["surface"] in one["sentence"] for one in cut)
    assert {one["sentence_shown"] for one in client.get("/api/claims?limit=1000").json()["items"]} == {"whole"}


def test_wherever_a_sentence_is_shown_its_number_is_told_by_its_place(others, client):
    for one in (others, client):
        claims = one.get("/api/claims?limit=1000").json()["items"]
        figures = {row["observation_id"] for row in claims if row["observation_id"]}
        series = {row["series_id"] for row in claims if row["series_id"]}
        articles = {row["article_id"] for row in claims}
        found = [
            [(row, "") for key in figures for row in one.get(f"/api/figures/{key}").json()["evidence"]],
            [(row, "") for key in series for row in one.get(f"/api/series/{key}").json()["figures"]],
            [(row, side) for row in one.get("/api/conflicts").json()["items"] for side in ("_a", "_b")],
            [
                (row, side)
                for key in articles
                for row in one.get(f"/api/articles/{key}").json()["figures_changed"]
                for side in ("", "_before")
            ],
        ]
        assert all(found)
        for row, side in (each for rows in found for each in rows):
            if words := row[f"sentence{side}"]:
                assert words[row[f"number_start{side}"] : row[f"number_end{side}"]] == row[f"surface{side}"]


def test_of_a_source_without_a_file_only_numbers_are_shown(others):
    rows = others.get("/api/claims?source=sample_kurier").json()["items"]
    assert {(one["sentence"], one["sentence_shown"]) for one in rows} == {(None, "none")}
    assert "do not let its words be shown" in others.get("/search?source=sample_kurier").text
    page = others.get(f"/articles/{rows[0]['article_id']}").text
    assert "only its numbers" in page
    assert "text=" not in page


def test_rows_of_a_table_are_told_one_by_one_as_the_text_has_them():
    rows = ["| 2024 | 2025", "Oslo", "Boats |  | 5", "Nets | 6"]
    starts = [sum(len(row) + 1 for row in rows[:at]) for at in range(len(rows))]
    blocks = [{"kind": "table", "start": at, "end": at + len(row)} for at, row in zip(starts, rows, strict=True)]
    article = {"text": "\n".join(rows), "language": "en", "blocks": blocks}
    (table,) = paragraphs(article, [], None)
    assert {len(row.cells) for row in table.rows} == {3}
    assert ["".join(piece.text for piece in one.pieces) for one in one_by_one([table])] == rows
