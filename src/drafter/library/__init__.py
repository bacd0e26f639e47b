"""The exemplar library: SQLite is the truth, the tantivy index is derived, jieba cuts words."""

import os

# Before numpy is loaded: its threads wait for each other by turning in circles, which on busy
# processors took ten times as long as the work itself, and nothing here is large enough to gain.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
