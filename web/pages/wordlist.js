import { hiragana } from '../reader/pieces.js';

/**
 * A word of a book: how often in all and by chapter id, and where first.
 * @typedef {{lemma: string, reading: string | null, pos: string | null, upos?: string, count: number, chapters: Record<string, number>,
 *   first?: {chapterId: string, start: number}}} BookWord
 */

/**
 * From the bundle's vocabulary file; counted here when an older bundle has none.
 * @returns {Promise<BookWord[]>}
 */
export async function allWords(bundle, manifest) {
  const file = await bundle.vocabulary();
  const entries = file?.entries ?? file?.words;
  if (entries) return entries.map(fromFile);
  const words = new Map();
  for (const chapter of manifest.chapters) {
    const { tokens } = await bundle.tokens(chapter);
    for (const token of tokens) if (token.isWord) count(words, token, chapter.id);
  }
  return [...words.values()];
}

/** Counts by chapter come as an object, or as a list of pairs or objects. */
function fromFile(entry) {
  const chapters = entry.chapters ?? entry.chapterCounts ?? {};
  const list = Array.isArray(chapters) ? chapters.map((one) => (Array.isArray(one) ? one : [one.chapterId ?? one.id, one.count])) : Object.entries(chapters);
  return { ...entry, chapters: Object.fromEntries(list), first: entry.first?.chapterId ? entry.first : undefined };
}

function count(words, token, chapterId) {
  let word = words.get(token.lemma);
  if (!word) {
    // An inflected form's reading is not the dictionary form's.
    const reading = token.inflection ? null : token.reading;
    word = { lemma: token.lemma, reading, pos: token.pos, upos: token.upos, count: 0, chapters: {}, first: { chapterId, start: token.start } };
    words.set(token.lemma, word);
  }
  word.count++;
  word.chapters[chapterId] = (word.chapters[chapterId] ?? 0) + 1;
}

/** Tab-separated, a line each, as spreadsheets and flash-card programs read it. */
export function tsv(words, states, countOf) {
  const clean = (value) => String(value ?? '').replace(/[\t\n\r]/g, ' ');
  const lines = words.map((word) => [word.lemma, hiragana(word.reading ?? ''), word.upos ?? word.pos, countOf(word), states.of(word.lemma)].map(clean).join('\t'));
  return `${['word', 'reading', 'part of speech', 'count', 'state'].join('\t')}\n${lines.join('\n')}\n`;
}
