"""What leaves the program: Word documents and plain text."""
