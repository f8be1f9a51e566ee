"""What builds and measures the project; not part of the wheel."""
