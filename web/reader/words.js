import { meaning } from '../api/glossary.js';
import { t } from '../i18n/index.js';
import { elements } from '../ui/dom.js';
import { describe } from '../ui/errors.js';
import { notify, say } from '../ui/notice.js';
import { keepCounts } from '../words/counts.js';
import { coverage } from '../words/coverage.js';
import { isWord } from './chapter.js';
import { WordCard } from './popup.js';

/** What counts as the page when its words are weighed, in tokens, and which share of new words is much. */
const NEAR = 400;
const MANY = 0.4;

/** The words of the chapter in sight: which one is chosen, its card, its state. */
export class Words {
  /** @param {import('./page.js').Reading} reading */
  constructor(reading) {
    this.reading = reading;
    this.current = -1;
    this.card = new WordCard(reading.reader, reading.manifest.language, {
      mark: (state) => this.mark(state),
      step: (by) => this.step(by, true),
      first: () => this.first(),
      closed: () => this.#closed(),
      meaning: (token) => meaning(reading.bundle, token),
      unknown: (by) => this.unknown(by, true),
      word: (index) => this.open(index, true),
    });
    /** @type {Map<string, VocabularyEntry>} */
    this.entries = new Map();
    /** @type {VocabularyFile['chapters']} */
    this.chapters = [];
    this.text = '';
    reading.bundle.vocabulary().then((file) => this.#learn(file), () => undefined);
  }

  /**
   * Counts and first places come later than the text; a card that is open then shows them too.
   * @param {VocabularyFile | undefined} file
   */
  #learn(file) {
    this.entries = new Map(file?.entries.map((entry) => [entry.lemma, entry]));
    this.chapters = file?.chapters ?? [];
    if (file) keepCounts(this.reading.row, this.reading.manifest.language, file.entries);
    if (this.card.isOpen) this.open(this.current, this.card.hasFocus);
  }

  /** How much of each chapter is known, by its id; empty until the counts are there. @returns {Map<string, number>} */
  shares() {
    const { states } = this.reading;
    /** @type {import('../words/coverage.js').Counted[][]} */
    const counted = this.chapters.map(() => []);
    for (const { lemma, chapters } of this.entries.values()) for (const [index, count] of chapters) counted[index].push({ lemma, count });
    const shares = counted.map((words) => coverage(words, (lemma) => states.of(lemma)));
    return new Map(this.chapters.flatMap(({ id }, i) => shares[i] === undefined ? [] : [[id, shares[i]]]));
  }

  get isInText() {
    return document.activeElement?.classList.contains('w') ?? false;
  }

  /** The first word in sight is the one that Tab reaches. */
  enter() {
    const first = this.reading.view.firstWord();
    if (first) this.#rove(first);
  }

  leaveText() {
    if (this.isInText) this.reading.viewport.focus();
  }

  /** @param {number} index */
  open(index, focus = false) {
    const { chapter, states, view } = this.reading;
    const token = chapter.tokens[index];
    const element = view.word(index);
    if (!element) return;
    this.current = index;
    this.reading.countReading();
    this.#rove(element);
    element.classList.add('shown');
    const [start, end] = chapter.sentenceAt(token.start);
    this.#highlight({ start, end }, token, element);
    this.text = chapter.content.slice(start, end).trim();
    this.card.show({ token, state: states.of(token.lemma), sentence: this.text, book: this.entries.get(token.lemma)?.count, chapter: chapter.count(token.lemma),
      firstIn: this.#firstIn(token), phrase: this.#phrase(token) }, element, focus);
  }

  /** The set phrase around a word, in pieces, of which words lead to their own cards. @param {Token} token */
  #phrase(token) {
    const { chapter } = this.reading;
    const found = chapter.expressionAt(token);
    const pieces = found?.words.map((index) => ({ text: chapter.tokens[index].surface, index, isWord: isWord(chapter.tokens[index]),
      isCurrent: chapter.tokens[index] === token })
    );
    return found && pieces ? { entries: found.entries, pieces } : undefined;
  }

  /**
   * The chapter in which the book has the word first; undefined when that is here, or not known.
   * @param {Token} token
   */
  #firstIn(token) {
    const { manifest, chapter } = this.reading;
    const first = this.entries.get(token.lemma)?.first;
    if (!first || (first.chapterId === chapter.entry.id && first.start === token.start)) return undefined;
    return manifest.chapters.find(({ id }) => id === first.chapterId)?.title;
  }

  /** Goes to the word's first place and opens it there. */
  async first() {
    const { reading } = this;
    const first = this.entries.get(reading.chapter.tokens[this.current].lemma)?.first;
    if (!first) return;
    const { chapterId, start } = first;
    await reading.jump(reading.manifest.chapters.findIndex(({ id }) => id === chapterId), start);
    this.open(reading.chapter.tokenAt(start), true);
  }

  /**
   * Goes to the next or previous word; takes the card along when it is open.
   * @param {number} by
   */
  step(by, focus = false) {
    const { tokens } = this.reading.chapter;
    let next = this.current + by;
    while (tokens[next] && !isWord(tokens[next])) next += by;
    if (tokens[next]) this.#choose(next, focus);
  }

