import { userId } from './client.js';

/** A window does not hear itself. */
const WINDOW = crypto.randomUUID();

/** Tells the other windows of this browser. @param {string} name @param {object} news */
function tell(name, news) {
  const channel = new BroadcastChannel(name);
  channel.postMessage({ from: WINDOW, user: userId(), ...news });
  channel.close();
}

/** Hears what other windows of this user tell; answers how to stop it. @param {string} name @param {(news: any) => void} heard */
function hear(name, heard) {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => data.from !== WINDOW && data.user === userId() && heard(data);
  return () => channel.close();
}

const [MARKS, PLACES, ANSWERS, REMOVED] = ['reader-marks', 'reader-places', 'reader-answers', 'reader-removed'];

/**
 * What was marked, and which words are new again.
 * @typedef {{language: string, rows: import('./words.js').MarkRow[], gone: string[]}} Marks
 */

/**
 * Tells at once which words were marked, and which are new again.
 * @param {string} language
 * @param {import('./words.js').MarkRow[]} rows
 * @param {string[]} gone
 */
export const tellMarks = (language, rows, gone) => tell(MARKS, { language, rows, gone });

/** Hears of marks in all languages. @param {(marks: Marks) => void} heard */
export const hearAllMarks = (heard) => hear(MARKS, heard);

/**
 * Hears of marks in one language.
 * @param {import('./words.js').WordStates} states
 * @param {() => void} changed
 */
export function hearMarks(states, changed) {
  return hearAllMarks(({ language, rows, gone }) => {
    if (language !== states.language) return;
    states.hear(rows, gone);
    changed();
  });
}

/** Tells which bookmarks and highlights a book has. @param {string} key @param {import('../reader/places.js').Place[]} places */
export const tellPlaces = (key, places) => tell(PLACES, { key, places });

/** Hears of those of one book. @param {string} key @param {(places: import('../reader/places.js').Place[]) => void} changed */
export const hearPlaces = (key, changed) => hear(PLACES, (news) => news.key === key && changed(news.places));

/** Tells what is kept of a word after an answer. @param {string} id @param {Partial<import('../words/fsrs.js').Memory>} memory */
export const tellAnswer = (id, memory) => tell(ANSWERS, { id, memory });

/** Hears of answers. @param {(id: string, memory: Partial<import('../words/fsrs.js').Memory>) => void} heard */
export const hearAnswers = (heard) => hear(ANSWERS, ({ id, memory }) => heard(id, memory));

/** Tells that a book was removed. @param {string} bookId */
export const tellRemoved = (bookId) => tell(REMOVED, { bookId });

/** Hears that one book was removed. @param {string} bookId @param {() => void} heard */
export const hearRemoved = (bookId, heard) => hear(REMOVED, (news) => news.bookId === bookId && heard());
