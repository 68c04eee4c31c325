"""The file that spark-submit is given: `spark-submit .../pipeline/spark/__main__.py WARC... --output DATASET`."""

import sys
from pathlib import Path

# spark-submit puts this folder in front of the path, where its files would hide modules of the same names
sys.path[:] = [place for place in sys.path if Path(place).resolve() != Path(__file__).resolve().parent]

from pipeline.spark.job import main  # noqa: E402

if __name__ == "__main__":
    main()
