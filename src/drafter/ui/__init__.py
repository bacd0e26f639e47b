"""What is seen: widgets, models and painters. Knows core, and nothing else of ours."""
