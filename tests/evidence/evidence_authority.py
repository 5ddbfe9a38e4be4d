"""A time-stamp authority of our own: OpenSSL behind a small server on this machine."""

import shutil
import subprocess
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

OPENSSL = shutil.which("openssl")

CONFIG = """
[req]
distinguished_name = name
[name]
[ca]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[tsa]
default_tsa = tsa_config
[tsa_config]
serial = {folder}/serial
default_policy = 1.2.3.4.1
digests = sha256, sha512
signer_digest = sha256
ess_cert_id_alg = sha256
accuracy = secs:1
"""


def openssl(*call: str, stdin: bytes = b"") -> bytes:
    assert OPENSSL is not None
    done = subprocess.run([OPENSSL, *call], input=stdin, capture_output=True, check=True)
    return done.stdout


@dataclass
class Authority:
    """Keys and certificates of an authority, and where it answers."""

    folder: Path
    url: str = ""
    broken: bool = False

    @property
    def roots(self) -> Path:
        return self.folder / "ca.pem"

    def stamp(self, request: bytes) -> bytes:
        query, reply = self.folder / "query.tsq", self.folder / "reply.tsr"
        query.write_bytes(request)
        config = str(self.folder / "openssl.cnf")
        openssl("ts", "-reply", "-config", config, "-section", "tsa_config",
                "-queryfile", str(query), "-signer", str(self.folder / "tsa.pem"),
                "-inkey", str(self.folder / "tsa.key"), "-out", str(reply))  # fmt: skip
        return b"no stamp at all" if self.broken else reply.read_bytes()


def make_authority(folder: Path) -> Authority:
    folder.mkdir(parents=True)
    config = folder / "openssl.cnf"
    config.write_text(CONFIG.format(folder=folder))
    (folder / "serial").write_text("01\n")
    ca, tsa = str(folder / "ca"), str(folder / "tsa")
    for name in (ca, tsa):
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256",
                "-out", f"{name}.key")  # fmt: skip
    openssl("req", "-x509", "-new", "-key", f"{ca}.key", "-subj", "/CN=Our own root", "-days", "30",
            "-config", str(config), "-extensions", "ca", "-out", f"{ca}.pem")  # fmt: skip
    openssl("req", "-new", "-key", f"{tsa}.key", "-subj", "/CN=Our own clock",
            "-config", str(config), "-out", f"{tsa}.csr")  # fmt: skip
    openssl("x509", "-req", "-in", f"{tsa}.csr", "-CA", f"{ca}.pem", "-CAkey", f"{ca}.key",
            "-days", "30", "-set_serial", "2", "-extfile", str(config), "-extensions", "leaf",
            "-out", f"{tsa}.pem")  # fmt: skip
    return Authority(folder)


class Server:
    """The authority behind HTTP on the loopback, as long as the context is open."""

    def __init__(self, authority: Authority) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                request = self.rfile.read(int(self.headers["Content-Length"]))
                answer = authority.stamp(request)
                self.send_response(200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        authority.url = f"http://127.0.0.1:{self._server.server_port}/"
        self._authority = authority

    def __enter__(self) -> Authority:
        self._thread.start()
        return self._authority

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
