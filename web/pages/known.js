import { allStates } from '../api/words.js';
import { counts, keptCounts } from '../words/counts.js';
import { coverage } from '../words/coverage.js';

const AT_ONCE = 3;

/**
 * Does some of the work at once, in order.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Promise<void>} work
 */
export async function some(items, work) {
  const left = [...items];
  const one = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** How much a learner knows of each book. */
export class KnownShares {
  /** @type {Map<string, number | undefined>} */
  #shares = new Map();
  /** @type {Promise<Map<string, import('../api/words.js').WordStates>> | undefined} */
  #states;

  /** @param {BookRow} row */
  of(row) {
    return this.#shares.get(row.id);
  }

  /**
   * Of books that this device has counted, or of all; answers whether there is something new. A shelf is not worth fetching the words of
   * every book for, unless somebody asks.
   * @param {BookRow[]} rows
   * @param {boolean} isAll
   * @param {(left: number) => void} tell
   */
  async load(rows, isAll, tell) {
    const open = rows.filter((row) => row.processed_path && !this.#shares.has(row.id));
    /** @type {{row: BookRow, known: import('../words/counts.js').BookCounts}[]} */
    const found = [];
    let left = open.length;
    await some(open, async (row) => {
      const known = isAll ? await counts(row).catch(() => undefined) : await keptCounts(row);
      if (known) found.push({ row, known });
      left--;
      if (isAll) tell(left);
    });
    if (found.length === 0) return false;
    this.#states ??= allStates();
    const states = await this.#states;
    for (const { row, known } of found) this.#shares.set(row.id, coverage(known.words, (lemma) => states.get(known.language)?.of(lemma) ?? 'new'));
    return true;
  }
}
