import { answered } from './fsrs.js';

/** @typedef {import('../api/reviews.js').Asked} Asked */
/** @typedef {import('./fsrs.js').Memory} Memory */

/** What is kept of a word that was never asked. @type {Partial<Memory>} */
const NOTHING = { stability: undefined, difficulty: undefined, due: undefined, last_review: undefined, reps: undefined, lapses: undefined, state: undefined,
  scheduled_days: undefined, elapsed_days: undefined };

/** A sitting of reviews: what is asked, in which order, and what was answered. Pure, no page. */
export class Sitting {
  /** @type {{word: Asked, before: Asked}[]} */
  #done = [];

  /** @param {Asked[]} words all that are being learned @param {Asked[]} queue those to ask, in order */
  constructor(words, queue) {
    this.words = words;
    this.queue = queue;
  }

  /** The one that is asked; undefined when there is none left. @returns {Asked | undefined} */
  get word() {
    return this.queue[0];
  }

  get canGoBack() {
    return this.#done.length > 0;
  }

  /** Takes an answer; a word that was forgotten is asked once more. @param {import('./fsrs.js').Grade} grade @param {number} now */
  grade(grade, now) {
    const word = this.queue[0];
    const memory = answered(word, grade, now);
    this.#done.push({ word, before: { ...word } });
    Object.assign(word, memory);
    this.queue = this.queue.slice(1);
    if (memory.scheduled_days === 0) this.queue.push(word);
    return memory;
  }

  /** Takes the last answer back; answers the word and what was kept of it before. */
  back() {
    const last = this.#done.pop();
    if (!last) return undefined;
    Object.assign(last.word, NOTHING, last.before);
    this.queue = [last.word, ...this.queue.filter((word) => word !== last.word)];
    return last;
  }

  /** Asks some words no more. @param {(word: Asked) => boolean} isGone */
  drop(isGone) {
    this.words = this.words.filter((word) => !isGone(word));
    this.queue = this.queue.filter((word) => !isGone(word));
    this.#done = this.#done.filter(({ word }) => !isGone(word));
  }

  /** Another window has marked words. @param {import('../api/windows.js').Marks} marks */
  hearMarks({ language, rows, gone }) {
    const over = new Set(rows.filter(({ status }) => status !== 'learning').map(({ id }) => id));
    this.drop((word) => over.has(word.id) || (word.language === language && gone.includes(word.lemma)));
    for (const row of rows) {
      if (row.status !== 'learning' || this.words.some(({ id }) => id === row.id)) continue;
      const word = { display_word: null, context_sentence: null, source_chapter_id: null, source_books: null, ...row };
      this.words.push(word);
      this.queue.push(word);
    }
  }

  /** Another window has asked a word, or taken an answer back. @param {string} id @param {Partial<Memory>} memory @param {number} now */
  hearAnswer(id, memory, now) {
    const word = this.words.find((one) => one.id === id);
    if (!word) return;
    Object.assign(word, memory);
    this.#done = this.#done.filter((one) => one.word !== word);
    this.queue = this.queue.filter((one) => one !== word);
    if (!word.due || Date.parse(word.due) <= now || memory.scheduled_days === 0) this.queue.push(word);
  }
}
