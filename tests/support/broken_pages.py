"""Pages of our own whose bytes are broken by chance."""

from pathlib import Path
from random import Random

FIXTURES = Path(__file__).parent.parent / "parse" / "fixtures"
PAGES = [path.read_bytes() for path in sorted(FIXTURES.rglob("*.html"))]
PIECES = (
    b"<table><tr><td>", b"</div></div>", b"<!--", b"<script>", b"</p>", b"<svg>", b"&#0;", b"&#11;", b"&#xD800;",
    b"<br>\x0b", b"<blockquote>", b"<ul><li>", b"\x00", b'<h2><a href="http://[x">7</a></h2>', b"\xff\xfe",
    b"\xb0\xa1", b"&#x110000;", b"&#99999999999;", b"&amp" * 40, b"<div>" * 300, b"<b><i><p>" * 30, b"</body></html>",
    b"]]>", b"<![CDATA[", b"<template>", b"<frameset>", b"<plaintext>", b"<title>", b"<textarea>",
    b"<p " + b"a=1 " * 600 + b">", b"<\xe1\x84\x80>", b'<base href="http://[">', b"<meta charset=utf-16>",
    b"<meta charset=idna>", b'<html lang="ru">', b'<html lang="\xff">', b'<time datetime="0000-00-00">x</time>',
    b'<meta property="article:published_time" content="9999-99-99T99:99Z">',
    b'<link rel=canonical href="http://desk:secret@[">', b'<link rel=canonical href="//\xff">',
    b'<meta name=author content="\x01">',
    b'<script type="application/ld+json">{"@type":"Article","author":"x\\udfff","articleBody":"\\ud800 7"}</script>',
    b'<script type="application/ld+json">{"@graph":[[[{"@type":["NewsArticle",7],"datePublished":1e999}]]]}</script>',
    b'<script id="__NEXT_DATA__">{"props":{"body":"<p>7 cats\\u0000</p>"}}</script>',
    b"<script>window.__NUXT__={a:'<p>", b'<script>self.__next_f.push([1,"7:T9,<p>7 cats"])</script>',
    b"<p>" + b"7 1,1.1 % " * 60 + b"</p>", b"\xed\xa0\x80", b"\xe2\x80\xae7\xe2\x80\xac", b"\xcc\x81" * 50,
    b"\xf0\x9f\x91\xa8\xe2\x80\x8d" * 20, b"\x1b$)C", b"<p hidden>", b"<br>" * 400,
)  # fmt: skip


def broken(body: bytes, chance: Random) -> bytes:
    pieces = bytearray(body)
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(pieces) + 1)
        match chance.randrange(4):
            case 0:
                del pieces[at : at + chance.randint(1, 200)]
            case 1:
                pieces[at:at] = chance.randbytes(chance.randint(1, 8))
            case 2:
                pieces[at:at] = pieces[at // 2 : at // 2 + chance.randint(1, 400)]
            case _:
                pieces[at:at] = chance.choice(PIECES)
    return bytes(pieces)
