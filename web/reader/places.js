/**
 * Bookmarks and highlights of a book: pure, no page. They belong to a text, not to offsets alone: the book may be processed again.
 * @typedef {{id: string, kind: 'bookmark' | 'highlight', chapterId: string, start: number, end: number, text: string, note: string, made: string,
 *   changed: string, gone?: boolean}} Place
 */

/** How long it is kept that something was removed, for devices that have it still. */
const MEMORY_MS = 180 * 24 * 60 * 60 * 1000;

/**
 * What two devices have, as one: of a place that both changed, the later change counts.
 * @param {Place[]} mine
 * @param {Place[]} theirs
 * @param {number} [now]
 */
export function merged(mine, theirs, now = Date.now()) {
  /** @type {Map<string, Place>} */
  const all = new Map();
  for (const place of [...mine, ...theirs]) {
    const other = all.get(place.id);
    if (!other || other.changed < place.changed) all.set(place.id, place);
  }
  return [...all.values()].filter((place) => !place.gone || now - Date.parse(place.changed) < MEMORY_MS);
}

/** Those of a file that are what they should be: it may come from another version, or be damaged. @param {any} file @returns {Place[]} */
export function placesOf(file) {
  if (file?.version !== 1 || !Array.isArray(file.places)) return [];
  return file.places.filter((/** @type {any} */ place) =>
    typeof place?.id === 'string' && typeof place.chapterId === 'string' && Number.isInteger(place.start)
    && Number.isInteger(place.end) && typeof place.text === 'string' && typeof place.changed === 'string'
  );
}

/**
 * Where a place is in the book as it is now: at its old offsets, else where its text stands nearest to them, else in another chapter;
 * undefined when the book has the text no more.
 * @param {ChapterEntry[]} chapters
 * @param {Place} place
 * @returns {{index: number, start: number, end: number} | undefined}
 */
export function locate(chapters, { chapterId, start, end, text }) {
  const home = chapters.findIndex(({ id }) => id === chapterId);
  if (home >= 0 && chapters[home].content.slice(start, end) === text) return { index: home, start, end };
  for (const index of [home, ...chapters.keys()]) {
    const found = index < 0 ? -1 : nearest(chapters[index].content, text, start);
    if (found >= 0) return { index, start: found, end: found + text.length };
  }
  return undefined;
}

/** @param {string} content @param {string} text @param {number} start */
function nearest(content, text, start) {
  let best = -1;
  if (!text) return best;
  for (let at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + 1)) if (best < 0 || Math.abs(at - start) < Math.abs(best - start)) best = at;
  return best;
}

/** In the order of the book; those whose text is gone, last. @param {ChapterEntry[]} chapters @param {Place[]} places */
export function inOrder(chapters, places) {
  return places.filter(({ gone }) => !gone).map((place) => ({ place, at: locate(chapters, place) }))
    .sort((a, b) => (a.at?.index ?? Infinity) - (b.at?.index ?? Infinity) || (a.at?.start ?? 0) - (b.at?.start ?? 0) || a.place.made.localeCompare(b.place.made));
}

/** Text that Markdown leaves as it is. @param {string} text */
const literal = (text) => text.replace(/[\\`*_{}[\]<>#+!|~]/g, '\\$&').replace(/^(\s*)([-=])/gm, '$1\\$2').replace(/^(\s*\d+)([.)])/gm, '$1\\$2');

/**
 * Highlights as quotations with their notes, bookmarks as a list, under the names of their chapters.
 * @param {Manifest} manifest
 * @param {Place[]} places
 * @param {{bookmark: string, lost: string}} words
 */
export function markdown(manifest, places, words) {
  const lines = [`# ${literal(manifest.title)}`, ...(manifest.creator ? ['', literal(manifest.creator)] : [])];
  let chapter = '';
  for (const { place, at } of inOrder(manifest.chapters, places)) {
    const title = at ? manifest.chapters[at.index].title || '—' : words.lost;
    if (title !== chapter) lines.push('', `## ${literal(title)}`);
    chapter = title;
    const quoted = literal(place.text).split(/\n+/).map((line) => `> ${line}`).join('\n>\n');
    lines.push('', place.kind === 'bookmark' ? `- ${words.bookmark}: ${literal(place.text).replace(/\s+/g, ' ')}` : quoted);
    if (place.note) lines.push('', literal(place.note));
  }
  return `${lines.join('\n')}\n`;
}
