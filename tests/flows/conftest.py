"""Makes the window of `flow_bench` and the page of `library_bench` fixtures of every journey."""

from flow_bench import bench
from library_bench import library

__all__ = ["bench", "library"]
