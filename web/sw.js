// Answers with the page's files when there is no network. With one, what the server has counts: nothing here grows old.
const CACHE = 'page';
const PATIENCE_MS = 4000;
/** What a worker of this kind has, which the compiler takes for a window. @type {any} */
const worker = self;
const scope = new URL(worker.registration.scope);
/** What belongs to the server and not to the page. */
const SERVER = /^\/(rest|auth|storage|dictionary|local|samples|kept)\//;

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname) || SERVER.test(url.pathname)) return;
  event.respondWith(answer(event.request));
});

/** @param {Request} request @returns {Promise<Response>} */
async function answer(request) {
  const cache = await caches.open(CACHE);
  const key = request.mode === 'navigate' ? scope.href : request;
  const kept = await cache.match(key, { ignoreSearch: true, ignoreVary: true });
  const asked = fetch(request).then((response) => {
    if (response.ok) cache.put(key, response.clone());
    return response;
  });
  if (!kept) return asked;
  asked.catch(() => undefined);
  /** @type {Promise<Response>} */
  const late = new Promise((resolve) => {
    setTimeout(() => resolve(kept), PATIENCE_MS);
  });
  return Promise.race([asked, late]).catch(() => kept);
}
