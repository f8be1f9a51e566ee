"""The terminal of `timeline review`: what is shown of a row, the keys, and the commands that decide the same."""
