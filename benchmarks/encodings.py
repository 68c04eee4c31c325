"""Pages whose encoding is known, read right: as they are, with every label struck out, and under a wrong HTTP header.

    python benchmarks/encodings.py FOLDER

FOLDER has a folder for each encoding, called as Python calls it (`windows-1251-russian` is read as `windows-1251`).
A page is right when all its letters are those of the true encoding; bytes that are invalid in it count for nothing.
"""

import argparse
import codecs
import re
from pathlib import Path

from pipeline.html import decode

_LABEL = re.compile(rb"(charset|encoding)(\s*=\s*[\"']?)[\w:.-]+", re.IGNORECASE)
_WRONG = {"utf-8": "text/html; charset=windows-1251"}
_OTHERWISE = "text/html; charset=utf-8"
_LETTER = re.compile(r"[^\W\d_]")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    ways = {"as it is": 0, "labels struck out": 0, "wrong header": 0}
    pages = 0
    for path in sorted(path for path in parser.parse_args().folder.glob("*/*") if path.is_file()):
        body, encoding = path.read_bytes(), _python_name(path.parent.name)
        pages += 1
        header = _WRONG.get(encoding.removesuffix("-sig"), _OTHERWISE)
        for way, given, content_type in (
            ("as it is", body, None),
            ("labels struck out", _LABEL.sub(rb"\1\2", body), None),
            ("wrong header", body, header),
        ):
            found = decode(given, content_type)
            right = found is not None and _letters(found.text) == _letters(given.decode(encoding, "replace"))
            ways[way] += right
            if not right:
                print(f"{way}: {path.parent.name}/{path.name} read as {found.encoding if found else None}")
    for way, right in ways.items():
        print(f"{way}: {right} of {pages} right")


def _python_name(folder: str) -> str:
    parts = folder.split("-")
    for size in range(len(parts), 0, -1):
        try:
            name = codecs.lookup("-".join(parts[:size])).name
        except LookupError:
            continue
        return "cp949" if name == "euc_kr" else name  # as browsers read the label
    raise SystemExit(f"{folder!r} names no encoding that Python knows; rename the folder")


def _letters(text: str) -> list[str]:
    return _LETTER.findall(text)


if __name__ == "__main__":
    main()
