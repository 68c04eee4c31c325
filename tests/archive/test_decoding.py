"""Coded data give all they hold, however they are cut into pieces; what would only make work is refused."""

import gzip
import zlib

import pytest

from pipeline.archive import BodyError, BodyTooLargeError, decode_body, stream_decoder

LIMIT = 200_000
STEP = 1 << 16
EMPTY_BLOCK = b"\x00\x00\x00\xff\xff"
EMPTY_MEMBER = gzip.compress(b"")


def bare(plain):
    """RFC 1951 without a frame, as some servers send it under the name of deflate."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(plain) + packer.flush()


def nothing(blocks):
    """A gzip member that holds no byte, in many blocks."""
    return b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff" + EMPTY_BLOCK * blocks + b"\x01" + EMPTY_BLOCK[1:] + bytes(8)


def decoded(pieces, coding, limit=LIMIT):
    decoder = stream_decoder(coding, limit)
    found = b"".join(plain for piece in pieces for plain in decoder.feed(piece))
    decoder.finish()
    return found


MEMBERS = [gzip.compress(b"part %d, " % number) for number in range(20)]
PARTS = b"".join(b"part %d, " % number for number in range(20))


@pytest.mark.parametrize("cut", [1, 2, 7, 1_000])
def test_all_members_are_read_wherever_the_pieces_end(cut):
    whole = b"".join(MEMBERS)
    assert decoded([whole[at : at + cut] for at in range(0, len(whole), cut)], "gzip") == PARTS


def test_all_members_are_read_when_each_is_a_piece():
    assert decoded(MEMBERS, "gzip") == PARTS


@pytest.mark.parametrize("size", [0, 1, STEP - 1, STEP, STEP + 1, 2 * STEP, 2 * STEP + 1])
@pytest.mark.parametrize(
    ("coding", "pack"), [("deflate", bare), ("deflate", zlib.compress), ("gzip", gzip.compress)],
    ids=["bare", "zlib", "gzip"],
)  # fmt: skip
@pytest.mark.parametrize("cut", [1, 1_000_000])
def test_every_length_is_read_to_its_last_byte(size, coding, pack, cut):
    packed = pack(b"a" * size)
    assert decoded([packed[at : at + cut] for at in range(0, len(packed), cut)], coding) == b"a" * size


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
@pytest.mark.parametrize("kept", [1, 2, 12])
def test_data_that_break_off_are_an_error(coding, kept):
    packed = gzip.compress(b"page" * 50) if coding == "gzip" else zlib.compress(b"page" * 50)
    with pytest.raises(BodyError, match="ends too early"):
        decoded([packed[:kept]], coding)


@pytest.mark.parametrize("behind", [b"\0", b"\0" * 30, b"\x1f", b"\x1fx", b"<!-- served by -->"])
def test_what_stands_behind_the_last_member_is_of_no_account(behind):
    assert decoded([gzip.compress(b"page") + behind], "gzip") == b"page"
    assert decoded([gzip.compress(b"page"), behind], "gzip") == b"page"


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", nothing(200_000)),
        ("gzip", EMPTY_MEMBER * 2_000),
        ("gzip, gzip", gzip.compress(nothing(200_000))),
        ("gzip, gzip, gzip", gzip.compress(gzip.compress(nothing(2_000_000)))),
        ("gzip, gzip", gzip.compress(EMPTY_MEMBER * 50_000)),
        ("deflate, deflate", zlib.compress(EMPTY_BLOCK * 200_000)),
    ],
    ids=["empty blocks", "empty members", "in a coding", "in two codings", "members in a coding", "bare blocks"],
)
def test_data_that_hold_nothing_are_refused_before_they_are_read_to_their_end(coding, packed):
    with pytest.raises(BodyTooLargeError):
        decode_body(packed, coding, LIMIT)


def test_many_short_members_are_read():
    assert len(decode_body(gzip.compress(b"a line of a log\n") * 300, "gzip", LIMIT)) == 300 * 16
