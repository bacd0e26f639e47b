"""The domain: frozen values and pure functions. Standard library only; no file, no Qt."""
