"""``python -m heteroionic_lite.course``: the commands for lecturers."""

import sys

from heteroionic_lite.course.lecturer.command import main

if __name__ == "__main__":
    sys.exit(main())
