"""What a report tells of itself: place, date, subjects, quotations, origin terms."""
