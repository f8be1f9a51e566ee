"""Two figures against each other: by intervals, units, roundings and rates, with the reason."""
