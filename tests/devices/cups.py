"""A print service of the test's own: a private cupsd on a Unix socket, its printers folders."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

CUPSD = "/usr/sbin/cupsd"
PROGRAMS = Path("/usr/lib/cups")
CAPTURE = """#!/bin/sh
# A backend: without arguments it announces itself; else job, user, title, copies, options, file.
[ $# = 0 ] && { echo 'direct capture "Capture" "Capture to a folder"'; exit 0; }
out="${DEVICE_URI#capture://}"
[ -e "$out/broken" ] && exit 4
if [ -n "$6" ]; then cat "$6" > "$out/$1.pdf"; else cat > "$out/$1.pdf"; fi
printf '%s' "$3" > "$out/$1.title"
"""
SETTINGS = """
Listen {root}/cups.sock
LogLevel warn
Browsing No
BrowseLocalProtocols none
DefaultAuthType None
WebInterface No
PreserveJobFiles No
PreserveJobHistory No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
"""
FOLDERS = """
User {user}
Group {group}
SystemGroup {group}
ServerRoot {root}/etc
ServerBin {root}/bin
DataDir /usr/share/cups
DocumentRoot {root}
RequestRoot {root}/spool
TempDir {root}/spool
CacheDir {root}/cache
StateDir {root}/state
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
FileDevice Yes
"""


class CannotServe(Exception):
    """cupsd does not run on this machine; says why."""


class PrintService:
    """The service that runs, its printers and what they printed."""

    def __init__(self, root: Path, process: subprocess.Popen[bytes]) -> None:
        self.root, self.process = root, process
        self.socket = root / "cups.sock"

    def add(self, name: str, *, default: bool = True) -> Path:
        """Add a printer; return the folder that gets what it prints."""
        out = self.root / "out" / name
        out.mkdir(mode=0o777)
        out.chmod(0o777)
        self.run("lpadmin", "-p", name, "-E", "-v", f"capture://{out}")
        self.run("lpadmin", "-p", name, "-o", "printer-error-policy=stop-printer")
        if default:
            self.run("lpadmin", "-d", name)
        return out

    def clear(self) -> None:
        """Remove every printer."""
        for out in (self.root / "out").iterdir():
            self.run("lpadmin", "-x", out.name)
            shutil.rmtree(out)

    def spooled(self) -> list[str]:
        """Return what the service keeps of jobs."""
        return [path.name for path in (self.root / "spool").rglob("*") if path.is_file()]

    def run(self, *words: str) -> str:
        done = subprocess.run(
            words,
            env=os.environ | {"CUPS_SERVER": str(self.socket), "LC_ALL": "C"},
            capture_output=True,
            timeout=20,
            check=False,
        )
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout.decode()


@contextmanager
def serve() -> Iterator[PrintService]:
    """Run a service until the block ends; nothing stays of it.

    Raises:
        CannotServe: it is not there, or does not start.
    """
    if not Path(CUPSD).exists():
        raise CannotServe(f"{CUPSD} is not there: install cups-daemon")
    with TemporaryDirectory(prefix="cups-") as folder:  # a socket's path must be short
        root = Path(folder)
        other = None if os.geteuid() else pwd.getpwnam("lp")  # it does not run as root
        user = other or pwd.getpwuid(os.geteuid())
        _lay_out(root, user)
        try:
            process = subprocess.Popen(
                (CUPSD, "-f", "-c", root / "etc/cupsd.conf", "-s", root / "etc/cups-files.conf"),
                user=other and other.pw_uid,
                group=other and other.pw_gid,
                extra_groups=other and [],
            )
        except OSError as error:
            raise CannotServe(f"cupsd cannot be started here: {error.strerror}") from error
        try:
            service = PrintService(root, process)
            _wait(service)
            yield service
        finally:
            process.terminate()
            process.wait(10)


def _lay_out(root: Path, user: pwd.struct_passwd) -> None:
    for name in ("etc", "cache", "spool", "log", "out", "bin/backend", "state"):
        (root / name).mkdir(parents=True)
    for path in PROGRAMS.iterdir():
        if path.name != "backend":
            (root / "bin" / path.name).symlink_to(path)
    backend = root / "bin/backend/capture"
    backend.write_text(CAPTURE)
    backend.chmod(0o755)
    (root / "spool").chmod(0o700)
    group = grp.getgrgid(user.pw_gid).gr_name
    places = {"root": root, "user": user.pw_name, "group": group}
    (root / "etc/cupsd.conf").write_text(SETTINGS.format(**places))
    (root / "etc/cups-files.conf").write_text(FOLDERS.format(**places))
    if os.geteuid() == 0:
        for path in (root, *root.rglob("*")):
            if not path.is_symlink():
                os.chown(path, user.pw_uid, user.pw_gid)


def _wait(service: PrintService) -> None:
    for _ in range(200):
        if service.process.poll() is not None:
            raise CannotServe(f"cupsd ends at once with status {service.process.returncode}")
        if service.socket.is_socket() and "is running" in service.run("lpstat", "-r"):
            return
        time.sleep(0.05)
    raise CannotServe("cupsd does not answer within ten seconds")
