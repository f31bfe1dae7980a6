"""The consent kiosk: `python main.py --help` shows the commands."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - says so where pip has not been asked
    sys.exit("The kiosk needs Python 3.11 or newer.")

try:
    from kiosk.app.command import main
except ModuleNotFoundError as missing:
    sys.exit(f"{missing.name} is missing. Run `make run`, or `python -m pip install .` first.")

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
