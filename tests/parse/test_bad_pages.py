"""Pages made to exhaust a reader end as a Drop, in a process that may take no more memory and time than it is given."""

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

MEMORY = 700_000_000
SECONDS = 60

# A line of the input is a page, read in a process forked for it; its bytes are made inside, so that they count.
READ = f"""
import os, resource, sys
from pipeline.model import Drop
from pipeline.parse import parse_page
def read(body):
    url = "https://harbour.example/1"
    found = parse_page(body, url=url, content_type="text/html", source=None, captured_at=None)
    return found.reason.value if isinstance(found, Drop) else "article"
read(b"<p>Ferry 7 carried 1,200 cars.")
for line in sys.stdin:
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
        resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
        print(read(eval(line)), end=" ", flush=True)
        os._exit(0)
    print("ended", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""

STORY = (
    b"<html lang=en><title>Ferries to the island carry more</title><body><article>"
    b"<h1>Ferries to the island carry more</h1>"
    + b"<p>The company said that its ferries carried 1,200 cars in March, and would carry more of them.</p>"
    * 5
)
TEASER = (
    b"<div><h3><a href=/%d>Ferries carried 1,200 cars to the island</a></h3><p>The captain of ferry %d said that this "
    b"was a good deal more than on any other day of the year.</p></div>"
)
PAGES = {
    "50 MB of paragraphs": ('b"<html><body>" + b"<p>Ferry 7 carried 1,200 cars.</p>" * 1_600_000', "too_large"),
    "50 MB of one text": ('b"<html><body><p>" + b"seven cats " * 4_600_000', "too_large"),
    "50 MB of zeros": ('b"<html>" + bytes(50_000_000)', "too_large"),
    "10 MB of zeros": ('b"<html>" + bytes(10_000_000)', "unreadable"),
    "48 MB of Korean": ('("<html><body><p>" + "페리 일곱 척 " * 4_000_000).encode("cp949")', "too_large"),
    "three million characters": ('b"<html><body>" + b"<p>" + b"seven cats " * 280_000', "too_large"),
    "one text of 11 MB": ('b"<html><body><p>" + b"seven cats " * 1_000_000', "too_large"),
    "100,000 levels": ('b"<html><body>" + b"<div>" * 100_000 + b"seven cats"', "too_deep"),
    "100,000 levels of many kinds": ('b"<html><body>" + b"<ul><li><b><i>" * 25_000 + b"seven cats"', "too_deep"),
    "unclosed scripts": ('b"<html><body>" + b"<script>window.__NUXT__=" * 200_000', "no_text"),
    "a state that never ends its string": (
        "b'<html><body><script>window.__NUXT__=\"' + b'\\\\\\\\' * 2_000_001 + b'</script>'", "no_text",
    ),
    "a state of escaped quotation marks": (
        "b'<html><body><script>window.__NUXT__=\"' + b'\\\\\"' * 2_000_000 + b'</script>'", "no_text",
    ),
    "rows that each claim the whole payload": (
        "b'<html><body><script>self.__next_f.push([1,\"' + b'1:Tffffff,' * 500_000 + b'\"])</script>'", "no_text",
    ),
    "quotation marks in a state": (
        "b'<html><body><script>window.__NUXT__=' + b'\"a' * 2_000_000 + b'</script>'", "no_text",
    ),
    "many JSON-LD brackets": (
        'b"<html><body><script type=\\"application/ld+json\\">" + b"[" * 1_000_000 + b"</script>"', "no_text",
    ),
    "100,000 attributes": (
        'b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">seven cats"', "too_large",
    ),
    "a page of tags as wide as may be": (
        'b"<html><body>" + (b"<p " + b" ".join(b"a%d" % n for n in range(500)) + b">seven cats") * 900', "no_text",
    ),
    "10,000 teasers at 230 levels": (
        f"b'<html><body>' + b'<div>' * 230 + b''.join({TEASER!r} % (n, n) for n in range(10_000))", "not_news",
    ),
    "49,000 paragraphs at 240 levels": (
        'b"<html><body>" + b"<div>" * 240 + b"".join(b"<p>Ferry %d, 12 cars." % n for n in range(49_000))', "no_text",
    ),
    "a row of 24,000 cells that each take 99 rows": (
        'b"<html><body><table><tr>" + b"<td rowspan=99>x" * 24_000 + b"<tr><td>x<td>5" * 8_000', "no_text",
    ),
    "a table of 500 cells that each take 100 columns of 100 rows": (
        f"{STORY!r} + b'<table>' + b'<tr><td colspan=999999 rowspan=65534>5 cars' * 500", "article",
    ),
    "80 tables in each other over 12,000 rows": (
        'b"<html><body>" + b"<table><tr><td>a<td>b<tr><td>" * 80 + b"<tr><td>x<td>5" * 12_000', "no_text",
    ),
    "a title of a million parts": ('b"<html><title>Petition" + b"-a" * 900_000 + b"</title><body>"', "no_text"),
    "an author of a million blanks": (
        "b'<html><meta name=author content=\"John' + b'&nbsp;' * 1_000_000 + b'Smith\"><body>'", "no_text",
    ),
    "a time of a million blanks": (
        f"{STORY!r} + b'<time datetime=\"2026-04-14T' + b'&nbsp;' * 1_000_000 + b'x\">'", "article",
    ),
    "24,000 headlines in one element": (
        'b"<html><body><div>" + b"<a href=/x>A headline of twenty-five or more</a> " * 24_000', "no_text",
    ),
    "48,000 headings in one link": (
        'b"<html><body><a href=/x>" + b"<h1>Some heading of a page</h1>" * 48_000', "no_text",
    ),
    "48,000 headings of cards in one link": (
        f"{STORY!r} + b'<a href=/x>' + b'<h2>Some heading of a card</h2>' * 48_000", "article",
    ),
    "22,000 hidden words in a heading": (
        f"{STORY!r} + b'<h2><a href=/x>' + b'word ' * 220_000 + b'<span hidden>x</span>' * 22_000", "article",
    ),
    "6,000 lists of services behind 25,000 empty elements": (
        f"{STORY!r} + b'<div>' + b'<b></b>' * 25_000 + b'<ul><li><a href=x>subscribe</a><li>x</ul>' * 6_000", "article",
    ),
    "entities without a letter": ('b"<html><body><p>" + b"&nbsp;&#0;&shy;" * 300_000', "no_text"),
}  # fmt: skip


@pytest.fixture(scope="module")
def reading() -> Iterator[Callable[[str], str]]:
    """A page -> its reason, and how the process ended that read it."""
    with subprocess.Popen(
        [sys.executable, "-c", READ], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as one:
        assert one.stdin
        assert one.stdout
        to, answers = one.stdin, one.stdout

        def read(body: str) -> str:
            print(body, file=to, flush=True)
            return answers.readline()

        yield read
        to.close()


@pytest.mark.parametrize(("body", "reason"), PAGES.values(), ids=PAGES)
def test_it_is_read_or_leaves_with_its_reason_within_the_limits(reading, body, reason):
    assert reading(body) == f"{reason} ended 0\n"
