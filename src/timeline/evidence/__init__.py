"""All that is collected of a project before a rule looks at it: a map step per source, then what compares rows."""
