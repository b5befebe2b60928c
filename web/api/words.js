import { primary } from '../words/language.js';
import { userId } from './client.js';
import { keptSelectAll, rememberAnswer } from './kept.js';
import { keepForLater, waiting } from './outbox.js';
import { isOffline } from './reach.js';
import { removeRows, select, upsert, upsertAll } from './rows.js';
import { tellMarks } from './windows.js';

/** @type {WordState[]} */
export const STATES = ['new', 'learning', 'known', 'ignored'];
/** Ids that fit into the address of one request. */
export const IDS = 100;

/**
 * A word that is marked, with the place where it was met.
 * @typedef {{lemma: string, surface?: string, sentence?: string, chapterId?: string, bookId?: string}} Marked
 * @typedef {{id: string, language: string, lemma: string, status: WordState, context_sentence?: string | null, source_chapter_id?: string | null,
 *   source_books?: string[] | null, updated_at: string}} MarkRow
 */

const COLUMNS = 'id,language,lemma,status,context_sentence,source_chapter_id,source_books,updated_at';
const REMEMBER_MS = 300;
/** The column that tells when a mark was made. */
const MARKED = 'updated_at';
const MARKS = 'kind=in.(global,global-known)';

/** Words of a language under any of its tags. @param {string} language */
const ofLanguage = (language) => `${MARKS}&or=(language.ilike.${language},language.ilike.${language}-*)`;
/** @param {string} language @param {string} lemma */
const idOf = (language, lemma) => `${language}:${lemma}`.slice(0, 1000);

/** Of many marks only a part could be stored; `cause` says why. */
export class PartlyStored extends Error {
  /** @param {unknown} cause @param {number} stored */
  constructor(cause, stored) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.stored = stored;
  }
}

/** States of one language's words, by dictionary form. A word without a state is new. */
export class WordStates {
  #language;
  /** @type {Map<string, MarkRow>} */
  #rows = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #remembering;

  /** @param {string} tag */
  constructor(tag) {
    this.#language = primary(tag);
  }

  get language() {
    return this.#language;
  }

