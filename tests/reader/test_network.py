"""The shipped file: its size, what it holds, what it must not hold, and that it reads the same every time."""

import re
import subprocess
import sys
from datetime import date

import numpy as np
import pytest

from pipeline.extract import extractor_version, read_text
from pipeline.extract.read import propose
from pipeline.languages import known
from pipeline.reader.decisions import AGAIN
from pipeline.reader.network import FILE, Network, has_vnni, network, session_of
from pipeline.reader.second_pass import SLOTS
from pipeline.reader.slot_options import OPTIONS
from pipeline.reader.windows import windows_of
from tests.support import gold

MOST = 40_000_000  # bytes
ARTICLE = """MeowTalk had 51,200 active users in Norway in March, Wire A reported on Monday, citing AppScale.

That is 40 percent more than in February. The company expects to have 80,000 users by the end of the year."""
PUBLISHED = date(2026, 4, 14)
LAST_DIGIT = 1e-7  # of a float of 32 bits


@pytest.fixture(scope="module")
def shipped() -> Network:
    return network()


def test_the_file_is_small_enough_to_lie_in_a_repository(shipped):
    assert len(shipped.file.read_bytes()) <= MOST


def test_every_slot_has_its_chooser_and_every_field_its_curve(shipped):
    assert set(shipped.choosers) == {*OPTIONS, *(f"{slot}{AGAIN}" for slot in SLOTS)}
    assert {*OPTIONS, "row", "series"} == set(shipped.curves)


def test_it_was_trained_on_languages_that_are_known(shipped):
    assert set(shipped.facts["languages"]) == {"en", "ru", "ko"} <= known()


@pytest.mark.parametrize(
    "letters", ["abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюяё", "가나다라마바사아자차카타파하"]
)
def test_every_letter_is_a_piece(shipped, letters):
    missing = [letter for letter in letters + letters.upper() if shipped.tokenizer.token_to_id(letter) is None]
    assert missing == []


def test_a_language_without_training_has_its_pieces(shipped):
    encoded = shipped.tokenizer.encode("Fergene fraktet 40 tonn på Øyriket", add_special_tokens=False)
    assert 3 not in encoded.ids  # the unknown piece


def test_what_it_knows_of_words_are_their_beginnings_alone(shipped):
    """No text can be told from the file: its only words are single ones, cut to a few letters, seen in many places."""
    columns = {slot: chooser.columns for slot, chooser in shipped.choosers.items()}
    names = {name for own in columns.values() for name in (*own.names, *own.shared)}
    printed = [name for name in names if re.match(r"(?:word|ahead|behind) ", name)]
    stems = [name.partition("&")[2] for name in columns["metric_id"].names if "&" in name]
    assert printed
    assert all(len(name.partition(" ")[2]) <= 5 for name in printed)
    assert all(len(stem) <= 4 for stem in stems)
    assert max(map(len, names)) <= 70


def test_a_text_is_read_the_same_every_time(shipped):
    first = [claim.as_dict() for claim in read_text(ARTICLE, "en", PUBLISHED)]
    again = Network(shipped.file)
    assert [claim.as_dict() for claim in read_text(ARTICLE, "en", PUBLISHED)] == first
    assert again.version == shipped.version
    assert [row["value"] for row in first] == ["51200", "40", "80000"]


MEMORY = """
import sys
from datetime import date
from pathlib import Path
from resource import getpagesize
from pipeline.extract import read_by_rules, read_text
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * getpagesize() // 2**20
article, day = sys.argv[1], date(2026, 4, 14)
read_by_rules(article, "en", day)
before = resident()
read_text(article, "en", day)
print(resident() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_a_worker_takes_at_most_400_mib_for_the_reader():
    told = subprocess.run([sys.executable, "-c", MEMORY, ARTICLE], capture_output=True, text=True, check=True)
    assert 0 < int(told.stdout) <= 400


def test_the_version_of_the_extractor_names_the_file(shipped):
    assert extractor_version().endswith(f"+{shipped.version}")
    assert FILE == "reader.zip"


def test_confidences_are_of_filled_fields(shipped):
    for claim in read_text(ARTICLE, "en", PUBLISHED):
        assert {"value", "unit", "kind", "modality"} <= set(claim.confidences)
        assert all(getattr(claim, field) is not None for field in claim.confidences)
        assert 0 < claim.confidence < 1


@pytest.mark.parametrize(
    "text", ["", "\n", "No numbers here.", "7", "In 2026.", "▁ 5", "5" * 3000, "a " * 5000 + "7 cats"]
)
def test_any_text_is_read(text):
    assert isinstance(read_text(text, "en", None), list)


@pytest.mark.parametrize("code", ["en", "ru", "ko"])
def test_what_a_processor_rounds_otherwise_moves_vectors_little(shipped, code):
    """Processors differ in the last digit of a float, and each step of 8 bits can make that a whole step."""
    chance, moved = np.random.default_rng(1), []
    for document in gold.documents(code)[:2]:
        for window in windows_of(propose(document["text"], code, None), shipped.tokenizer):
            words = shipped.embeddings.rows(window.ids) + shipped.places[: len(window.ids)]
            rounded = words * (1 + LAST_DIGIT * chance.standard_normal(words.shape))
            one, other = (
                shipped.encoder.run(None, {"words": each, "mark": window.mark, "role": window.role})[0]
                for each in (words, rounded.astype(np.float32))
            )
            moved.append(np.linalg.norm(one - other) / np.linalg.norm(one))
    assert np.mean(moved) < 0.04


@pytest.mark.skipif(not has_vnni(), reason="a processor without VNNI has one exact way alone")
def test_the_faster_way_of_a_processor_with_vnni_gives_the_same_vectors(shipped):
    window = next(iter(windows_of(propose(ARTICLE, "en", PUBLISHED), shipped.tokenizer)))
    words = shipped.embeddings.rows(window.ids) + shipped.places[: len(window.ids)]
    read = {"words": words, "mark": window.mark, "role": window.role}
    model = shipped.member("encoder.onnx")
    slower, faster = (session_of(model, is_wide=one).run(None, read)[0] for one in (False, True))
    assert (slower == faster).all()
