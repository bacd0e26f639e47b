"""The exemplar library: SQLite holds the truth, tantivy a derived index, jieba the words."""
