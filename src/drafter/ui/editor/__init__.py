"""The paper: the text being written, with its margins and marks."""
