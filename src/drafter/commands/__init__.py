"""The commands, one a file: each reads its arguments, asks the parts below and prints.

A command imports what is slow to load (jieba, tantivy, lxml, Jinja2) only when it runs,
so that ``drafter --help`` answers at once. None but `window` leads to Qt.
"""
