// Answers with the page's files when the network is away. Otherwise the server's files are used, so no old file is shown. The files of one
// page come from one side, and are kept together: files of two versions do not fit.
const CACHE = 'page';
const STAGE = 'page-of-';
const PATIENCE_MS = 4000;
/** What a worker of this kind has, which the compiler takes for a window. @type {any} */
const worker = self;
const scope = new URL(worker.registration.scope);
/** What belongs to the server and not to the page. */
const SERVER = /^\/(rest|auth|storage|dictionary|local|samples|kept)\//;
const anyhow = { ignoreSearch: true, ignoreVary: true };

/** Where the files of a window come from, by its id. @type {Map<string, 'server' | 'kept'>} */
const sides = new Map();

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (/** @type {any} */ event) => event.waitUntil(keep(event.source.id, event.data)));

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname) || SERVER.test(url.pathname)) return;
  event.respondWith(request.mode === 'navigate' ? enter(request, event.resultingClientId) : answer(request, event.clientId));
});

/** The page itself decides for all its files. @param {Request} request @param {string} client @returns {Promise<Response>} */
async function enter(request, client) {
  const kept = await (await caches.open(CACHE)).match(scope.href, anyhow);
  const asked = fetch(request);
  const response = kept ? await inTime(asked, kept) : await asked;
  sides.set(client, response === kept ? 'kept' : 'server');
  if (response !== kept) stage(client, scope.href, response);
  return response;
}

/** @param {Request} request @param {string} client @returns {Promise<Response>} */
async function answer(request, client) {
  const kept = await (await caches.open(CACHE)).match(request, anyhow);
  if (kept && sides.get(client) === 'kept') return kept;
  const asked = fetch(request);
  const response = kept ? await inTime(asked, kept) : await asked;
  // The network went away in the middle: the rest is from here, and what this window has is not kept.
  if (response === kept) sides.set(client, 'kept');
  else if (sides.get(client) === 'server') stage(client, request.url, response);
  return response;
}

/** What the server answers, or what is kept when it does not, or not in time. @param {Promise<Response>} asked @param {Response} kept */
async function inTime(asked, kept) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Promise<Response>} */
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(kept), PATIENCE_MS);
  });
  const response = await Promise.race([asked.catch(() => kept), late]);
  clearTimeout(timer);
  return response;
}

/** @param {string} client @param {string} key @param {Response} response */
async function stage(client, key, response) {
  if (!response.ok) return;
  // Before the page reads it.
  const copy = response.clone();
  await caches.open(STAGE + client).then((staged) => staged.put(key, copy)).catch(() => undefined);
}

/** A window has all its files: what came from the server is kept, all or nothing. @param {string} client @param {string[]} names */
async function keep(client, names) {
  if (sides.get(client) === 'server') {
    const staged = await caches.open(STAGE + client);
    const found = await Promise.all(names.map((name) => staged.match(name, anyhow)));
    await staged.addAll(names.filter((_, i) => !found[i]));
    const cache = await caches.open(CACHE);
    for (const request of await staged.keys()) {
      const put = async () => cache.put(request, /** @type {Response} */ (await staged.match(request)));
      await put();
      // Earlier versions of the page kept a file more than once, of which the oldest would be found.
      if ((await cache.keys(request, anyhow)).length > 1) {
        await cache.delete(request, anyhow);
        await put();
      }
    }
  }
  const windows = new Set((await worker.clients.matchAll()).map((/** @type {{id: string}} */ { id }) => id));
  const over = (await caches.keys()).filter((name) => name.startsWith(STAGE) && (name === STAGE + client || !windows.has(name.slice(STAGE.length))));
  await Promise.all(over.map((name) => caches.delete(name)));
}
