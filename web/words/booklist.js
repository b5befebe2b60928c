import { hiragana } from '../reader/pieces.js';

/**
 * A word of a book: how often in all and by chapter id, and where first.
 * @typedef {{lemma: string, reading: string | null, pos: string | null, upos?: string, count: number, chapters: Record<string, number>,
 *   first?: {chapterId: string, start: number}}} BookWord
 */

/**
 * From the bundle's vocabulary file; counted here when an older bundle has none.
 * @param {import('../api/bundle.js').Bundle} bundle
 * @param {Manifest} manifest
 * @returns {Promise<BookWord[]>}
 */
export async function allWords(bundle, manifest) {
  const file = await bundle.vocabulary();
  if (file) return file.entries.map((entry) => fromFile(entry, file.chapters));
  /** @type {Map<string, BookWord>} */
  const words = new Map();
  for (const chapter of manifest.chapters) {
    const { tokens } = await bundle.tokens(chapter);
    for (const token of tokens) if (token.isWord) count(words, token, chapter.id);
  }
  return [...words.values()];
}

/**
 * In the file, counts are by index into its list of chapters.
 * @param {VocabularyEntry} entry
 * @param {VocabularyFile['chapters']} chapters
 * @returns {BookWord}
 */
function fromFile(entry, chapters) {
  return { ...entry, chapters: Object.fromEntries(entry.chapters.map(([index, times]) => [chapters[index].id, times])) };
}

/** @param {Map<string, BookWord>} words @param {Token} token @param {string} chapterId */
function count(words, token, chapterId) {
  let word = words.get(token.lemma);
  if (!word) {
    const reading = token.lemmaReading ?? token.reading;
    word = { lemma: token.lemma, reading, pos: token.pos, upos: token.upos, count: 0, chapters: {}, first: { chapterId, start: token.start } };
    words.set(token.lemma, word);
  }
  word.count++;
  word.chapters[chapterId] = (word.chapters[chapterId] ?? 0) + 1;
}

/**
 * Tab-separated, a line each, as spreadsheets and flash-card programs read it.
 * @param {BookWord[]} words
 * @param {import('../api/words.js').WordStates} states
 * @param {(word: BookWord) => number} countOf
 */
export function tsv(words, states, countOf) {
  /** @param {unknown} value */
  const clean = (value) => String(value ?? '').replace(/[\t\n\r]/g, ' ');
  const lines = words.map((word) => [word.lemma, hiragana(word.reading ?? ''), word.upos ?? word.pos, countOf(word), states.of(word.lemma)].map(clean).join('\t'));
  return `${['word', 'reading', 'part of speech', 'count', 'state'].join('\t')}\n${lines.join('\n')}\n`;
}
