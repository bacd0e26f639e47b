"""Makes the window of `flow_bench` a fixture of every journey."""

from flow_bench import bench

__all__ = ["bench"]
