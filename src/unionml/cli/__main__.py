"""`python -m unionml.cli`, for where the script is not on the path."""

import sys

from unionml.cli import main

sys.exit(main())
