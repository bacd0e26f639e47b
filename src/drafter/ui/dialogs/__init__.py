"""Dialogs: few; a message belongs where the user is looking."""
