import { download } from './objects.js';

/** Where files of opened books stay on this device. */
const NAME = 'books';

/** @param {string} key */
const address = (key) => new URL(`/kept/${key.split('/').map(encodeURIComponent).join('/')}`, location.origin).href;

/** Browsers have none on pages that are not safe, and in some private windows. @returns {Promise<Cache | undefined>} */
const cache = () => Promise.resolve(globalThis.caches?.open(NAME)).catch(() => undefined);

/**
 * A file of a bundle, which never changes under its version: from this device, else from the server, and then kept here in place of the
 * version before.
 * @param {string} key
 * @param {string} version
 */
export async function keptDownload(key, version) {
  const place = await cache();
  const found = await place?.match(address(key)).catch(() => undefined);
  if (found && found.headers.get('X-Version') === version) return found.blob();
  const blob = await download(key, version);
  // Full: it is fetched again next time.
  await place?.put(address(key), new Response(blob, { headers: { 'X-Version': version } })).catch(() => undefined);
  return blob;
}

/** True when this device has a file. @param {string} key @param {string} version */
export async function isKept(key, version) {
  const found = await (await cache())?.match(address(key)).catch(() => undefined);
  return found?.headers.get('X-Version') === version;
}

/** Nothing of a user's books stays behind. */
export const forgetBooks = () => globalThis.caches?.delete(NAME).catch(() => false);
