"""The user's files into the library: supervisor and workers, a transaction a file."""
