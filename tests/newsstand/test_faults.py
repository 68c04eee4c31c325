"""Faults that are switched on, over real HTTP, each in bounded time."""

import gzip
import zlib

import pytest
import requests

from pipeline.newsstand import Fault, Newsstand
from pipeline.newsstand.faults import BOMB_MEGABYTES, MEGABYTE

HOST = "times.newsstand.test"
PATH = "/robots.txt"


def ask(newsstand: Newsstand, path: str = PATH, *, stream: bool = False, timeout: float = 10) -> requests.Response:
    address = f"http://127.0.0.1:{newsstand.port}{path}"
    return requests.get(address, headers={"Host": HOST}, allow_redirects=False, stream=stream, timeout=timeout)


@pytest.mark.parametrize(
    ("fault", "status", "header", "value"),
    [
        (Fault.TOO_MANY, 429, "Retry-After", "1"),
        (Fault.UNAVAILABLE, 503, "Content-Length", "0"),
        (Fault.REDIRECT_LOOP, 302, "Location", PATH),
        (Fault.REDIRECT_METADATA, 302, "Location", "http://169.254.169.254/latest/meta-data/"),
    ],
)
def test_a_fault_answers_with_its_status(newsstand, fault, status, header, value):
    newsstand.fault(HOST, PATH, fault)
    answer = ask(newsstand)
    assert (answer.status_code, answer.headers[header]) == (status, value)
    assert newsstand.requests[-1].status == status


def test_a_redirect_to_loopback_leads_to_this_very_server(newsstand):
    newsstand.fault(HOST, PATH, Fault.REDIRECT_LOOPBACK)
    assert ask(newsstand).headers["Location"] == f"http://127.0.0.1:{newsstand.port}/admin/"


def test_a_fault_lasts_as_often_as_asked(newsstand):
    newsstand.fault(HOST, PATH, Fault.UNAVAILABLE, times=2)
    assert [ask(newsstand).status_code for _ in range(3)] == [503, 503, 200]


def test_a_fault_of_a_whole_host_is_healed(newsstand):
    newsstand.fault(HOST, "*", Fault.TOO_MANY)
    assert ask(newsstand, "/").status_code == 429
    newsstand.heal()
    assert ask(newsstand, "/").status_code == 200


def test_a_path_can_ask_for_its_fault(newsstand):
    assert ask(newsstand, "/_fault/503/story").status_code == 503
    assert ask(newsstand, "/_fault/unheard-of/story").status_code == 404


def test_a_reset_gives_no_answer(newsstand):
    newsstand.fault(HOST, PATH, Fault.RESET)
    with pytest.raises(requests.ConnectionError):
        ask(newsstand)
    assert newsstand.requests[-1].status == 0


def test_a_truncated_body_is_shorter_than_promised(newsstand):
    newsstand.fault(HOST, PATH, Fault.TRUNCATED_BODY)
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        ask(newsstand)


def test_a_truncated_gzip_breaks_off_in_the_middle(newsstand):
    newsstand.fault(HOST, PATH, Fault.TRUNCATED_GZIP)
    answer = ask(newsstand, stream=True)
    body = answer.raw.read(decode_content=False)
    assert len(body) == int(answer.headers["Content-Length"])
    with pytest.raises(EOFError):
        gzip.decompress(body)


def test_a_gzip_bomb_is_small_on_the_wire(newsstand):
    newsstand.fault(HOST, PATH, Fault.GZIP_BOMB)
    body = ask(newsstand, stream=True).raw.read(decode_content=False)
    assert len(body) < 4 * MEGABYTE
    reader, size, rest = zlib.decompressobj(wbits=31), 0, body
    while rest:
        size += len(reader.decompress(rest, MEGABYTE))
        rest = reader.unconsumed_tail
    assert size + len(reader.flush()) == BOMB_MEGABYTES * MEGABYTE


def test_a_slow_loris_drips_until_the_client_leaves(newsstand):
    newsstand.fault(HOST, PATH, Fault.SLOW_LORIS)
    with ask(newsstand, stream=True) as answer:
        assert answer.raw.read(2) == b"<<"


def test_an_endless_body_streams_until_the_client_leaves(newsstand):
    newsstand.fault(HOST, PATH, Fault.ENDLESS)
    with ask(newsstand, stream=True) as answer:
        assert len(answer.raw.read(5 * MEGABYTE)) == 5 * MEGABYTE
        assert "Content-Length" not in answer.headers


def test_a_slow_answer_exceeds_a_short_timeout_and_is_whole_otherwise(newsstand):
    newsstand.fault(HOST, PATH, Fault.SLOW)
    with pytest.raises(requests.Timeout):
        ask(newsstand, timeout=0.5)
    assert "Disallow" in ask(newsstand).text
