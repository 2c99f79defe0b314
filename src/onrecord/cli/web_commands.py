"""What the verbs do that show the record in a browser. Thin: `onrecord.web` does the work."""

from __future__ import annotations

import argparse
import getpass
import json
import secrets
import socket
import sys
from importlib.util import find_spec
from pathlib import Path

from onrecord import api
from onrecord.cli.printing import json_lines
from onrecord.cli.terminal import say
from onrecord.errors import WrongSettings
from onrecord.record import open_record

_GIVE_WAY = 0.0005
"""Seconds after which a thread that draws a page gives way to the others."""


def serve(options: argparse.Namespace) -> int:
    """`onrecord serve`: until Ctrl-C."""
    if options.new_token:
        print(secrets.token_urlsafe(24))
        return 0
    _check_installed()
    import uvicorn

    from onrecord.web.app import create_app
    from onrecord.web.settings import Member, Role, Settings, members

    settings = Settings(
        record=options.record,
        host=options.host,
        port=options.port,
        members=members(_text(options.members), where=options.members) if options.members else {},
        local=Member(options.reviewer or _user(), Role.REVIEWER),
        register=options.register,
        limit=options.upload,
        names=tuple(options.name),
        secure=options.https,
        fetch=options.fetch,
    )
    app = create_app(settings)
    listening = _listening(options.host, options.port)
    where = "http://{}:{}/".format(f"[{options.host}]" if ":" in options.host else options.host, listening.getsockname()[1])
    if options.json:
        print(json.dumps({"address": where}), flush=True)
    else:
        say(f"the record is at {where} (Ctrl-C ends)")
    # Python lets a busy thread go on for 5 ms before it gives way to another. A page asks the database some twenty times, each time giving
    # way itself, and so a statement waited a tenth of a second for a board that was being drawn.
    sys.setswitchinterval(_GIVE_WAY)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", proxy_headers=False, server_header=False))
    server.run(sockets=[listening])
    return 0


def publish(options: argparse.Namespace) -> int:
    """`onrecord publish`."""
    _check_installed()
    from onrecord.web.publish import publish as published

    names = api.party_names(options.register)
    count = size = 0
    record = open_record(options.record, write=False)
    for written in published(record, Path(options.folder), names=names, address=options.address, days=options.days):
        count += 1
        size += written.size
        if options.json:
            json_lines([written])
    say(f"{count:,} files, {size / 1_000_000:.1f} MB; open {Path(options.folder) / 'index.html'}")
    return 0


def _check_installed() -> None:
    """A clear line where the extra is not installed."""
    missing = [name for name in ("fastapi", "jinja2", "uvicorn", "python_multipart") if find_spec(name) is None]
    if missing:
        raise WrongSettings(f"the page needs what is not installed ({', '.join(missing)})", do="pip install 'onrecord[web]'")


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises `WrongSettings` where that is not possible."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(128)  # whoever is told the address may connect at once, and waits till the server is up
    except OSError as error:
        raise WrongSettings(f"it cannot listen there ({error.strerror})", where=f"{host}:{port}", do="choose another --port") from error
    return made


def _text(path: str) -> str:
    """The text of a file. Raises `WrongSettings` if it cannot be read, or if others on this machine may read the tokens in it."""
    try:
        found = Path(path)
        if sys.platform != "win32" and found.stat().st_mode & 0o077:
            raise WrongSettings("others on this machine may read the tokens in it", where=path, do=f"chmod 600 {path}")
        return found.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        told = error.strerror if isinstance(error, OSError) else "it is no text"
        raise WrongSettings(f"it cannot be read ({told})", where=path, do="check the name after --members") from error


def _user() -> str:
    """Who runs this, as the log names its reviewers."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "local"
