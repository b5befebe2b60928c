import { call, json, PAGE } from './client.js';

const BUCKET = 'epubs';

/**
 * An object's bytes. `version` changes the address, so that no cache answers with an older one.
 * @param {string} key
 */
export async function download(key, version = '') {
  const response = await call(`/storage/v1/object/${BUCKET}/${key}?cacheNonce=${encodeURIComponent(version)}`);
  return response.blob();
}

/**
 * All that lies in a folder: servers cut a list at 1000 as well. Folders in it have no id.
 * @param {string} prefix
 * @returns {Promise<{name: string, id: string | null}[]>}
 */
export async function listObjects(prefix) {
  const entries = [];
  for (;;) {
    const response = await call(`/storage/v1/object/list/${BUCKET}`, { method: 'POST', ...json({ prefix, limit: PAGE, offset: entries.length }) });
    const part = await response.json();
    entries.push(...part);
    if (part.length < PAGE) return entries;
  }
}

/**
 * The names of all objects in a folder and in the folders inside it.
 * @param {string} prefix
 * @returns {Promise<string[]>}
 */
export async function objectsBelow(prefix) {
  const entries = await listObjects(prefix);
  const inside = await Promise.all(entries.filter((entry) => !entry.id).map((folder) => objectsBelow(`${prefix}/${folder.name}`)));
  return entries.filter((entry) => entry.id).map((entry) => `${prefix}/${entry.name}`).concat(...inside);
}

/**
 * However many: servers take 1000 names at a time.
 * @param {string[]} names
 */
export async function removeObjects(names) {
  for (let i = 0; i < names.length; i += PAGE) {
    await call(`/storage/v1/object/${BUCKET}`, { method: 'DELETE', ...json({ prefixes: names.slice(i, i + PAGE) }) });
  }
}

/** A small file, in place of the one that is there. @param {string} key @param {Blob} file */
export const put = (key, file) =>
  call(`/storage/v1/object/${BUCKET}/${key}`, {
    method: 'POST',
    body: file,
    headers: { 'Content-Type': file.type, 'x-upsert': 'true', 'cache-control': 'max-age=0' },
  });

/**
 * Uploads at once and tells how many bytes are on their way.
 * @param {string} key
 * @param {File} file
 * @param {(sent: number) => void} onProgress
 * @param {AbortSignal} signal
 */
export const upload = (key, file, onProgress, signal) =>
  call(`/storage/v1/object/${BUCKET}/${key}`, {
    method: 'POST',
    body: file,
    onProgress,
    signal,
    headers: { 'Content-Type': 'application/epub+zip', 'x-upsert': 'true', 'cache-control': 'max-age=0' },
  });

/**
 * One request of an upload in pieces, which replaces what is there.
 * @param {string} method
 * @param {string} id
 * @param {import('./client.js').Options} [options]
 */
export const resumable = (method, id, { headers = {}, ...more } = {}) =>
  call(`/storage/v1/upload/resumable${id && `/${id}`}`, {
    method,
    headers: { 'Tus-Resumable': '1.0.0', 'x-upsert': 'true', ...headers },
    ...more,
  });
