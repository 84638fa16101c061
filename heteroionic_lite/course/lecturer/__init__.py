"""For lecturers: ``python -m heteroionic_lite.course`` and what is behind its commands.

roster       codes for the people of a course
paper        sheets to print
release      notebooks to hand out
own          a private directory for exercises of one's own
submissions  what was handed in: notebooks, hand-in codes, columns of an LMS
running      the code lane: the one function of a set, in a child with limits
assessing    the marks of one submission
record       where marks are kept; ``in_nbgrader`` keeps them in its gradebook besides
marking      all submissions, with progress, resumed where a run was stopped
report       which slip, how many, which section to repeat
links        where in the book a section is, from outside
gradebooks   the file that an LMS exported, filled in
moodle       a bank of questions

Each imports only what stands above it, ``files`` and the modules of the course; ``command`` all.
"""
