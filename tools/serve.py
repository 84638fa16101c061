"""Serves a built site on this machine, on the first free port from the one asked for."""

from __future__ import annotations

import argparse
import contextlib
import errno
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


class Handler(SimpleHTTPRequestHandler):
    """Files of one directory, with the types a browser insists on, without a line per request."""

    # Some systems' registries call a module text/plain, and browsers then refuse it.
    extensions_map = {  # noqa: RUF012 (an attribute of the base class)
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".ipynb": "application/x-ipynb+json",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
    }

    def end_headers(self) -> None:
        """Whoever is writing wants to see the page just built, not a kept one.

        Its fonts are for pages in frames without rights as well, as on GitHub Pages.
        """
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """One that takes it calmly when a browser closes a page while it is being loaded."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Only what is wrong on our side is worth a word."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def serve(directory: Path, port: int, attempts: int = 100) -> Server:
    """A server for `directory` on the first free port from `port`, on this machine only."""
    handler = partial(Handler, directory=str(directory))
    for candidate in range(port, port + attempts):
        try:
            return Server(("127.0.0.1", candidate), handler)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    raise SystemExit(f"No free port between {port} and {port + attempts - 1}.")


@contextlib.contextmanager
def served(directory: Path, port: int) -> Iterator[str]:
    """The address of a directory, without a slash at its end, as long as the block lasts."""
    with serve(directory, port) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://localhost:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def main() -> None:
    """Serve until Ctrl-C."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    server = serve(options.directory, options.port)
    print(
        f"\nThe book is at  http://localhost:{server.server_port}/   (Ctrl-C ends it)", flush=True
    )
    with contextlib.suppress(KeyboardInterrupt), server:
        server.serve_forever()


if __name__ == "__main__":
    main()
