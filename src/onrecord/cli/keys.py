"""One key from the keyboard, without Enter, where there is a keyboard; the first letter of a line where there is none."""

from __future__ import annotations

import sys


def key() -> str:
    """The next key in lower case; empty at the end of the input. Ctrl-C raises `KeyboardInterrupt`, as anywhere."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip().lower()[:1]
    try:
        import termios
        import tty
    except ImportError:  # no Unix
        return sys.stdin.readline().strip().lower()[:1]
    before = termios.tcgetattr(sys.stdin)
    try:
        tty.setcbreak(sys.stdin)
        return sys.stdin.read(1).lower()
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
