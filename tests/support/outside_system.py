"""Another system one signs in through (OIDC): a small provider of its own here, honest unless told otherwise."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import time
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "parindex", "bi-mat-cua-vi-du"


@cache
def key(name: str) -> rsa.RSAPrivateKey:  # noqa: ARG001 -- one key a name
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class OutsideSystem:
    """Who is signed in there, and in what its answers differ from honest ones."""

    address: str = ""
    subject: str = "s-1"
    username: str = ""
    token: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=dict)
    signed_by: str = "own"
    algorithm: str = "RS256"
    lacks_identity: bool = False
    asked: dict[str, str] = field(default_factory=dict)

    @property
    def settings(self) -> dict[str, str]:
        """Give what a site's file says of this system."""
        told = {"provider_id": "tinh", "name": "Cổng đăng nhập của tỉnh", "client_id": CLIENT, "secret": SECRET}
        return {**told, "server_url": self.address}

    def discovery(self) -> dict[str, Any]:
        ends = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        ways = {"token_endpoint_auth_methods_supported": ["client_secret_post"], "jwks_uri": f"{self.address}/keys"}
        return {
            "issuer": self.address,
            **ways,
            **{f"{end}_endpoint": f"{self.address}/{at}" for end, at in ends.items()},
        }

    def keys(self) -> dict[str, Any]:
        told = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key("own").public_key()))
        return {"keys": [{**told, "kid": "1", "use": "sig", "alg": "RS256"}]}

    def answered(self, typed: dict[str, str]) -> dict[str, Any]:
        """Give a code's tokens; a code of another browser has another challenge."""
        digest = urlsafe_b64encode(sha256(typed["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        if (typed["client_secret"], typed["code"], digest) != (SECRET, "ma-1", self.asked["code_challenge"]):
            return {"error": "invalid_grant"}
        tokens = {"access_token": "the-vao", "token_type": "Bearer"}
        return tokens if self.lacks_identity else {**tokens, "id_token": self._identity()}

    def _identity(self) -> str:
        now = int(time())
        told = {"iss": self.address, "sub": self.subject, "aud": CLIENT, "iat": now, "exp": now + 60}
        told = {**told, "nonce": self.asked["nonce"], **self.token}
        signing: Any = {"RS256": key(self.signed_by), "HS256": "x" * 40, "none": ""}[self.algorithm]
        return jwt.encode(told, signing, algorithm=self.algorithm, headers={"kid": "1"})

    def person(self) -> dict[str, Any]:
        return {"sub": self.subject, "preferred_username": self.username, **self.userinfo}


class _Answers(BaseHTTPRequestHandler):
    system: ClassVar[OutsideSystem]

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/authorize":
            self.system.asked = dict(parse_qsl(parts.query))
            self.send_response(302)
            back = urlencode({"code": "ma-1", "state": self.system.asked["state"]})
            self.send_header("Location", f"{self.system.asked['redirect_uri']}?{back}")
            self.end_headers()
            return
        ways = {"/keys": self.system.keys, "/userinfo": self.system.person}
        self._tell(ways.get(parts.path, self.system.discovery)())

    def do_POST(self) -> None:
        typed = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        self._tell(self.system.answered(typed))

    def _tell(self, told: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, *_told: object) -> None:
        """Stay silent."""


@contextmanager
def outside_system() -> Iterator[OutsideSystem]:
    """Run the system while it is needed."""
    system = OutsideSystem()
    answers = type("Answers", (_Answers,), {"system": system})
    with ThreadingHTTPServer(("127.0.0.1", 0), answers) as server:
        system.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield system
        server.shutdown()
        thread.join()
