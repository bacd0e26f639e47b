"""聚焦·起草: draft 组织工作 reports from a skeleton and a library of real ones."""

__version__ = "0.1.0"
