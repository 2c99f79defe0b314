"""`python -m onrecord` is the same as `onrecord`."""

from onrecord.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
