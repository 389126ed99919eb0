"""`python3 -m lbp_core COMMAND`: the way in, under any Python. What the commands do is in lbp_core/bootstrap."""

import sys

if sys.version_info < (3, 11):  # this file stays readable to old Pythons so that it can say so
    sys.exit(
        "This needs Python 3.11 or newer; this one is %d.%d. Install a newer Python and start it by its own name, "
        "for example: python3.11 -m lbp_core demo" % sys.version_info[:2]
    )

from lbp_core.bootstrap.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
