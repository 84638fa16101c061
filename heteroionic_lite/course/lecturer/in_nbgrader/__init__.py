"""nbgrader as the record; the only modules that need it: ``pip install heteroionic-lite[course]``.

preprocessor  what nbgrader runs in place of a student's notebook
record        its gradebook, filled in one transaction a submission
"""