  get #query() {
    return `vocabulary?select=${COLUMNS}&${ofLanguage(this.#language)}&order=id`;
  }

  /** For a time without a network this device keeps what it has marked itself, too; some marks at once. */
  #remember() {
    clearTimeout(this.#remembering);
    this.#remembering = setTimeout(() => rememberAnswer(this.#query, this.marks), REMEMBER_MS);
  }

  async load() {
    this.take(await keptSelectAll(this.#query));
    for (const { row, how, stamp, id } of await waiting('vocabulary')) {
      if (stamp === MARKED && how === 'remove' && id.id.startsWith(`${this.#language}:`)) this.#rows.delete(id.id.slice(this.#language.length + 1));
      else if (stamp === MARKED && row?.language === this.#language) this.#later(/** @type {MarkRow} */ (row));
    }
    return this;
  }

  /** A mark of this device or of another window, unless a later one is known. @param {MarkRow} row */
  #later(row) {
    const known = this.#rows.get(row.lemma);
    if (!known || known.updated_at <= row.updated_at) this.#rows.set(row.lemma, row);
  }

  /** Marks that another window has made. @param {MarkRow[]} rows @param {string[]} gone lemmas that are new again */
  hear(rows, gone) {
    rows.forEach((row) => this.#later(row));
    gone.forEach((lemma) => this.#rows.delete(lemma));
  }

  /** Of two marks of one word, the later counts. @param {MarkRow[]} rows */
  take(rows) {
    const ascending = [...rows].sort((a, b) => (a.updated_at ?? '').localeCompare(b.updated_at ?? ''));
    this.#rows = new Map(ascending.map((row) => [row.lemma, row]));
    const strays = rows.filter((row) => row.language !== this.#language && row.id.startsWith(`${row.language}:`));
    if (strays.length > 0) this.#gather(strays).catch(() => undefined);
  }

  /** Marks from before, under a tag with region or script, become marks of the language. What fails today is done at the next visit. @param {MarkRow[]} strays */
  async #gather(strays) {
    const winners = strays.filter((row) => this.#rows.get(row.lemma) === row).map((row) => row.id);
    for (let i = 0; i < winners.length; i += IDS) {
      const rows = await select(`vocabulary?select=*&id=${among(winners.slice(i, i + IDS))}`);
      await upsertAll('vocabulary', 'user_id,id', rows.map((/** @type {MarkRow} */ row) => ({ ...row, id: idOf(this.#language, row.lemma), language: this.#language })));
    }
    await remove(strays.map((row) => row.id));
  }

  /** @param {string} lemma @returns {WordState} */
  of(lemma) {
    return this.#rows.get(lemma)?.status ?? 'new';
  }

  /** All words that have a mark. @returns {MarkRow[]} */
  get marks() {
    return [...this.#rows.values()];
  }

  /** Takes effect at once, also without a network; is taken back when the server refuses it. @param {Marked} word @param {WordState} state */
  async set(word, state) {
    const before = this.#rows.get(word.lemma);
    const row = this.#put(word, state);
    tellMarks(this.#language, state === 'new' ? [] : [row], state === 'new' ? [word.lemma] : []);
    try {
      if (state === 'new') await removeRows(`vocabulary?${ofLanguage(this.#language)}&lemma=eq.${encodeURIComponent(word.lemma)}`);
      else await upsert('vocabulary', 'user_id,id', row);
    } catch (error) {
      if (isOffline(error)) {
        await this.#keepForLater(row, state === 'new');
        return;
      }
      this.#back(word.lemma, before);
      tellMarks(this.#language, before ? [before] : [], before ? [] : [word.lemma]);
      throw error;
    }
  }

  /** @param {MarkRow} row @param {boolean} isGone */
  #keepForLater(row, isGone) {
    return keepForLater({ table: 'vocabulary', conflict: 'user_id,id', id: { id: row.id }, row: isGone ? null : row, stamp: MARKED, at: row.updated_at,
      how: isGone ? 'remove' : 'upsert' });
  }

  /**
   * Marks many words at once; answers how to take it back. When only a part could be stored, the rest is as before, and the error
   * says how many were (`stored`).
   * @param {{word: Marked, state: WordState}[]} marks
   * @returns {Promise<() => Promise<void>>}
   */
  async setAll(marks) {
    const earlier = new Map(marks.map(({ word }) => [word.lemma, this.#rows.get(word.lemma)]));
    const open = new Set(earlier.keys());
    // All rows of a request have the same columns.
    const rows = marks.map(({ word, state }) => {
      const row = this.#put(word, state);
      const before = earlier.get(word.lemma);
      row.context_sentence ??= before?.context_sentence ?? null;
      row.source_chapter_id ??= before?.source_chapter_id ?? null;
      row.source_books ??= before?.source_books ?? [];
      return row;
    });
    try {
      await upsertAll('vocabulary', 'user_id,id', rows, (part) => part.forEach((row) => open.delete(row.lemma)));
    } catch (error) {
      if (isOffline(error)) {
        await Promise.all(rows.filter(({ lemma }) => open.has(lemma)).map((row) => this.#keepForLater(row, false)));
        open.clear();
      }
      if (open.size === 0) return this.#told(earlier, rows);
      open.forEach((lemma) => this.#back(lemma, earlier.get(lemma)));
      throw new PartlyStored(error, earlier.size - open.size);
    }
    return this.#told(earlier, rows);
  }

  /** @param {Map<string, MarkRow | undefined>} earlier @param {MarkRow[]} rows */
  #told(earlier, rows) {
    tellMarks(this.#language, rows, []);
    return () => {
      // A word that got another state since keeps it.
      const still = new Set(rows.filter(({ lemma, status }) => this.of(lemma) === status).map(({ lemma }) => lemma));
      return this.#restore(new Map([...earlier].filter(([lemma]) => still.has(lemma))));
    };
  }

  /** @param {Map<string, MarkRow | undefined>} earlier */
  async #restore(earlier) {
    const gone = [...earlier.keys()].filter((lemma) => !earlier.get(lemma));
    // With the time of the earlier mark: a day counts what was marked on it.
    const rows = [...earlier.values()].filter((row) => row !== undefined).map((row) => ({ ...this.#row(row, row.status), context_sentence: row.context_sentence ?? null,
      updated_at: row.updated_at })
    );
    const now = new Date().toISOString();
    try {
      await remove(gone.map((lemma) => idOf(this.#language, lemma)));
      await upsertAll('vocabulary', 'user_id,id', rows);
    } catch (error) {
      if (!isOffline(error)) throw error;
      await Promise.all([...rows.map((row) => this.#keepForLater({ ...row, updated_at: now }, false)), ...gone.map((lemma) =>
        this.#keepForLater(this.#row({ lemma }, 'new'), true)
      )]);
    }
    earlier.forEach((row, lemma) => this.#back(lemma, row));
    // Other windows take an earlier mark in place of none.
    tellMarks(this.#language, [], [...earlier.keys()]);
    if (rows.length > 0) tellMarks(this.#language, rows, []);
  }

  /** @param {string} lemma @param {MarkRow | undefined} row */
  #back(lemma, row) {
    this.#remember();
    if (row) this.#rows.set(lemma, row);
    else this.#rows.delete(lemma);
  }

  /** @param {Marked} word @param {WordState} state */
  #put(word, state) {
    const row = this.#row(word, state);
    this.#back(word.lemma, state === 'new' ? undefined : row);
    return row;
  }

  /** @param {Marked} word @param {WordState} state */
  #row(word, state) {
    return {
      user_id: userId(),
      id: idOf(this.#language, word.lemma),
      kind: state === 'known' ? 'global-known' : 'global',
      language: this.#language,
      word: word.lemma,
      lemma: word.lemma,
      display_word: word.surface ?? word.lemma,
      status: state,
      /** @type {string | null | undefined} */
      context_sentence: word.sentence?.slice(0, 2000),
      /** @type {string | null | undefined} */
      source_chapter_id: word.chapterId,
      /** @type {string[] | undefined} where it is asked from, when it is reviewed */
      source_books: word.bookId ? [word.bookId] : undefined,
      updated_at: new Date().toISOString(),
    };
  }
}

/** @param {string} id */
const quoted = (id) => encodeURIComponent(`"${id.replace(/[\\"]/g, '\\$&')}"`);
/** A condition on ids. @param {string[]} ids */
export const among = (ids) => `in.(${ids.map(quoted).join(',')})`;

/** @param {string[]} ids */
async function remove(ids) {
  for (let i = 0; i < ids.length; i += IDS) await removeRows(`vocabulary?id=${among(ids.slice(i, i + IDS))}`);
}

/** All marks of a user, by language. @returns {Promise<Map<string, WordStates>>} */
export async function allStates() {
  /** @type {MarkRow[]} */
  const rows = await keptSelectAll(`vocabulary?select=${COLUMNS}&${MARKS}&order=id`);
  /** @type {Map<string, MarkRow[]>} */
  const languages = new Map();
  for (const row of rows) {
    const language = primary(row.language);
    const marked = languages.get(language);
    if (marked) marked.push(row);
    else languages.set(language, [row]);
  }
  return new Map([...languages].map(([language, marked]) => {
    const states = new WordStates(language);
    states.take(marked);
    return [language, states];
  }));
}
