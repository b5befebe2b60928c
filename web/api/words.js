import { removeRows, selectAll, upsert, userId } from './client.js';

/** @type {WordState[]} */
export const STATES = ['new', 'learning', 'known', 'ignored'];

/**
 * A word that is marked, with the place where it was met.
 * @typedef {{lemma: string, surface: string, sentence?: string, chapterId?: string}} Marked
 */

/** States of one language's words, by dictionary form. A word without a state is new. */
export class WordStates {
  #language;
  /** @type {Map<string, WordState>} */
  #states = new Map();

  /** @param {string} language */
  constructor(language) {
    this.#language = language;
  }

  async load() {
    /** @type {{lemma: string, status: WordState}[]} */
    const rows = await selectAll(
      `vocabulary?select=lemma,status&kind=in.(global,global-known)&language=eq.${encodeURIComponent(this.#language)}&order=id`
    );
    this.#states = new Map(rows.map((row) => [row.lemma, row.status]));
    return this;
  }

  /** @param {string} lemma @returns {WordState} */
  of(lemma) {
    return this.#states.get(lemma) ?? 'new';
  }

  /**
   * Takes effect at once; is taken back when it could not be stored.
   * @param {Marked} word
   * @param {WordState} state
   */
  async set(word, state) {
    const before = this.of(word.lemma);
    this.#put(word.lemma, state);
    try {
      await this.#store(word, state);
    } catch (error) {
      this.#put(word.lemma, before);
      throw error;
    }
  }

  /** @param {string} lemma @param {WordState} state */
  #put(lemma, state) {
    if (state === 'new') this.#states.delete(lemma);
    else this.#states.set(lemma, state);
  }

  /** @param {Marked} word @param {WordState} state */
  async #store(word, state) {
    const id = `${this.#language}:${word.lemma}`.slice(0, 1000);
    if (state === 'new') {
      await removeRows(`vocabulary?id=eq.${encodeURIComponent(id)}`);
      return;
    }
    await upsert('vocabulary', 'user_id,id', {
      user_id: userId(),
      id,
      kind: state === 'known' ? 'global-known' : 'global',
      language: this.#language,
      word: word.lemma,
      lemma: word.lemma,
      display_word: word.surface,
      status: state,
      context_sentence: word.sentence?.slice(0, 2000),
      source_chapter_id: word.chapterId,
      updated_at: new Date().toISOString(),
    });
  }
}
