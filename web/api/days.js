import { dayOf, daysOf, together } from '../words/days.js';
import { store, stored } from '../words/store.js';
import { userId } from './client.js';
import { download, listObjects, put } from './objects.js';

/**
 * How much was read on which day. Each device counts for itself in a file of the user's folder, so that none overwrites another; its name
 * goes with what a device keeps, so that one that has forgotten everything begins another file.
 * @typedef {{file: string, days: import('../words/days.js').Days}} Kept
 */

/** So long the page waits for the other devices' files. */
const PATIENCE_MS = 5000;
const FILE = /^reading-[0-9a-f-]+\.json$/;

/** @returns {Promise<Kept>} */
const mine = async () => await stored('days', String(userId())) ?? { file: `reading-${crypto.randomUUID()}.json`, days: {} };

/** @type {Promise<unknown>} */
let last = Promise.resolve();
let isUnsent = false;

/** Adds what was read now. @param {import('../words/days.js').Read} read @param {Date} now */
export function keepReading(read, now) {
  const user = userId();
  isUnsent = true;
  last = last.then(async () => {
    const { file, days } = await mine();
    if (user === userId()) await store('days', String(user), { file, days: together(days, { [dayOf(now)]: read }) });
  }).catch(() => undefined);
  return last;
}

/** Tells the account, when there is something to tell; what fails is told the next time. */
export async function sendReading() {
  if (!isUnsent) return;
  await last;
  const { file, days } = await mine();
  isUnsent = false;
  try {
    await put(`${userId()}/${file}`, new Blob([JSON.stringify({ version: 1, days })], { type: 'application/json' }));
  } catch {
    isUnsent = true;
  }
}

/** What the other devices have counted. @param {string} own the file of this one */
async function others(own) {
  const found = (await listObjects(String(userId()))).filter(({ id, name }) => id && FILE.test(name) && name !== own);
  return Promise.all(found.map(async ({ name }) => daysOf(JSON.parse(await (await download(`${userId()}/${name}`, String(Date.now()))).text()))));
}

/**
 * Of all devices; of this one alone when the server does not answer, or not in time.
 * @param {number} [patience]
 * @returns {Promise<{days: import('../words/days.js').Days, isWhole: boolean}>}
 */
export async function allDays(patience = PATIENCE_MS) {
  await last;
  const { file, days } = await mine();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Promise<undefined>} */
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  const found = await Promise.race([others(file), late]).catch(() => undefined);
  clearTimeout(timer);
  return { days: (found ?? []).reduce(together, days), isWhole: found !== undefined };
}
