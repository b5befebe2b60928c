import { fold, Folded } from './fold.js';
import { hiragana } from './pieces.js';

/**
 * Search in a book's text: pure, no page. Offsets are UTF-16 units into a chapter's text.
 * @typedef {{start: number, end: number, by: 'text' | 'word' | 'reading'}} Hit
 */

/** @type {WeakMap<{content: string}, Folded>} */
const folded = new WeakMap();

/** Folded once, and not at each letter that is typed. @param {{content: string}} chapter */
function foldedOf(chapter) {
  const made = folded.get(chapter) ?? new Folded(chapter.content);
  folded.set(chapter, made);
  return made;
}

/**
 * All places of a chapter, in the order of the text; of one place, one.
 * @param {{content: string}} chapter
 * @param {Token[]} tokens
 * @param {string} query
 * @param {Set<string>} lemmas those of `query` in the whole book
 * @returns {Hit[]}
 */
export function find(chapter, tokens, query, lemmas) {
  const [text, wanted] = [foldedOf(chapter), fold(query)];
  /** @type {Map<number, Hit>} */
  const hits = new Map();
  const add = (/** @type {Hit} */ hit) => {
    if (![...hits.values()].some((one) => one.start < hit.end && one.end > hit.start)) hits.set(hit.start, hit);
  };
  const found = inText(text, wanted);
  for (const token of tokens) if (token.isWord && lemmas.has(token.lemma)) hits.set(token.start, { start: token.start, end: token.end, by: 'word' });
  const words = [...hits.values()];
  // What is both is told as text, and marked as far as the word goes.
  for (const hit of found) {
    const word = words.find((one) => one.start < hit.end && one.end > hit.start);
    if (word) word.by = 'text';
    else hits.set(hit.start, hit);
  }
  if (isKana(wanted)) byReading(chapter.content, tokens, hiragana(wanted)).forEach(add);
  return [...hits.values()].sort((a, b) => a.start - b.start);
}

/** @param {Folded} made @param {string} wanted @returns {Hit[]} */
function inText(made, wanted) {
  const { text } = made;
  /** @type {Hit[]} */
  const hits = [];
  if (!wanted) return hits;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) hits.push({ ...made.place(at, at + wanted.length), by: 'text' });
  return hits;
}

/** @param {string} text */
const isKana = (text) => /^[\p{Script=Hiragana}\p{Script=Katakana}ー・]+$/u.test(text);

/** Words that are read so, one or several side by side; the first must begin there, the last may go on. @param {string} content @param {Token[]} tokens @param {string} wanted @returns {Hit[]} */
function byReading(content, tokens, wanted) {
  const readings = tokens.map((token) => hiragana(token.reading ?? content.slice(token.start, token.end)));
  /** @type {Hit[]} */
  const hits = [];
  for (let i = 0; i < tokens.length; i++) {
    const whole = tokens[i].lemmaReading && hiragana(tokens[i].lemmaReading ?? '') === wanted;
    let [read, last] = [readings[i], i];
    while (read.length < wanted.length && wanted.startsWith(read) && last + 1 < tokens.length && tokens[last + 1].start === tokens[last].end) read += readings[++last];
    if (whole) hits.push({ start: tokens[i].start, end: tokens[i].end, by: 'reading' });
    else if (tokens[i].isWord && read.startsWith(wanted)) hits.push({ start: tokens[i].start, end: tokens[last].end, by: 'reading' });
  }
  return hits;
}

const AROUND = 24;

/** What stands around a place: before, the place, behind; without ends of lines. @param {string} content @param {{start: number, end: number}} hit */
export function around(content, { start, end }) {
  const line = (/** @type {string} */ text) => text.replace(/\s*\n+\s*/g, ' ');
  const [from, to] = [Math.max(0, start - AROUND), Math.min(content.length, end + AROUND)];
  return [`${from > 0 ? '…' : ''}${line(content.slice(from, start))}`, line(content.slice(start, end)),
    `${line(content.slice(end, to))}${to < content.length ? '…' : ''}`];
}
