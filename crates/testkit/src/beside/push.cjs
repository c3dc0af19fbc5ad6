// A push service that decrypts what it is sent, with web-push-testing behind it. Says its address on
// the first line, then a line for each message: {hash, text, topic} or {refused}.
const http = require("node:http");
const { createRequire } = require("node:module");
const from = createRequire(`${process.argv[2]}/package.json`);
const { PushApiModel, SubscriptionExpiredError } = from("web-push-testing/src/PushApiModel.js");

// The town's clock stands still on 3 March 2026; a signature's time is measured by it.
Date.now = () => Date.UTC(2026, 2, 3, 9);

const model = new PushApiModel();
const say = (what) => console.log(JSON.stringify(what));
const answer = (response, status, body = {}) => {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
};
const notify = async (hash, request, body) => {
  const h = request.headers;
  const headers = { encoding: h["content-encoding"], authorization: h.authorization, ttl: h.ttl };
  await model.handleNotification(hash, headers, body);
  say({ hash, text: model.messages[hash].at(-1), topic: h.topic });
};
const server = http.createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const [, what, hash] = request.url.split("/");
  try {
    if (what === "subscribe") return answer(response, 200, await model.subscribe(JSON.parse(body)));
    if (what === "expire") return answer(response, 200, model.expireSubscription(hash));
    await notify(hash, request, body);
    answer(response, 201);
  } catch (error) {
    say({ refused: error.message });
    answer(response, error instanceof SubscriptionExpiredError ? 410 : 400);
  }
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address();
  model.notifyUrl = `http://127.0.0.1:${port}/notify/`;
  console.log(`http://127.0.0.1:${port}`);
});
