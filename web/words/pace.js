import { preference, remember } from '../ui/preferences.js';
import { primary } from './language.js';

/** A page that was in sight for less was leafed through, for more it was left lying. */
const SHORTEST_MS = 3000;
const LONGEST_MS = 240_000;
/** Characters a minute beyond which nobody reads, and below which nobody does either. */
const BOUNDS = { least: 20, most: 4000 };
/** How much the last page weighs against all before it. */
const WEIGHT = 0.08;
/** As long as fewer pages were read, a guess is better. */
const ENOUGH = 5;

/** @typedef {{speed: number, pages: number}} Known */

/**
 * The speed after one more page; the same when the page says nothing about it.
 * @param {Known | null} known
 * @param {number} characters
 * @param {number} ms
 * @returns {Known | null}
 */
export function after(known, characters, ms) {
  const speed = (characters / ms) * 60_000;
  if (ms < SHORTEST_MS || ms > LONGEST_MS || !(speed >= BOUNDS.least && speed <= BOUNDS.most)) return known;
  if (!known) return { speed, pages: 1 };
  const weight = Math.max(WEIGHT, 1 / (known.pages + 1));
  return { speed: known.speed + weight * (speed - known.speed), pages: known.pages + 1 };
}

/** How fast somebody reads a language on this device, in characters a minute. */
export class Pace {
  /** @param {string} language */
  constructor(language) {
    this.name = `pace.${primary(language)}`;
    /** @type {Known | null} */
    this.known = preference(this.name, null);
    this.since = 0;
    this.from = 0;
  }

  /** @returns {number | undefined} */
  get speed() {
    return this.known && this.known.pages >= ENOUGH ? this.known.speed : undefined;
  }

  /** The page that begins there is in sight now. @param {number} position characters before it @param {number} now */
  begin(position, now) {
    [this.from, this.since] = [position, now];
  }

  /** The next page is in sight: the one before was read. @param {number} position @param {number} now */
  turned(position, now) {
    const known = this.since ? after(this.known, position - this.from, now - this.since) : this.known;
    if (known !== this.known) remember(this.name, known);
    this.known = known;
    this.begin(position, now);
  }
}
