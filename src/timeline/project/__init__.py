"""The files of a project, read and written: settings, tables, sources, the lock, and their history."""
