"""Publishers who keep text and data mining for themselves are heard."""

import pytest

from pipeline.fetch.optout import opted_out


@pytest.mark.parametrize(
    ("headers", "body", "out"),
    [
        ({}, b"<html><head><title>1</title></head>", False),
        ({"tdm-reservation": "1"}, b"", True),
        ({"tdm-reservation": "0"}, b"", False),
        ({"x-robots-tag": "noindex, noai"}, b"", True),
        ({"x-robots-tag": "otherbot: noai"}, b"", False),
        ({"x-robots-tag": "otherbot: noindex, newsfigures: noai"}, b"", True),
        ({"x-robots-tag": "max-snippet: 5, noai"}, b"", True),
        ({"x-robots-tag": "noarchive, noimageai"}, b"", False),
        ({}, b'<head><meta name="robots" content="noarchive, NOAI"></head>', True),
        ({}, b"<head><META CONTENT=noai NAME=robots></head>", True),
        ({}, b"<head><meta name='tdm-reservation' content='1'/>", True),
        ({}, b'<head><meta name="tdm-reservation" content="0">', False),
        ({}, b'<head></head><body><p>&lt;meta name="robots" content="noai"></p>', False),
        ({}, b'<head><title>x</title></head><body><meta name="robots" content="noai">', False),
        ({}, b"<head>" + b" " * 70_000 + b'<meta name="robots" content="noai">', False),
        ({}, b'<meta name="robots"' + b" x" * 100_000, False),
    ],
)
def test_an_opt_out_is_read_in_headers_and_the_head(headers, body, out):
    assert (opted_out(headers, body) is not None) is out
