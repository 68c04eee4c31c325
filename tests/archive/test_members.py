"""Which bytes are whole gzip members, and which one of them does not hold."""

import gzip
import zlib
from io import BytesIO

import pytest

from pipeline.archive.members import STEP, CheckedStream, Members, is_member, member_ends

ONE, TWO = gzip.compress(b"one", mtime=0), gzip.compress(b"two" * 50_000, mtime=0)
LARGE = gzip.compress(bytes(3 * STEP + 1), mtime=0)


@pytest.mark.parametrize("size", [1, 7, 1 << 16], ids=["byte by byte", "in sevens", "at once"])
def test_each_member_ends_where_the_next_begins(size):
    whole, members, ends = ONE + LARGE + TWO, Members(), []
    for at in range(0, len(whole), size):
        ends += members.feed(whole[at : at + size])
    members.finish()
    assert ends == [len(ONE), len(ONE + LARGE), len(whole)]


def test_nothing_has_no_members():
    assert list(member_ends(BytesIO())) == []
    assert not is_member(b"")


@pytest.mark.parametrize("data", [ONE + TWO, ONE[:-1], b"<p>" + ONE, ONE + b"\n"], ids=["two", "torn", "none", "more"])
def test_what_is_more_or_less_than_a_member_is_none(data):
    assert not is_member(data)


def test_members_end_before_the_damage():
    assert list(member_ends(BytesIO(ONE + TWO[:-1]))) == [len(ONE)]
    assert list(member_ends(BytesIO(ONE + TWO[:40] + b"\xff" + TWO[41:]))) == [len(ONE)]


def test_the_last_member_has_to_end():
    members = Members()
    assert list(members.feed(ONE[:-1])) == []
    with pytest.raises(zlib.error, match="does not end"):
        members.finish()


def test_a_stream_is_checked_while_it_is_read():
    damaged = CheckedStream(BytesIO(ONE + TWO[:-8] + bytes(8) + ONE))
    assert damaged.read(10) == ONE[:10]
    assert damaged.tell() == 10
    damaged.read()
    assert damaged.damage() is not None
    assert damaged.damage()[0] == len(ONE)


@pytest.mark.parametrize("read", [0, 5, len(ONE), -1], ids=["nothing", "a part", "a member", "all"])
def test_how_much_of_it_was_read_is_all_the_same(read):
    whole, torn = CheckedStream(BytesIO(ONE + TWO)), CheckedStream(BytesIO(ONE + TWO[:-1]))
    assert (len(whole.read(read)), len(torn.read(read))) == (
        (read, read) if read >= 0 else (len(ONE + TWO), len(ONE + TWO) - 1)
    )
    assert whole.damage() is None
    assert torn.damage() is not None
    assert torn.damage()[0] == len(ONE)
