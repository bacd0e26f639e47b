"""Whole views: 首页, 起草."""
