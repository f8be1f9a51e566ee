"""Coverage-guided fuzzing of everything that reads unknown bytes. `make fuzz` runs each target for a while."""
