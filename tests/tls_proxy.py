"""A real TLS proxy on loopback, as a studio has one before the app: ends the encryption, says where a request came from.

Standard library and a self-signed certificate. Each request travels on a connection of its own; a websocket goes straight
through once it has been asked for.
"""

import asyncio
import ssl
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.servers import own_port

OURS = (b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-host", b"forwarded", b"connection")


def certificate(folder: Path, *names: str) -> tuple[Path, Path]:
    """A self-signed certificate for these names and this machine, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    now = datetime.now(UTC)
    alternatives = [*(x509.DNSName(name) for name in names), x509.IPAddress(ip_address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(called)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .sign(key, hashes.SHA256())
    )
    chain, secret = folder / "proxy.pem", folder / "proxy.key"
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return chain, secret


class TlsProxy:
    """Listens on `port` with that certificate and hands on to the app; `says_proto` as a proxy must, False as a careless one."""

    def __init__(self, app_port: int, pair: tuple[Path, Path], *, says_proto: bool = True) -> None:
        self.app_port, self.port, self.says_proto = app_port, own_port(), says_proto
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(*pair)
        self.loop = asyncio.new_event_loop()
        self.thread = Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        listening = asyncio.start_server(self._serve, "127.0.0.1", self.port, ssl=self.context)
        self.server = asyncio.run_coroutine_threadsafe(listening, self.loop).result(timeout=10)

    def close(self) -> None:
        """Stops listening."""
        asyncio.run_coroutine_threadsafe(self._end(), self.loop).result(timeout=10)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(timeout=10)

    async def _end(self) -> None:
        self.server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, ssl.SSLError):
            while await self._one(reader, writer):
                pass
        writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request and its answer. True where another may follow on this connection."""
        head = await reader.readuntil(b"\r\n\r\n")
        first, *lines = head[:-4].split(b"\r\n")
        named = {line.split(b":", 1)[0].strip().lower(): line.split(b":", 1)[1].strip() for line in lines}
        stream = named.get(b"upgrade", b"").lower() == b"websocket"
        kept = [line for line in lines if line.split(b":", 1)[0].strip().lower() not in OURS]
        kept += [b"X-Forwarded-For: " + writer.get_extra_info("peername")[0].encode()]
        kept += [b"X-Forwarded-Proto: https"] if self.says_proto else []
        kept += [b"Connection: Upgrade" if stream else b"Connection: close"]
        there, away = await asyncio.open_connection("127.0.0.1", self.app_port)
        away.write(b"\r\n".join([first, *kept, b"", b""]))
        if not stream:
            away.write(await reader.readexactly(int(named.get(b"content-length", b"0"))))
            await pour(there, writer)
            away.close()
            return False
        await asyncio.gather(pour(reader, away), pour(there, writer))
        return False


async def pour(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    with suppress(OSError, ssl.SSLError):
        while part := await source.read(65_536):
            sink.write(part)
            await sink.drain()
    sink.close()
