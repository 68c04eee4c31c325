"""https is verified, and its handshake stands under the limit on the whole time."""

import socket
import ssl
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from pipeline.fetch import Fetcher, NotFetchedError
from pipeline.model import Outcome, Politeness, Reason

QUICK = Politeness(pause=0.0, timeout=5.0, total_time=0.6, retries=0)


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as found:
        yield found


def certificate(folder):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "paper.example")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("paper.example")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(secret + signed.public_bytes(serialization.Encoding.PEM))
    return path


def failure(listener):
    host_map = {"paper.example": listener.getsockname()}
    with Fetcher(user_agent="newsfigures/0.1", host_map=host_map) as fetcher, pytest.raises(NotFetchedError) as caught:
        # robots.txt is what is asked first, and what fails
        fetcher.get("https://paper.example/a", QUICK, trusted=True)
    return caught.value


def test_a_certificate_that_nobody_vouches_for_is_refused(listener, tmp_path):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(tmp_path))

    def serve():
        connection, _ = listener.accept()
        with pytest.raises(ssl.SSLError):
            context.wrap_socket(connection, server_side=True)

    server = threading.Thread(target=serve)
    server.start()
    error = failure(listener)
    server.join(5)
    assert (error.outcome, error.reason) == (Outcome.ERROR, Reason.ERROR)
    assert "certificate verify failed" in str(error)


def test_a_handshake_that_does_not_go_on_is_cut(listener):
    assert "not whole after 0.6 s" in str(failure(listener))


def test_a_certificate_is_verified_through_a_proxy_too(listener, tmp_path):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(tmp_path))
    asked = []

    def serve():
        connection, _ = listener.accept()
        asked.append(connection.recv(4096).split(b"\r\n")[0])
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with pytest.raises(ssl.SSLError):
            context.wrap_socket(connection, server_side=True)

    server = threading.Thread(target=serve)
    server.start()
    place, port = listener.getsockname()
    politeness = replace(QUICK, proxy=f"http://{place}:{port}")
    public = lambda _, port: [(socket.AF_INET, ("93.184.216.34", port))]  # noqa: E731
    with (
        Fetcher(user_agent="newsfigures/0.1", host_map={}, resolve=public) as fetcher,
        pytest.raises(NotFetchedError, match="certificate verify failed"),
    ):
        fetcher.get("https://paper.example/a", politeness, trusted=True)
    server.join(5)
    assert [line.rpartition(b" ")[0] for line in asked] == [b"CONNECT paper.example:443"]
