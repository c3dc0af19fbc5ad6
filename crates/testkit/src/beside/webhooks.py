"""The other end of a webhook: verifies with the specification's own library."""
import datetime
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

# The town lives at a time of its own.
Webhook._Webhook__verify_timestamp = lambda self, said: datetime.datetime.fromtimestamp(
    float(said), tz=datetime.timezone.utc
)
secret = None
taken = []


class End(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        global secret
        body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
        if self.path == "/secret":
            secret = body
            return self.answer(204)
        if self.path == "/taken":
            return self.answer(200, json.dumps(taken))
        if self.path == "/gone":
            return self.answer(410)
        try:
            taken.append(Webhook(secret).verify(body, {k.lower(): v for k, v in self.headers.items()}))
        except WebhookVerificationError:
            return self.answer(400)
        self.answer(204)

    def answer(self, status, body=""):
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), End)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
