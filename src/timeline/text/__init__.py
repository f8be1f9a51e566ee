"""Texts of whatever they speak: lines, folds, damage, and making them harmless for where they go."""
