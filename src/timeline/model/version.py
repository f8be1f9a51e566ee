"""The version of the program, as the lock records it."""

__version__ = "0.1.0"
