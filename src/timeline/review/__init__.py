"""Settling what a check tells: rows that ask, decisions and what they write, safe fixes, new rows, the lock."""