  /**
   * Goes to the next or previous word without a mark; over the border of a chapter forward.
   * @param {number} by
   */
  async unknown(by, focus = false) {
    const { chapter, states, manifest } = this.reading;
    if (!chapter) return;
    const isNew = (/** @type {Token | undefined} */ token) => token?.isWord && states.of(token.lemma) === 'new';
    let next = this.current + by;
    while (chapter.tokens[next] && !isNew(chapter.tokens[next])) next += by;
    if (chapter.tokens[next]) {
      this.#choose(next, focus);
    } else if (by > 0 && chapter.index + 1 < manifest.chapters.length) {
      const wasOpen = this.card.isOpen;
      await this.reading.chapterBy(1);
      const first = this.reading.chapter.tokens.findIndex(isNew);
      if (first < 0) return;
      this.#choose(first, focus);
      if (wasOpen) this.open(first, focus);
    }
  }

  /**
   * Goes to the first word of the next or previous sentence.
   * @param {number} by
   */
  sentence(by) {
    const { chapter } = this.reading;
    if (!chapter || chapter.sentences.length === 0) return;
    const at = chapter.tokens[this.current]?.start ?? this.reading.view.at;
    const here = chapter.sentences.findIndex(([, end]) => end > at);
    const target = chapter.sentences[Math.max(0, here + (this.isInText || this.card.isOpen ? by : 0))];
    if (!target) return;
    let index = chapter.tokenAt(target[0]);
    while (chapter.tokens[index] && !isWord(chapter.tokens[index])) index++;
    if (chapter.tokens[index]) this.#choose(index, this.card.isOpen);
  }

  /** @param {WordState} state */
  async mark(state) {
    const { chapter, states } = this.reading;
    const token = chapter.tokens[this.current];
    const stored = states.set({ lemma: token.lemma, surface: token.surface, sentence: this.text, chapterId: chapter.entry.id, bookId: this.reading.bookId }, state);
    this.#showState(token.lemma);
    say(t(`state.${state}`));
    if (this.card.isOpen && this.reading.settings.get('advance') && state !== 'new') this.unknown(1, true);
    else if (this.card.isOpen) this.open(this.current, true);
    try {
      await stored;
    } catch (error) {
      this.#showState(token.lemma);
      if (this.card.isOpen) this.open(this.current, this.card.hasFocus);
      notify(t('word.notStored', { word: token.lemma, reason: describe(error) }), 'error');
    }
  }

  close() {
    this.card.close();
  }

  /** Where most words are new, their lines are pale: the page stays a page. */
  thin() {
    const { chapter, reader, states, view } = this.reading;
    const from = chapter.tokenAt(view.at);
    const near = chapter.tokens.slice(from, from + NEAR).filter((token) => token.isWord);
    const unknown = near.filter(({ lemma }) => states.of(lemma) === 'new').length;
    reader.dataset.density = unknown > MANY * near.length ? 'high' : 'low';
  }

  /** @param {number} index @param {boolean} focus */
  #choose(index, focus) {
    const { view, chapter } = this.reading;
    let element = view.word(index);
    if (!element) return;
    if (!view.isInSight(element)) {
      view.go(chapter.tokens[index].start);
      element = view.word(index) ?? element;
    }
    const wasOpen = this.card.isOpen;
    this.current = index;
    this.#rove(element);
    element.focus({ preventScroll: true });
    if (wasOpen) this.open(index, focus);
  }

  /** @param {HTMLElement} element */
  #rove(element) {
    this.roving?.removeAttribute('tabindex');
    this.roving?.removeAttribute('role');
    this.roving = element;
    element.tabIndex = 0;
    element.setAttribute('role', 'button');
    this.current = Number(element.dataset.i);
  }

  /** @param {Span} sentence @param {Span} word @param {HTMLElement} element */
  #highlight(sentence, word, element) {
    this.marked?.classList.remove('open');
    this.marked = element;
    element.classList.add('open');
    this.reading.shown.show('sentence', [sentence]);
    this.reading.shown.show('word', [word]);
  }

  #closed() {
    this.reading.shown.show('sentence', []);
    this.reading.shown.show('word', []);
    this.marked?.classList.remove('open');
    if (this.card.hasFocus || document.activeElement === document.body) this.marked?.focus({ preventScroll: true });
  }

  /** Words may have been marked in another window meanwhile. */
  async refresh() {
    if (this.reading.chapter && await this.reading.states.load().catch(() => undefined)) this.showStates();
  }

  /** After many words were marked at once. */
  showStates() {
    const { chapter, states, view } = this.reading;
    if (!chapter) return;
    for (const word of elements(view.text, '.w[data-s]')) word.dataset.s = states.of(chapter.tokens[Number(word.dataset.i)].lemma);
    if (this.card.isOpen) this.open(this.current, this.card.hasFocus);
  }

  /** @param {string} lemma */
  #showState(lemma) {
    const { chapter, states, view } = this.reading;
    for (const word of elements(view.text, '.w[data-s]')) {
      if (chapter.tokens[Number(word.dataset.i)].lemma === lemma) word.dataset.s = states.of(lemma);
    }
  }
}
