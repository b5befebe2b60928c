import { userId } from './client.js';

const NAME = 'reader-marks';

/** A window does not hear itself. */
const WINDOW = crypto.randomUUID();

/**
 * Tells the other windows of this browser at once which words were marked, and which are new again.
 * @param {string} language
 * @param {import('./words.js').MarkRow[]} rows
 * @param {string[]} gone
 */
export function tellMarks(language, rows, gone) {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage({ from: WINDOW, user: userId(), language, rows, gone });
  channel.close();
}

/**
 * Hears what other windows tell of a language; answers how to stop it.
 * @param {import('./words.js').WordStates} states
 * @param {() => void} changed
 */
export function hearMarks(states, changed) {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }) => {
    if (data.from === WINDOW || data.user !== userId() || data.language !== states.language) return;
    states.hear(data.rows, data.gone);
    changed();
  };
  return () => channel.close();
}

const PLACES = 'reader-places';

/** Tells the other windows of this browser which bookmarks and highlights a book has. @param {string} key @param {import('../reader/places.js').Place[]} places */
export function tellPlaces(key, places) {
  const channel = new BroadcastChannel(PLACES);
  channel.postMessage({ from: WINDOW, key, places });
  channel.close();
}

/** Hears what other windows tell of a book; answers how to stop it. @param {string} key @param {(places: import('../reader/places.js').Place[]) => void} changed */
export function hearPlaces(key, changed) {
  const channel = new BroadcastChannel(PLACES);
  channel.onmessage = ({ data }) => data.from !== WINDOW && data.key === key && changed(data.places);
  return () => channel.close();
}
