"""An environment sees the packages of the one whose Python runs this: `python scripts/see_packages_of.py FOLDER`."""

import sys
import sysconfig
from pathlib import Path

HERE = sysconfig.get_path("purelib")

if __name__ == "__main__":
    (packages,) = Path(sys.argv[1]).glob("lib/python3*/site-packages")
    # addsitedir, since a mere line of a path would leave out what is installed editable there
    (packages / "beside.pth").write_text(f"import site; site.addsitedir({HERE!r})\n", encoding="utf-8")
