"""A text to its figures: tokens, numbers, units, bounds and ranges, and what is none."""
