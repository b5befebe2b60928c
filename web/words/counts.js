import { Bundle } from '../api/bundle.js';
import { allWords } from './booklist.js';
import { primary } from './language.js';
import { store, stored } from './store.js';

/**
 * The words of a book and how often it has each, kept on this device: a shelf can tell how much of its books is known without
 * fetching their lists of words again.
 * @typedef {{version: string | null, language: string, words: import('./coverage.js').Counted[]}} BookCounts
 */

/** @param {BookRow} row @returns {Promise<BookCounts | undefined>} */
export async function keptCounts(row) {
  const kept = await stored('counts', row.id);
  return kept?.version === row.processed_path && kept.language !== undefined ? kept : undefined;
}

/**
 * The language is the one that the bundle says: the row may have none yet.
 * @param {BookRow} row
 * @param {string} language
 * @param {import('./coverage.js').Counted[]} words
 */
export function keepCounts(row, language, words) {
  const kept = { version: row.processed_path, language: primary(language), words: words.map(({ lemma, count }) => ({ lemma, count })) };
  return store('counts', row.id, kept).then(() => kept);
}

/** Those of this device; fetched when it has none. @param {BookRow} row @returns {Promise<BookCounts>} */
export async function counts(row) {
  const kept = await keptCounts(row);
  if (kept) return kept;
  const bundle = new Bundle(row);
  try {
    const manifest = await bundle.manifest();
    return await keepCounts(row, manifest.language, await allWords(bundle, manifest));
  } finally {
    bundle.close();
  }
}
