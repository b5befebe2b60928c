import { dueOf } from './due.js';
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
  /** Words that are not learned any more, with what is kept of them. @type {Map<string, Asked>} */
  #dropped = new Map();
  /** Words that are learned now, of which nothing is known here yet. @type {Set<string>} */
  #awaited = new Set();

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
    this.words.filter(isGone).forEach((word) => this.#dropped.set(word.id, word));
    this.words = this.words.filter((word) => !isGone(word));
    this.queue = this.queue.filter((word) => !isGone(word));
    this.#done = this.#done.filter(({ word }) => !isGone(word));
  }

  /**
   * Another window has marked words. Answers those to learn of which nothing is known here: `add` takes them with what the server keeps.
   * @param {import('../api/windows.js').Marks} marks
   * @param {number} now
   * @returns {Asked[]}
   */
  hearMarks({ language, rows, gone }, now) {
    const over = new Set(rows.filter(({ status }) => status !== 'learning').map(({ id }) => id));
    const isNew = (/** @type {Asked} */ word) => word.language === language && gone.includes(word.lemma);
    this.drop((word) => over.has(word.id) || isNew(word));
    // Nothing is kept of a word that is new again.
    this.#dropped.forEach((word, id) => isNew(word) && this.#dropped.delete(id));
    [...over, ...gone.map((lemma) => `${language}:${lemma}`)].forEach((id) => this.#awaited.delete(id));
    const learning = rows.filter(({ id, status }) => status === 'learning' && !this.words.some((word) => word.id === id));
    this.#take(learning.flatMap(({ id }) => this.#dropped.get(id) ?? []), now);
    const unknown = learning.filter(({ id }) => !this.#dropped.delete(id));
    unknown.forEach(({ id }) => this.#awaited.add(id));
    return unknown.map((row) => ({ display_word: null, context_sentence: null, source_chapter_id: null, source_books: null, ...row }));
  }

  /** Takes words that `hearMarks` has answered, unless they were marked again meanwhile. @param {Asked[]} words @param {number} now */
  add(words, now) {
    this.#take(words.filter(({ id }) => this.#awaited.delete(id)), now);
  }

  /** Asks of some words those that are to be asked now. @param {Asked[]} words @param {number} now */
  #take(words, now) {
    this.words.push(...words);
    const due = new Set(dueOf(this.words, now));
    this.queue.push(...words.filter((word) => due.has(word)));
  }

  /** Another window has asked a word, or taken an answer back. @param {string} id @param {Partial<Memory>} memory @param {number} now */
  hearAnswer(id, memory, now) {
    Object.assign(this.#dropped.get(id) ?? {}, memory);
    const word = this.words.find((one) => one.id === id);
    if (!word) return;
    Object.assign(word, memory);
    this.#done = this.#done.filter((one) => one.word !== word);
    this.queue = this.queue.filter((one) => one !== word);
    if (!word.due || Date.parse(word.due) <= now || memory.scheduled_days === 0) this.queue.push(word);
  }
}
