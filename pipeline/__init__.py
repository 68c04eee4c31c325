"""newsfigures: every number the news prints, as a row you can query, with the sentence it came from."""

import os

__version__ = "0.1.0"

# Before numpy is loaded. The reader multiplies small matrices, thousands of times a page, and pages are read by one
# process a core: further threads of BLAS wait for each other at the cost of the other processes
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
