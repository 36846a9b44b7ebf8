"""A real nginx, with the very words of CONTRIBUTING.md: what a ward that follows them sends."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from tests.guide.conftest import ROOT

AROUND = """\
{user}
daemon off;
pid nginx.pid;
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    {temporary}
    {told}
}}
"""
"""What a host's own nginx.conf brings; nothing is written elsewhere."""
TEMPORARY = ("client_body", "fastcgi", "proxy", "scgi", "uwsgi")


def nginx_words(root: Path) -> str:
    """The part of CONTRIBUTING.md for nginx."""
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return text.split("```nginx")[1].split("```")[0]


def served_by_nginx(site: Path) -> AbstractContextManager[str]:
    """`site` as the documented server sends it, on loopback; gives the address of its root."""
    told = nginx_words(ROOT)
    for line, ours in (
        ("listen 80;", "listen HOST;"),
        ("root /srv/mot-cham;", f"root {site};"),
    ):
        assert line in told
        told = told.replace(line, ours)
    return serving(told)


@contextmanager
def serving(told: str) -> Iterator[str]:
    """A real nginx that is `told` so; HOST in it is where it listens, which is given.

    nginx is handed a socket that listens already, as when it is replaced while it runs: the port is
    free, and nobody waits for it. It ends by itself.
    """
    path = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert path, "nginx is missing: apt-get install nginx (make test does it when it can)"
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as door:
        host = f"127.0.0.1:{door.getsockname()[1]}"
        told = told.replace("HOST", host)
        temporary = " ".join(f"{name}_temp_path {folder}/{name};" for name in TEMPORARY)
        # Else its workers would be somebody who may not read the tests' folders.
        user = "user root;" if os.geteuid() == 0 else ""
        config = Path(folder) / "nginx.conf"
        config.write_text(AROUND.format(user=user, temporary=temporary, told=told))
        process = subprocess.Popen(
            [path, "-p", folder, "-c", str(config), "-e", "stderr"],
            pass_fds=[door.fileno()],
            env={**os.environ, "NGINX": f"{door.fileno()};"},
        )
        door.close()
        try:
            yield f"http://{host}"
            assert process.poll() is None, "nginx does not take these words"
        finally:
            process.terminate()
            process.wait()
