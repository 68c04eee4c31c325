"""Three lines in a notebook: texts, pages and addresses become claims, without Airflow and without a database."""

import re
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal

import pandas as pd
import pytest

import newsfigures
from newsfigures.claims import COLUMNS
from pipeline.errors import ConfigError, PipelineError
from pipeline.newsstand import load_papers

SENTENCE = "MeowTalk had 51,200 users in Norway in March, up 14.5 percent from February, app tracker Meterstick said."
PAGE = f"""<!doctype html><html lang="en"><head><title>MeowTalk in Norway</title>
<meta property="article:published_time" content="2026-04-14T09:00:00+02:00"></head><body><article>
<h1>MeowTalk in Norway</h1><p>{SENTENCE}</p>
<p>The firm behind it, in the town of Lund, told reporters that it would go on and on in the same way as before.</p>
</article><footer>Call 555 1234</footer></body></html>"""


def test_a_text_gives_its_claims_in_its_order_with_units_and_periods():
    claims = newsfigures.read_text(SENTENCE, published="2026-04-14")
    assert [(one.surface, one.value, one.unit) for one in claims] == [
        ("51,200 users", Decimal(51200), "user"),
        ("14.5 percent", Decimal("14.5"), "percent"),
    ]
    assert (claims.language, claims.published_on) == ("en", date(2026, 4, 14))
    assert claims[0].period is not None
    assert (claims[0].period.start, claims[0].period.end) == (date(2026, 3, 1), date(2026, 4, 1))
    assert {claims.sentence_of(one) for one in claims} == {SENTENCE}
    assert claims[:1] == (claims[0],)


@pytest.mark.parametrize(
    "published",
    [date(2026, 4, 14), datetime(2026, 4, 14, 23, tzinfo=UTC), "2026-04-14", "2026-04-14T09:00:00Z"],
    ids=repr,
)
def test_a_day_is_a_date_or_iso_8601(published):
    assert newsfigures.read_text(SENTENCE, published=published).published_on == date(2026, 4, 14)


def test_without_a_day_times_that_count_from_it_stay_empty():
    assert [one.period for one in newsfigures.read_text(SENTENCE)] == [None, None]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"language": "xx"}, "language 'xx' cannot be read; give language= one of en, ko, ru"),
        ({"published": "yesterday"}, "published='yesterday' is no day"),
        ({"published": "2026-04-14garbage"}, "published='2026-04-14garbage' is no day"),
    ],
    ids=["language", "day", "day and more"],
)
def test_what_cannot_be_is_named_with_the_remedy(given, words):
    with pytest.raises(ConfigError, match=words):
        newsfigures.read_text(SENTENCE, **given)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("MeowTalk had 51,200 users in March.", "en"),
        ("MeowTalk: 51,200 users", "en"),
        ("51,200", "en"),
        ("", "en"),
        ("У MeowTalk 51,2 тыс. пользователей", "ru"),
        ("Сундучок: 51,2 тыс. абонентов", "ru"),
        ("미야오톡 이용자 5만1200명", "ko"),
    ],
    ids=["a sentence", "a headline", "a number", "nothing", "Russian", "Russian without its own letters", "Korean"],
)
def test_a_few_words_are_read_in_the_commonest_language_of_their_script(text, language):
    found = newsfigures.read_text(text)
    assert found.language == language
    assert {one.value for one in found} <= {Decimal(51200)}


def test_a_language_that_the_text_is_taken_for_is_named_where_it_cannot_be_read():
    german = (
        "MeowTalk hatte im März 51.200 Nutzer in Norwegen, und das sind mehr als in der Woche zuvor, sagte die Firma."
    )
    remedy = "a text taken for 'de' cannot be read; give language= where it is one of en, ko, ru"
    with pytest.raises(ConfigError, match=re.escape(remedy)):
        newsfigures.read_text(german)
    page = PAGE.replace(SENTENCE, german).replace("The firm behind it, in the town of Lund, told", f"{german} " * 9)
    remedy = "http://paper.test/1: a page taken for 'de' cannot be read; its text has to be in one of en, ko, ru"
    with pytest.raises(ConfigError, match=re.escape(remedy)):
        newsfigures.read_html(page, "http://paper.test/1")


def test_an_address_that_cannot_be_read_is_named():
    for read in (newsfigures.read_url, lambda url: newsfigures.read_html(PAGE, url)):
        with pytest.raises(ConfigError, match=re.escape("'https://[x/' is no address")):
            read("https://[x/")


def test_rows_for_json_are_those_of_the_contract_with_the_sentence():
    first = newsfigures.read_text(SENTENCE, published="2026-04-14", title="Users").to_dicts()[0]
    assert (first["value"], first["unit"], first["sentence"]) == ("51200", "user", SENTENCE)
    assert first["period"] == {"start": "2026-03-01", "end": "2026-04-01", "grain": "month", "text": "March"}
    assert (first["title"], first["language"], first["published_on"]) == ("Users", "en", "2026-04-14")


def test_a_table_of_arrow_keeps_all_digits():
    table = newsfigures.read_text("The fund holds 12,345,678,901,234.56 dollars.", language="en").to_arrow()
    assert table.column_names == list(COLUMNS)
    assert table["value"].to_pylist() == [Decimal("12345678901234.56")]


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("17" + "0" * 24, "decimal256(60, 18)"),
        ("0.00000000000000000012", "decimal256(76, 20)"),
        ("51200", "decimal256(60, 18)"),
    ],
    ids=["26 digits", "20 behind the point", "a usual one"],
)
def test_a_table_of_arrow_has_room_for_the_digits_that_are_printed(printed, kind):
    claims = newsfigures.read_text(f"The fund holds {printed} dollars.", language="en")
    table = claims.to_arrow()
    assert table["value"].to_pylist() == [Decimal(printed)]
    assert str(table.schema.field("value").type) == kind


