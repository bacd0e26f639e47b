"""The exemplar library: SQLite is the truth, the tantivy index is derived, jieba cuts words."""
