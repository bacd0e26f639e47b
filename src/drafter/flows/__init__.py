"""User journeys, one a file. A flow is given functions and joins them to widgets."""
