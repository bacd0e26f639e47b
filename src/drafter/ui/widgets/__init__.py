"""Small widgets that panels are made of. They know the theme, no panel and no flow."""
