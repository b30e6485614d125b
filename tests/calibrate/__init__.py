"""Made-up diaries in which the truth is known, to see how often the numbers of Patterns are wrong.

`python -m tests.calibrate` runs every cell 2,000 times, some minutes, and prints the table; `tests/analysis` runs
fewer. Everything goes through the code the screen uses.
"""
