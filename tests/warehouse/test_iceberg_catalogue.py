"""Where Iceberg's tables lie and who knows of them: a warehouse's URL and a catalogue's, and what goes wrong there."""

from pathlib import Path

import pytest
from pyiceberg.exceptions import CommitFailedException, ServerError

from pipeline.errors import ConfigError, PipelineError, TransientError
from pipeline.warehouse.iceberg_catalogue import explained_iceberg, open_catalogue, warehouse_location
from tests.support.iceberg import rest_catalogue


@pytest.mark.parametrize(
    ("warehouse", "location"),
    [
        ("/data/lake", "file:///data/lake"),
        ("file:///data/lake/", "file:///data/lake"),
        ("/data/our lake", "file:///data/our lake"),
        ("s3://bucket/lake/", "s3://bucket/lake"),
    ],
    ids=["folder", "URL of a folder", "with a space", "object store"],
)
def test_a_folder_or_a_url_is_where_the_tables_lie(warehouse: str, location: str) -> None:
    assert warehouse_location(warehouse) == location


@pytest.mark.parametrize(
    ("warehouse", "catalogue", "kind", "said"),
    [
        ("s3://bucket/lake", None, ConfigError, "is no folder and cannot hold a catalogue; say --catalogue"),
        ("lake", "mysql://host/name", ConfigError, "no catalogue in mysql"),
        ("lake", "secret words", ConfigError, "--catalogue is no URL"),
        ("lake#1", None, ConfigError, "give another folder"),
        ("lake", "http://127.0.0.1:9", PipelineError, "127.0.0.1"),
        ("lake", "postgresql://nobody:secret@127.0.0.1:9/x", ConfigError, "is --catalogue right?"),
        ("no/lake", None, PipelineError, "make it first"),
    ],
    ids=["no folder", "another kind", "no URL", "name", "no server", "no database", "no parent"],
)
def test_what_cannot_be_opened_is_said_without_its_secrets(
    tmp_path: Path, warehouse: str, catalogue: str | None, kind: type[PipelineError], said: str
) -> None:
    place = warehouse if "://" in warehouse else str(tmp_path / warehouse)
    with pytest.raises(kind) as error:
        open_catalogue(place, catalogue)
    assert said in str(error.value)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("error", [CommitFailedException("branch main has changed"), ServerError("out of order")])
def test_what_may_work_later_is_to_be_tried_again(error: Exception) -> None:
    with (
        pytest.raises(TransientError, match=r"newsfigures\.fct_claim: .* export again"),
        explained_iceberg("newsfigures.fct_claim"),
    ):
        raise error


def test_a_catalogue_that_wants_a_token_says_where_to_put_it(tmp_path: Path) -> None:
    refused = pytest.raises(ConfigError, match="set PYICEBERG_CATALOG__NEWSFIGURES__TOKEN")
    with rest_catalogue(tmp_path / "lake", token="secret") as served, refused:
        open_catalogue(str(tmp_path / "lake"), served.url)
