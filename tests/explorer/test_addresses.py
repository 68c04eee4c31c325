"""Every key has an address that leads to its own page, whatever stands in the key."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from pipeline.explorer.addresses import entity_href, metric_href, source_href


@pytest.mark.parametrize(
    "key",
    ["meowtalk", "candidate/Meow & Sons", "candidate/a/b", "candidate/100%?#", "candidate/미아우톡", 'x"><script>',
     "candidate/..", "../health", "candidate//x", ".", "a b", "candidate/%2e%2e"],
)  # fmt: skip
def test_a_key_comes_back_out_of_its_address(key):
    for href, place in ((entity_href(key), "entities"), (source_href(key), "sources"), (metric_href(key), "metrics")):
        parts = urlsplit(href)
        assert not set('<>" #') & set(parts.path)
        if parts.query:
            assert (parts.path, parse_qs(parts.query)) == (f"/{place}", {"key": [key]})
        else:
            assert unquote(parts.path) == f"/{place}/{key}"
            assert {".", "..", ""}.isdisjoint(key.split("/")), "a browser would take these away"
