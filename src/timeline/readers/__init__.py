"""Bytes to views: what a reader of a page, a document or captions sees, and where each word of it is from.

Fidelity before cleanliness: nothing that a reader sees is dropped, and nothing is glued to what stands beside it.
"""
