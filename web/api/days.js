import { dayOf, daysOf, together } from '../words/days.js';
import { change, stored } from '../words/store.js';
import { userId } from './client.js';
import { download, listObjects, put } from './objects.js';

/**
 * How much was read on which day. Each device counts for itself in a file of the user's folder, so that none overwrites another; its name
 * goes with what a device keeps, so that one that has forgotten everything begins another file. `isUnsent` says that the account was not
 * told of all; without it, an earlier version of the page did not know.
 * @typedef {{file: string, days: import('../words/days.js').Days, isUnsent?: boolean}} Kept
 */

/** So long the page waits for the other devices' files. */
const PATIENCE_MS = 5000;
const FILE = /^reading-[0-9a-f-]+\.json$/;

/** @type {Promise<unknown>} */
let last = Promise.resolve();

/** @returns {Promise<Kept | undefined>} */
async function mine() {
  const user = userId();
  await last;
  return user && stored('days', user);
}

/** Adds what was read now; nothing of a user who has signed out. @param {import('../words/days.js').Read} read @param {Date} now @param {string | undefined} user */
export function keepReading(read, now, user = userId()) {
  if (user && user === userId()) {
    const file = `reading-${crypto.randomUUID()}.json`;
    last = change('days', user, (/** @type {Kept | undefined} */ kept) => ({ file, ...kept, days: together(kept?.days ?? {}, { [dayOf(now)]: read }), isUnsent: true }));
  }
  return last;
}

/** How many files of this user the account does not have as they are here: one or none. */
export const countReading = async () => Number((await mine())?.isUnsent ?? false);

/** Tells the account, when there is something to tell; what fails is told the next time. */
export async function sendReading() {
  const user = userId();
  const kept = await mine();
  if (!user || !kept || kept.isUnsent === false || user !== userId()) return;
  const sent = JSON.stringify(kept.days);
  try {
    await put(`${user}/${kept.file}`, new Blob([JSON.stringify({ version: 1, days: kept.days })], { type: 'application/json' }));
  } catch {
    return;
  }
  // What was read meanwhile is not in it yet. A user who signed out meanwhile keeps nothing on this device.
  await change('days', user, (/** @type {Kept | undefined} */ now) => now && { ...now, isUnsent: JSON.stringify(now.days) !== sent });
}

/**
 * What the other devices have counted; nothing in place of a file that cannot be read.
 * @param {string | undefined} own the file of this one
 */
async function others(own) {
  const found = (await listObjects(String(userId()))).filter(({ id, name }) => id && FILE.test(name) && name !== own);
  return Promise.all(found.map(({ name }) => daysIn(name).catch(() => undefined)));
}

/** @param {string} name */
const daysIn = async (name) => daysOf(JSON.parse(await (await download(`${userId()}/${name}`, String(Date.now()))).text()));

/**
 * Of all devices; of this one alone when the server does not answer, or not in time. It is not the whole when a file is missing.
 * @param {number} [patience]
 * @returns {Promise<{days: import('../words/days.js').Days, isWhole: boolean}>}
 */
export async function allDays(patience = PATIENCE_MS) {
  const { file = undefined, days = {} } = await mine() ?? {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Promise<undefined>} */
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  const found = await Promise.race([others(file), late]).catch(() => undefined);
  clearTimeout(timer);
  const read = (found ?? []).filter((one) => one !== undefined);
  return { days: read.reduce(together, days), isWhole: read.length === found?.length };
}
