import { fold } from '../reader/fold.js';
import { hiragana } from '../reader/pieces.js';
import { fromEnglish } from './forms-en.js';
import { fromJapanese } from './forms-ja.js';
import { primary } from './language.js';

/** Of a word whose end changes, so much stays. */
const STEM = 3;
/** @type {Record<string, (form: string) => Iterable<string>>} */
const RULES = { en: fromEnglish, ja: fromJapanese };

/** @template K, V @param {Map<K, Set<V>>} map @param {K} key @param {V} value */
function put(map, key, value) {
  const there = map.get(key);
  if (there) there.add(value);
  else map.set(key, new Set([value]));
}

/** The words of a book by their forms: those that it has, and those that its language or its other words let expect. */
export class Forms {
  /** Dictionary forms by each form, and by how they are read. @type {Map<string, Set<string>>} */
  #words = new Map();
  /** @type {Map<string, Set<string>>} */
  #lemmas = new Map();
  /** Endings of forms, and what dictionary forms have in their place, as words of the book show it. @type {Map<string, Set<string>>} */
  #endings = new Map();

  /** @param {Iterable<Token>} tokens @param {string} language */
  constructor(tokens, language) {
    this.guesses = RULES[primary(language)] ?? ((form) => this.#byEndings(form));
    /** @type {Set<string>} */
    const seen = new Set();
    for (const token of tokens) {
      const key = `${token.surface}\n${token.lemma}`;
      if (!token.isWord || seen.has(key)) continue;
      seen.add(key);
      this.#learn(token);
    }
  }

  /** @param {Token} token */
  #learn({ surface, lemma, base, lemmaReading }) {
    const [form, word] = [fold(surface), fold(lemma)];
    for (const one of [form, word, base ? fold(base) : word]) put(this.#words, one, lemma);
    put(this.#lemmas, word, lemma);
    if (lemmaReading) put(this.#lemmas, hiragana(fold(lemmaReading)), lemma);
    let same = 0;
    while (same < Math.min(form.length, word.length) && form[same] === word[same]) same++;
    if (same >= STEM && same < form.length) put(this.#endings, form.slice(same), word.slice(same));
  }

  /** The dictionary forms that somebody may mean who types a word, in a form of this book or in another. @param {string} query */
  lemmasOf(query) {
    const wanted = fold(query);
    const known = this.#words.get(wanted);
    if (known) return known;
    const guesses = new Set([...this.guesses(wanted), ...this.guesses(hiragana(wanted))]);
    return new Set([...guesses].flatMap((guess) => [...this.#lemmas.get(guess) ?? []]));
  }

  /** @param {string} form */
  *#byEndings(form) {
    for (let at = STEM; at < form.length; at++) for (const end of this.#endings.get(form.slice(at)) ?? []) yield form.slice(0, at) + end;
  }
}
