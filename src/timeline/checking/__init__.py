"""A check of a project, and what is made of its findings: the gate, the baseline, an earlier revision."""
