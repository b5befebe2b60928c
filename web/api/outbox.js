import { entriesOf, forgetStored, store } from '../words/store.js';
import { userId } from './client.js';
import { isOffline } from './reach.js';
import { removeRows, select, update, upsertAll } from './rows.js';

/**
 * Writes that wait for a network. Of a row, each group of fields waits by itself and has its own time (`stamp` names the column): what
 * another device wrote later into these fields stays.
 * @typedef {{table: string, conflict: string, user: string | undefined, id: Record<string, string>, row: Record<string, any> | null, stamp: string, at: string,
 *   how: 'upsert' | 'update' | 'remove'}} Write
 */

/** Ids that fit into the address of one request. */
const IDS = 50;

/** @param {Write} write */
const keyOf = ({ user, table, id, stamp }) => [user, table, stamp, ...Object.values(id)].join('\n');

/**
 * Keeps a write for later, in place of an older one of the same fields.
 * @param {Omit<Write, 'user'>} write
 */
export async function keepForLater(write) {
  // As it will be sent: without fields that have no value.
  const own = { ...JSON.parse(JSON.stringify(write)), user: userId() };
  await store('outbox', keyOf(own), own);
}

/** What waits of a table. @param {string} table @returns {Promise<Write[]>} */
export async function waiting(table) {
  const all = /** @type {[string, Write][]} */ (await entriesOf('outbox'));
  return all.map(([, write]) => write).filter((write) => write.table === table && write.user === userId());
}

/** How many writes of this user wait. */
export async function countWaiting() {
  return (await entriesOf('outbox')).filter(([, write]) => write.user === userId()).length;
}

/** @param {string} value */
const quoted = (value) => encodeURIComponent(`"${value.replace(/[\\"]/g, '\\$&')}"`);

/** The times at which the server's rows were written, by id. @param {Write[]} writes @param {string} field @returns {Promise<Map<string, Record<string, string>>>} */
async function there(writes, field) {
  const found = new Map();
  const stamps = [...new Set(writes.map(({ stamp }) => stamp))].join(',');
  for (let i = 0; i < writes.length; i += IDS) {
    const ids = [...new Set(writes.slice(i, i + IDS).map(({ id }) => id[field]))];
    const rows = await select(`${writes[0].table}?select=${field},${stamps}&${field}=in.(${ids.map(quoted).join(',')})`);
    for (const row of rows) found.set(row[field], row);
  }
  return found;
}

/** Those that nobody has written later. @param {Write[]} writes @param {Map<string, Record<string, string>>} server @param {string} field */
export function stillNews(writes, server, field) {
  return writes.filter(({ id, stamp, at }) => {
    const theirs = server.get(id[field])?.[stamp];
    return !theirs || Date.parse(theirs) <= Date.parse(at);
  });
}

/** @param {Write[]} writes of one table */
async function sendTable(writes) {
  const field = Object.keys(writes[0].id)[0];
  const news = stillNews(writes, await there(writes, field), field);
  const upserts = news.filter(({ how }) => how === 'upsert');
  // All rows of a request have the same columns.
  for (const columns of new Set(upserts.map(({ row }) => Object.keys(row ?? {}).join()))) {
    const same = upserts.filter(({ row }) => Object.keys(row ?? {}).join() === columns);
    await upsertAll(writes[0].table, writes[0].conflict, same.map(({ row }) => row ?? {}));
  }
  for (const { how, table, id, row, user } of news) {
    // Somebody else may have signed in meanwhile.
    const own = `${table}?user_id=eq.${user}&${field}=eq.${encodeURIComponent(id[field])}`;
    if (how === 'remove') await removeRows(own);
    if (how === 'update' && row) await update(own, row);
  }
}

/** @type {Promise<number> | undefined} */
let sending;

/** Sends what waits; answers how much it was. What cannot be sent yet goes on waiting. */
export function sendWaiting() {
  sending ??= sendAll().finally(() => {
    sending = undefined;
  });
  return sending;
}

async function sendAll() {
  const all = /** @type {[string, Write][]} */ (await entriesOf('outbox'));
  const mine = all.filter(([, { user }]) => user === userId());
  let sent = 0;
  for (const table of new Set(mine.map(([, write]) => write.table))) {
    const part = mine.filter(([, write]) => write.table === table);
    try {
      await sendTable(part.map(([, write]) => write));
      // A newer one that came meanwhile stays.
      for (const [key, write] of part) await forgetStored('outbox', key, ({ at }) => at === write.at);
      sent += part.length;
    } catch (error) {
      if (isOffline(error)) return sent;
    }
  }
  return sent;
}
