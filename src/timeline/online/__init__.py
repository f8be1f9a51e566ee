"""What is asked of the web: a page at a time, of public addresses alone, by a client that believes nothing."""
