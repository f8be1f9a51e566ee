"""The Python interface: what `import timeline` offers, each function with its arguments looked at first.

`reading` reads and compares texts, `project` opens a project, `tables` checks what is at hand, `report` is what a check
gives. The functions behind them are called with what the readers of files have made sure of; whoever calls from a
notebook is told in words what is wrong.
"""
