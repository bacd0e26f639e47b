"""Panels beside the paper. None knows another; wishes go up, facts come down."""
