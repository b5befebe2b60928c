import { sendReading } from '../api/days.js';
import { sendWaiting } from '../api/outbox.js';
import { sendPlaces } from '../api/places.js';
import { check, isOfflineNow } from '../api/reach.js';
import { forgetBooks } from '../api/shelfcache.js';
import { number, t } from '../i18n/index.js';
import { forgetPlaces } from '../words/store.js';
import { h } from './dom.js';
import { notify } from './notice.js';
import { forgetAll } from './preferences.js';

const CACHE = 'page';
const AGAIN_MS = 30_000;
const INSTALL_MS = 4000;
/** Preferences that tell what somebody reads, and how much. */
const OF_USER = ['figures.', 'writing.', 'pace.', 'goal.', 'mine.'];
const asItIs = { createScriptURL: (/** @type {string} */ url) => url };
// The page accepts no address of a script from a string, except through this rule.
const rule = globalThis.trustedTypes?.createPolicy('offline', asItIs) ?? asItIs;

/** The files that this page was made of, for the next visit without a network. */
function pageFiles() {
  const here = new URL('./', document.baseURI).href;
  const own = performance.getEntriesByType('resource').map(({ name }) => name.split(/[?#]/)[0])
    .filter((name) => name.startsWith(here) && /\.(js|css|svg|json)$/.test(name) && !/\/(rest|auth|storage|dictionary|local|samples)\//.test(name));
  const more = ['api/unpack-worker.js', 'manifest.json', 'icon.svg'].map((name) => here + name);
  return [...new Set([here, ...own, ...more])];
}

/** @param {Navigator} browser */
async function install({ serviceWorker }) {
  if (!serviceWorker || !globalThis.caches) return;
  const isFirst = !serviceWorker.controller;
  const registered = await serviceWorker.register(/** @type {string} */ (rule.createScriptURL(new URL('sw.js', document.baseURI).href)));
  if (isFirst && registered) await (await caches.open(CACHE)).addAll(pageFiles());
  else serviceWorker.controller?.postMessage(pageFiles());
}

const strip = h('p', { class: 'offline-strip', role: 'status', hidden: true });

/** A request got no answer since the last time that all was sent. */
let isDue = false;

async function send() {
  isDue = false;
  const sent = await sendWaiting().catch(() => 0) + await sendPlaces().catch(() => 0);
  await sendReading();
  if (sent > 0) notify(t('offline.sent', { n: number(sent) }));
}

/** Looks whether the server is back, and sends what a request without an answer has left. */
async function again() {
  if (isOfflineNow()) await check();
  if (isDue && !isOfflineNow()) await send();
}

/** One line while the server is out of reach, and what waits is sent when it is back. */
export function installOffline() {
  document.body.prepend(strip);
  const tell = () => {
    strip.textContent = t('offline.strip');
    strip.hidden = !isOfflineNow();
    document.body.classList.toggle('is-offline', isOfflineNow());
  };
  document.addEventListener('offline-changed', tell);
  document.addEventListener('interface', tell);
  // The first page may have found out before.
  tell();
  document.addEventListener('doubt', () => {
    isDue = true;
  });
  addEventListener('offline', check);
  addEventListener('online', () => check().then(send));
  document.addEventListener('leaving', () => {
    forgetBooks();
    forgetAll(OF_USER);
    forgetPlaces(['answers', 'outbox', 'notes', 'counts', 'days']);
  });
  setInterval(again, AGAIN_MS);
  if (navigator.onLine === false) check();
  send();
  // The first page and its text have the network for themselves.
  setTimeout(() => install(navigator).catch(() => undefined), INSTALL_MS);
}
