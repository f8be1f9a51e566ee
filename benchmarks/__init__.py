"""Accuracy and speed, against public test sets, peers and floors: see docs/benchmarks.md."""
