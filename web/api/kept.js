import { store, stored } from '../words/store.js';
import { userId } from './client.js';
import { select, selectAll } from './rows.js';

/** True when a request got no answer at all: the network is gone, or the server. @param {unknown} error */
export const isOffline = (error) => error instanceof TypeError && (/fetch|network|no answer|load failed/i.test(error.message) || navigator.onLine === false);

/** @type {boolean} */
let offline = false;

/** Tells the page, once, that the network is gone or back. @param {boolean} isGone */
export function tellOffline(isGone) {
  if (offline === isGone) return;
  offline = isGone;
  document.dispatchEvent(new CustomEvent('offline-changed'));
}

export const isOfflineNow = () => offline;

/** What the rows of a query are after a write of this device. @param {string} query @param {unknown} rows */
export const rememberAnswer = (query, rows) => store('answers', `${userId()} ${query}`, rows);

/**
 * Rows from the server; without a network those that this device got last.
 * @template T
 * @param {string} query
 * @param {(query: string) => Promise<T>} ask
 * @returns {Promise<T>}
 */
async function kept(query, ask) {
  const key = `${userId()} ${query}`;
  try {
    const rows = await ask(query);
    tellOffline(false);
    store('answers', key, rows);
    return rows;
  } catch (error) {
    if (!isOffline(error)) throw error;
    const last = await stored('answers', key);
    if (last === undefined) throw error;
    tellOffline(true);
    return last;
  }
}

/** @param {string} query */
export const keptSelect = (query) => kept(query, select);
/** @param {string} query */
export const keptSelectAll = (query) => kept(query, selectAll);
