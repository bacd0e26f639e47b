"""View models: thin adapters from core values to Qt rows."""
