"""The papers of the newsstand are the same in every test, and to read them is most of what a flow costs."""

import pickle
import tempfile
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.extract import ReadText
from pipeline.flow import readers
from pipeline.model import Article


@pytest.fixture(scope="session", autouse=True)
def each_article_is_read_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[None]:
    """Flows get for an article what its first reading gave, in whichever worker of this run: what is read hangs on
    nothing but the text, its blocks and language, and the day. Whoever calls pipeline.extract itself reads anew."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "articles-read"
    folder.mkdir(exist_ok=True)
    read = readers.read_article

    def once(article: Article, published_on: date | None) -> ReadText:
        key = repr((article.blocks, article.language, published_on))
        kept = folder / sha256(key.encode()).hexdigest()
        if not kept.exists():
            _write(kept, pickle.dumps(read(article, published_on)))
        found: ReadText = pickle.loads(kept.read_bytes())  # noqa: S301 - of this run itself
        return found

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(readers, "read_article", once)
        yield


def _write(place: Path, data: bytes) -> None:
    """Others see it whole or not at all."""
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
        file.write(data)
    Path(file.name).rename(place)