def test_more_digits_than_a_column_of_arrow_holds_are_refused_with_the_remedy():
    both = f"The fund holds 1{'0' * 25} dollars. Each is 0.{'0' * 58}12 dollars."
    claims = newsfigures.read_text(both, language="en")
    with pytest.raises(
        PipelineError, match="have 26 digits before and 60 behind the point, and a column of Arrow holds"
    ):
        claims.to_arrow()


def test_half_of_a_pair_of_surrogates_becomes_the_sign_for_it():
    claims = newsfigures.read_text(f"\ud800 {SENTENCE}", language="en", title="\udfff")
    assert claims.to_arrow()["sentence"].to_pylist()[0] == f"\ufffd {SENTENCE}"
    assert (claims.text, claims.title) == (f"\ufffd {SENTENCE}", "\ufffd")
    assert [one.surface for one in claims] == ["51,200 users", "14.5 percent"]
    page = newsfigures.read_html(PAGE.replace("The firm", "The \ud800 firm"), "http://paper.test/2026/04/14/1")
    assert "The \ufffd firm" in page.text


def test_a_frame_has_numbers_and_days():
    frame = newsfigures.read_text(SENTENCE, published="2026-04-14").to_pandas()
    assert list(frame.columns) == list(COLUMNS)
    assert frame["value"].tolist() == [51200.0, 14.5]
    assert frame["period_start"].tolist() == [pd.Timestamp("2026-03-01")] * 2
    assert frame["attribution"].tolist() == ["Meterstick", "Meterstick"]


def test_a_text_without_claims_gives_empty_tables_of_the_same_columns():
    claims = newsfigures.read_text("Nothing is counted here.", language="en")
    assert (len(claims), claims.to_dicts(), claims.to_arrow().num_rows) == (0, [], 0)
    assert claims.to_pandas().dtypes["value"] == "float64"
    assert list(claims.to_pandas().columns) == list(COLUMNS)


def test_a_notebook_shows_the_sentence_with_the_number_marked_and_everything_escaped():
    claims = newsfigures.read_text("<b>MeowTalk</b> had 51,200 users & more.", language="en")
    assert "&lt;b&gt;MeowTalk&lt;/b&gt; had <mark>51,200 users</mark> &amp; more." in claims._repr_html_()
    assert "<b>MeowTalk" not in claims._repr_html_()
    assert "had [51,200 users] & more." in repr(claims)


@pytest.mark.parametrize("page", [PAGE, PAGE.encode()], ids=["text", "bytes"])
def test_a_page_gives_the_claims_of_its_article_and_not_of_what_surrounds_it(page):
    claims = newsfigures.read_html(page, "http://paper.test/2026/04/14/1")
    assert [one.surface for one in claims] == ["51,200 users", "14.5 percent"]
    assert (claims.title, claims.url) == ("MeowTalk in Norway", "http://paper.test/2026/04/14/1")
    assert claims.published_on == date(2026, 4, 14)
    assert "555" not in claims.text


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u202f"], ids=["no-break", "thin", "narrow"])
def test_digits_grouped_by_a_blank_are_one_number(blank):
    claims = newsfigures.read_html(PAGE.replace("51,200", f"51{blank}200"), "http://paper.test/2026/04/14/1")
    assert [one.value for one in claims] == [Decimal(51200), Decimal("14.5")]


def test_a_page_that_is_no_article_is_named_with_its_reason():
    with pytest.raises(newsfigures.NoArticleError, match=r"http://paper.test/: no article \(not_news\)") as caught:
        newsfigures.read_html("<html><body></body></html>", "http://paper.test/")
    assert caught.value.reason == "not_news"


ASKED = """
import os, sys, newsfigures
claims = newsfigures.read_url(sys.argv[1])
print(claims.title, len(claims) > 0, claims.published_on)
try:
    newsfigures.read_url(sys.argv[2])
except newsfigures.PipelineError as error:
    print(error)
try:
    newsfigures.read_url("http://quay.test/down")
except newsfigures.TransientError as error:
    print(error)
print(sorted({"airflow", "sqlalchemy", "psycopg"} & set(sys.modules)))
"""


def test_an_address_is_asked_for_politely_and_without_airflow_and_database(newsstand):
    story = next(one for paper in load_papers().values() for one in paper.stories if one.key == "meowtalk_norway")
    mapped = ",".join(f"{host}={address}:{port}" for host, (address, port) in newsstand.host_map.items())
    done = subprocess.run(
        [sys.executable, "-c", ASKED, story.url, f"{story.url}/nothing-here"],
        capture_output=True, text=True, timeout=120, check=False,
        env={"NEWSFIGURES_HOST_MAP": f"{mapped},quay.test=127.0.0.1:1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    read, missing, down, loaded = done.stdout.splitlines()
    assert " True 2026-04-14" in read
    assert "status 404" in missing
    assert "quay.test/robots.txt" in down
    assert loaded == "[]"


def test_a_private_address_is_never_asked():
    with pytest.raises(PipelineError, match="no public address"):
        newsfigures.read_url("http://127.0.0.1:9/article")
