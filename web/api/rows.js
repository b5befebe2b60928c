import { call, PAGE } from './client.js';

const AT_ONCE = 4;

/** @param {string} query */
export const select = async (query) => (await call(`/rest/v1/${query}`)).json();

/**
 * All rows of a query without limit: servers cut an answer at 1000.
 * @param {string} query
 */
export async function selectAll(query) {
  const rows = [];
  // One request for most; then several at once, for long lists.
  for (let pages = 1;; pages = AT_ONCE) {
    const parts = await Promise.all(Array.from({ length: pages }, (_, i) => select(`${query}&limit=${PAGE}&offset=${rows.length + i * PAGE}`)));
    rows.push(...parts.flat());
    if (parts.some((part) => part.length < PAGE)) return rows;
  }
}

/**
 * Small writes outlive the page: a place is kept even when the window is closed at once.
 * @param {string} method
 * @param {string} path
 * @param {unknown} rows
 * @param {string} prefer
 */
const write = (method, path, rows, prefer) =>
  call(`/rest/v1/${path}`, {
    method,
    keepalive: true,
    body: JSON.stringify(rows),
    headers: { 'Content-Type': 'application/json', Prefer: prefer },
  });

/** @param {string} table @param {string} conflict @param {object} rows */
export const upsert = (table, conflict, rows) => write('POST', `${table}?on_conflict=${conflict}`, rows, 'resolution=merge-duplicates,return=minimal');
/**
 * Many rows, a thousand in a request and some requests at once; `onStored` hears of each part. These do not outlive the page: browsers
 * let only small ones.
 * @template {object} R
 * @param {string} table
 * @param {string} conflict
 * @param {R[]} rows
 * @param {(part: R[]) => void} [onStored]
 */
export async function upsertAll(table, conflict, rows, onStored) {
  const parts = Array.from({ length: Math.ceil(rows.length / PAGE) }, (_, i) => rows.slice(i * PAGE, (i + 1) * PAGE));
  for (let i = 0; i < parts.length; i += AT_ONCE) {
    const sent = parts.slice(i, i + AT_ONCE).map(async (part) => {
      await call(`/rest/v1/${table}?on_conflict=${conflict}`, {
        method: 'POST',
        body: JSON.stringify(part),
        headers: { 'Content-Type': 'application/json', Prefer: 'resolution=merge-duplicates,return=minimal' },
      });
      onStored?.(part);
    });
    const failed = (await Promise.allSettled(sent)).find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }
}
/** @param {string} query @param {object} values */
export const update = (query, values) => write('PATCH', query, values, 'return=minimal');
/** @param {string} query */
export const removeRows = (query) => call(`/rest/v1/${query}`, { method: 'DELETE' });
