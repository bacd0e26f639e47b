"""Drawing shared by views: lines of text, hairlines, rows and cards. Knows models, no panels."""
