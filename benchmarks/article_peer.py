"""A peer reads pages: JSON lines in, JSON lines out. Run by `benchmarks/articles.py` with the interpreter of an
environment of its own, since peers want other versions of libraries than we do.

Out come {"version"} first, then {"text", "title", "published", "seconds"} for each {"url", "html"}; `published` is an
ISO date or null, `seconds` are of the processor.
"""

import json
import logging
import re
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

_END_OF_BLOCK = re.compile(r"(?=</(?:p|div|li|h[1-6]|tr|td|blockquote|pre|section)>)|(?=<br)")

Read = Callable[[str, str], dict[str, Any]]


def readability() -> Read:
    from lxml import html
    from readability import Document

    def read(_: str, markup: str) -> dict[str, Any]:
        document = Document(markup)
        body = html.fromstring(_END_OF_BLOCK.sub("\n", document.summary()))
        return {"text": body.text_content(), "title": document.short_title(), "published": None}

    return read


def newspaper() -> Read:
    from newspaper import Article

    def read(url: str, markup: str) -> dict[str, Any]:
        article = Article(url, fetch_images=False)
        article.download(input_html=markup)
        article.parse()
        day = article.publish_date
        return {"text": article.text, "title": article.title, "published": day.isoformat() if day else None}

    return read


PEERS = {"readability-lxml": readability, "newspaper4k": newspaper}


def main() -> None:
    name = sys.argv[1]
    logging.disable(logging.CRITICAL)
    read = PEERS[name]()
    print(json.dumps({"version": version(name)}), flush=True)
    for line in sys.stdin:
        page = json.loads(line)
        started = time.process_time()
        try:
            found = read(page["url"], page["html"])
        except Exception as error:  # noqa: BLE001  a page that a peer falls over counts as read without a text
            print(f"{name} on {page['url']}: {' '.join(repr(error).split())[:120]}", file=sys.stderr)
            found = {"text": "", "title": None, "published": None}
        print(json.dumps(found | {"seconds": time.process_time() - started}), flush=True)


if __name__ == "__main__":
    main()
