"""Days, spans of days, and the standards that write them."""
