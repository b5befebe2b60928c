import { store, stored } from '../words/store.js';
import { userId } from './client.js';
import { isOffline } from './reach.js';
import { select, selectAll } from './rows.js';

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
    store('answers', key, rows);
    return rows;
  } catch (error) {
    if (!isOffline(error)) throw error;
    const last = await stored('answers', key);
    if (last === undefined) throw error;
    return last;
  }
}

/** @param {string} query */
export const keptSelect = (query) => kept(query, select);
/** @param {string} query */
export const keptSelectAll = (query) => kept(query, selectAll);
