"""The data dictionary: says everything, and what it says is what the warehouse says."""

from pathlib import Path

from sqlalchemy import text

from pipeline.warehouse import Warehouse
from pipeline.warehouse.dictionary import as_markdown, read_dictionary, unsaid

PAGE = Path(__file__).resolve().parents[2] / "docs" / "data-dictionary.md"


def test_the_page_is_what_the_warehouse_says(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        page = as_markdown(read_dictionary(conn))
    assert PAGE.read_text(encoding="utf-8") == page, (
        "run: newsfigures db dictionary --output docs/data-dictionary.md (on a warehouse at this version)"
    )


def test_every_table_and_column_says_what_it_means(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        tables = read_dictionary(conn)
    assert unsaid(tables) == []
    assert {"mart.fct_claim", "core.claim", "raw.fetch_log", "ops.run", "stage.claim"} <= {one.name for one in tables}


def test_what_says_nothing_shows(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        conn.execute(text("COMMENT ON COLUMN raw.lead.etag IS NULL"))
        conn.execute(text("CREATE TABLE mart.silent (number integer)"))
        assert unsaid(read_dictionary(conn)) == ["mart.silent", "mart.silent.number", "raw.lead.etag"]


def test_a_row_tells_key_type_and_where_a_column_leads(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        page = as_markdown(read_dictionary(conn))
    assert "| lead_id | uuid | required, → raw.lead | The lead that was fetched. |" in page
    assert "| lead_id | uuid | key | uuid5 of the url. |" in page
    assert "fetch_log_2" not in page
