// node --test supabase/functions/wake-worker/wake.test.mjs
import assert from "node:assert/strict";
import { createVerify, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { after, before, beforeEach, test } from "node:test";
import { waker } from "./wake.mjs";

const JOB = "projects/p/locations/us-central1/jobs/j";
const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const google = { requests: [], executions: [], status: 200 };
let server, base, clock;

before(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    google.requests.push({ method: request.method, url: request.url, headers: request.headers, body });
    const [status, json] = reply(request, body);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());
beforeEach(() => {
  Object.assign(google, { requests: [], executions: [], status: 200 });
  clock = Date.parse("2026-11-24T12:00:00Z");
});

/** The token endpoint checks the signature as Google does. */
function reply(request, body) {
  if (request.url === "/token") {
    const [header, claims, signature] = new URLSearchParams(body).get("assertion").split(".");
    const valid = createVerify("RSA-SHA256").update(`${header}.${claims}`).verify(publicKey, signature, "base64url");
    const { aud, iss, scope, iat, exp } = JSON.parse(Buffer.from(claims, "base64url"));
    const right = valid && aud === `${base}/token` && iss === "reader-event@p.iam" && scope.endsWith("cloud-platform");
    return right && exp - iat === 3600 ? [200, { access_token: "ya29.x", expires_in: 3600 }] : [400, { error: "invalid_grant" }];
  }
  if (request.headers.authorization !== "Bearer ya29.x") return [401, { error: { message: "no token" } }];
  if (google.status !== 200) return [google.status, { error: { message: "Permission 'run.jobs.run' denied" } }];
  return request.method === "GET"
    ? [200, { executions: google.executions }]
    : [200, { metadata: { name: `${JOB}/executions/j-new` } }];
}

function handler(env = {}) {
  return waker(
    {
      WAKE_SECRET: "s3cret",
      CLOUD_RUN_JOB: JOB,
      CLOUD_RUN_URL: base,
      GOOGLE_SERVICE_ACCOUNT: JSON.stringify({
        client_email: "reader-event@p.iam",
        private_key: privateKey.export({ type: "pkcs8", format: "pem" }),
        token_uri: `${base}/token`,
      }),
      ...env,
    },
    { now: () => clock },
  );
}

function event(secret = "s3cret") {
  return new Request("http://f/", { method: "POST", headers: { "x-wake-secret": secret }, body: "{}" });
}

const ago = (seconds, more = {}) => ({ createTime: new Date(clock - seconds * 1000).toISOString(), ...more });
const runs = () => google.requests.filter((request) => request.url === `/v2/${JOB}:run`);

test("an event starts a run with a token of the service account", async () => {
  const response = await handler()(event());
  assert.deepEqual([response.status, await response.json()], [200, { started: true, run: "j-new" }]);
  assert.deepEqual(runs().map((run) => [run.method, run.body]), [["POST", "{}"]]);
});

test("no run is started while one has just started, for it will see the book", async () => {
  google.executions = [ago(10)];
  assert.equal((await (await handler()(event())).json()).started, false);
  assert.equal(runs().length, 0);
});

test("a run that may have looked for the last time does not keep another from starting", async () => {
  google.executions = [ago(50), ago(10, { completionTime: ago(5).createTime })];
  assert.equal((await (await handler()(event())).json()).started, true);
});

test("no more than MAX_RUNS runs are live", async () => {
  google.executions = [ago(100), ago(200)];
  assert.equal((await (await handler({ MAX_RUNS: "2" })(event())).json()).started, false);
  assert.equal((await (await handler({ MAX_RUNS: "3" })(event())).json()).started, true);
});

test("the token is used again until shortly before it ends", async () => {
  const wake = handler();
  const tokens = () => google.requests.filter((request) => request.url === "/token").length;
  await wake(event());
  clock += 50 * 60_000;
  await wake(event());
  assert.equal(tokens(), 1);
  clock += 6 * 60_000;
  await wake(event());
  assert.equal(tokens(), 2);
});

test("a caller without the secret starts nothing", async () => {
  for (const secret of ["", "s3cre", "s3cretx"]) assert.equal((await handler()(event(secret))).status, 401);
  assert.equal((await handler()(new Request("http://f/"))).status, 405);
  assert.equal(google.requests.length, 0);
});

test("what is not set is named", async () => {
  const response = await handler({ CLOUD_RUN_JOB: "", WAKE_SECRET: "" })(event());
  assert.deepEqual(await response.json(), { error: "not set: WAKE_SECRET, CLOUD_RUN_JOB" });
});

test("Google's refusal comes back without the key or the token", async () => {
  google.status = 403;
  const response = await handler()(event());
  const { error } = await response.json();
  assert.equal(response.status, 502);
  assert.match(error, /403 .*run\.jobs\.run/);
  assert.doesNotMatch(error, /PRIVATE|ya29/);
});
