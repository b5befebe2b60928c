// Starts a run of the Cloud Run job when the database says that a book was queued. Web standards only, so that Deno runs
// it in Supabase and Node runs its tests.
//
// Environment: WAKE_SECRET, what the database sends along; GOOGLE_SERVICE_ACCOUNT, a JSON key of the account that may start
// the job; CLOUD_RUN_JOB, projects/P/locations/R/jobs/J; MAX_RUNS, live runs after which no more are started (3).

// A run looks at the queue for 55 seconds at least (LINGER_SECONDS), so a younger one will see the new book. An older one
// may have looked for the last time already.
const SURELY_LOOKING_MS = 45_000;
const TOKEN_SPARE_MS = 300_000;
const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const encoder = new TextEncoder();

/** The function's handler: `(Request) => Promise<Response>`. `fetch` and `now` are for tests. */
export function waker(env, { fetch = globalThis.fetch, now = Date.now } = {}) {
  const google = session(env, fetch, now);
  return async (request) => {
    if (request.method !== "POST") return answer(405, { error: "POST only" });
    const missing = ["WAKE_SECRET", "GOOGLE_SERVICE_ACCOUNT", "CLOUD_RUN_JOB"].filter((name) => !env[name]);
    if (missing.length > 0) return answer(500, { error: `not set: ${missing.join(", ")}` });
    if (!(await same(request.headers.get("x-wake-secret") ?? "", env.WAKE_SECRET))) {
      return answer(401, { error: "x-wake-secret is missing or wrong" });
    }
    try {
      return answer(200, await wake(env, google, now));
    } catch (error) {
      console.error(error.message);
      return answer(502, { error: error.message });
    }
  };
}

async function wake(env, google, now) {
  const { executions = [] } = await google("GET", `${env.CLOUD_RUN_JOB}/executions?pageSize=100`);
  const live = executions.filter((run) => !run.completionTime);
  if (live.some((run) => now() - Date.parse(run.createTime) < SURELY_LOOKING_MS)) {
    return { started: false, why: "a run has just started" };
  }
  if (live.length >= Number(env.MAX_RUNS ?? 3)) return { started: false, why: `${live.length} runs are live` };
  const operation = await google("POST", `${env.CLOUD_RUN_JOB}:run`, {});
  return { started: true, run: operation.metadata?.name?.split("/").pop() };
}

/** Calls the Cloud Run Admin API with a token that is renewed before it ends. */
function session(env, fetch, now) {
  let token = { value: "", until: 0 };
  return async (method, path, body) => {
    if (token.until < now()) token = await mint(JSON.parse(env.GOOGLE_SERVICE_ACCOUNT), fetch, now);
    const response = await fetch(`${env.CLOUD_RUN_URL ?? "https://run.googleapis.com"}/v2/${path}`, {
      method,
      headers: { authorization: `Bearer ${token.value}`, "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    return read(response, `${method} ${path}`);
  };
}

/** https://developers.google.com/identity/protocols/oauth2/service-account#httprest */
async function mint(account, fetch, now) {
  const seconds = Math.floor(now() / 1000);
  const claims = { iss: account.client_email, scope: SCOPE, aud: account.token_uri, iat: seconds, exp: seconds + 3600 };
  const unsigned = `${base64url(JSON.stringify({ alg: "RS256", typ: "JWT" }))}.${base64url(JSON.stringify(claims))}`;
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("pkcs8", der(account.private_key), algorithm, false, ["sign"]);
  const signature = await crypto.subtle.sign(algorithm, key, encoder.encode(unsigned));
  const response = await fetch(account.token_uri, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      assertion: `${unsigned}.${base64url(new Uint8Array(signature))}`,
    }),
  });
  const { access_token, expires_in } = await read(response, "the token request");
  return { value: access_token, until: now() + expires_in * 1000 - TOKEN_SPARE_MS };
}

async function read(response, what) {
  const text = await response.text();
  if (!response.ok) throw new Error(`Google answered ${response.status} to ${what}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

/** Compares digests, so that the time taken tells nothing of the secret. */
async function same(given, expected) {
  const [a, b] = await Promise.all(
    [given, expected].map(async (text) => new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text)))),
  );
  return a.reduce((difference, byte, i) => difference | (byte ^ b[i]), 0) === 0;
}

function der(pem) {
  const base64 = pem.replace(/-----[^-]+-----|\s/g, "");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function base64url(data) {
  const bytes = typeof data === "string" ? encoder.encode(data) : data;
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function answer(status, body) {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}
