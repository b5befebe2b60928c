/**
 * How much somebody reads, day by day: pure, no page.
 * @typedef {{characters: number, ms: number}} Read
 * @typedef {Record<string, Read>} Days by date, 2026-11-30
 */

/** What was in sight for longer was left lying. */
const LONGEST_MS = 240_000;
/** Characters a minute beyond which nobody reads: the text was leafed through. */
const FASTEST = 4000;
const MINUTE_MS = 60_000;
const WEEK = 7;

/** The date where the device is. @param {Date} time */
export const dayOf = (time) => [time.getFullYear(), time.getMonth() + 1, time.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

/** The dates up to today, the oldest first. @param {Date} today @param {number} count */
export const lastDays = (today, count) =>
  Array.from({ length: count }, (_, i) => dayOf(new Date(today.getFullYear(), today.getMonth(), today.getDate() - count + 1 + i)));

/** Counts what is read while a book is open, by its movements and by touched words. */
export class ReadingClock {
  #since = 0;
  #position = 0;
  #isJump = false;

  /** The text is out of sight: nothing counts until the next movement. */
  pause() {
    this.#since = 0;
  }

  /** The next movement is a jump: what lies between was not read. */
  jump() {
    this.#isJump = true;
  }

  /**
   * Somebody is there, with so many characters before the text in sight; answers what was read since the last time.
   * @param {number} position
   * @param {number} now
   * @returns {Read | undefined}
   */
  at(position, now) {
    const [ms, characters] = [now - this.#since, this.#isJump ? 0 : position - this.#position];
    const isFirst = this.#since === 0;
    [this.#since, this.#position, this.#isJump] = [now, position, false];
    if (isFirst || ms <= 0 || ms > LONGEST_MS) return undefined;
    return { ms, characters: characters > 0 && (characters / ms) * MINUTE_MS <= FASTEST ? characters : 0 };
  }
}

/** Two counts as one. @param {Days} mine @param {Days} theirs @returns {Days} */
export function together(mine, theirs) {
  const sum = { ...mine };
  for (const [day, { characters, ms }] of Object.entries(theirs)) {
    const { characters: before = 0, ms: spent = 0 } = sum[day] ?? {};
    sum[day] = { characters: before + characters, ms: spent + ms };
  }
  return sum;
}

/** Those of a file that are what they should be. @param {any} file @returns {Days} */
export function daysOf(file) {
  const isCount = (/** @type {unknown} */ value) => Number.isFinite(value) && Number(value) >= 0;
  const days = file?.version === 1 && file.days instanceof Object ? Object.entries(file.days) : [];
  return Object.fromEntries(days.filter(([day, read]) => /^\d{4}-\d\d-\d\d$/.test(day) && isCount(read?.characters) && isCount(read?.ms)));
}

/**
 * What the page shows: today, the last seven days, and each of some days.
 * @param {Days} days
 * @param {{updated_at: string, source_books?: string[] | null}[]} marks of which those that were made in a book count
 * @param {Date} today
 * @param {number} count
 */
export function summary(days, marks, today, count) {
  /** @type {Map<string, number>} */
  const words = new Map();
  for (const { updated_at: at, source_books: books } of marks) {
    if (!books?.length) continue;
    const day = dayOf(new Date(at));
    words.set(day, (words.get(day) ?? 0) + 1);
  }
  const shown = lastDays(today, count).map((day) => ({ day, minutes: Math.round((days[day]?.ms ?? 0) / MINUTE_MS), characters: days[day]?.characters ?? 0,
    words: words.get(day) ?? 0 })
  );
  const week = shown.slice(-WEEK);
  const sum = (/** @type {'minutes' | 'characters' | 'words'} */ name) => week.reduce((all, one) => all + one[name], 0);
  return { today: shown[shown.length - 1], week: { minutes: sum('minutes'), characters: sum('characters'), words: sum('words') }, days: shown };
}
