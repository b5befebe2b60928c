import { STATES } from '../api/words.js';
import { interfaceLanguage, languageName, maybe, number, t } from '../i18n/index.js';
import { h, iconButton } from '../ui/dom.js';
import { keyLayer } from '../ui/keys.js';
import { notify, say } from '../ui/notice.js';
import { meaningOf, meaningParts, phraseParts } from './meaning.js';
import { hiragana } from './pieces.js';

/**
 * What the card shows of a word.
 * @typedef {{entries: number[], pieces: {text: string, index: number, isWord: boolean, isCurrent: boolean}[]}} Phrase a set phrase and its words by their places
 * @typedef {{token: Token, state: WordState, sentence: string, book?: number, chapter: number, firstIn?: string, phrase?: Phrase}} Shown
 * @typedef {{mark: (state: WordState) => void, step: (by: number) => void, first: () => void, closed: () => void,
 *   meaning: (token: import('../api/glossary.js').Explained) => Promise<Meanings | undefined>, unknown: (by: number) => void, word: (index: number) => void}} Actions
 */

/**
 * The card of a word: what the bundle says about it and, for words outside its glossary, a dictionary where one is installed. Head and foot,
 * which has its state and the actions, are always in sight; what is between them scrolls.
 */
export class WordCard {
  /** @type {Shown} */
  word;
  /** @type {() => void} */
  dropKeys = () => undefined;
  meaning = h('div', { class: 'meaning' });
  phrase = h('section', {});

  /** @param {HTMLElement} host @param {string} language @param {Actions} actions */
  constructor(host, language, actions) {
    this.language = language;
    this.actions = actions;
    this.element = h('div', { class: 'word-card', popover: 'manual', role: 'dialog', 'aria-label': t('word.card'), tabindex: '-1' });
    host.append(this.element);
    this.asked = 0;
  }

  get isOpen() {
    return this.element.matches(':popover-open');
  }

  get hasFocus() {
    return this.element.contains(document.activeElement);
  }

  /** @param {Shown} word @param {HTMLElement} place */
  show(word, place, focus = false) {
    this.word = word;
    this.asked++;
    this.element.replaceChildren(...this.#content());
    if (!this.isOpen) {
      this.element.showPopover();
      this.dropKeys = keyLayer({
        Escape: () => this.close(),
        '[': () => this.actions.step(-1),
        ']': () => this.actions.step(1),
        ...Object.fromEntries(STATES.map((state, i) => [String(i + 1), () => this.actions.mark(state)])),
      });
    }
    this.#put(place);
    if (focus) this.element.focus();
    this.#meaning(this.asked, place);
  }

  close() {
    if (!this.isOpen) return;
    this.element.hidePopover();
    this.dropKeys();
    this.actions.closed();
  }

  #content() {
    const { token, sentence } = this.word;
    this.meaning = h('div', { class: 'meaning' });
    this.phrase = this.#phrase();
    const forms = this.#forms(token);
    const middle = h('div', { class: 'card-middle', tabindex: '0', role: 'group', 'aria-label': t('word.about'), onkeydown: scrolls }, forms, this.phrase, this.meaning,
      h('p', { class: 'sentence', lang: this.language, dir: 'auto' }, sentence), this.#counts());
    return [this.#head(token), middle, h('footer', {}, this.#states(), this.#tools(token, sentence))];
  }

  /** @param {Token} token */
  #head(token) {
    const reading = token.reading && hiragana(token.reading);
    const origin = token.readingSource && reading && reading !== token.surface
      ? h('span', { class: `origin ${token.readingSource}` }, t(`word.from.${token.readingSource}`))
      : null;
    return h('header', {},
      h('div', { class: 'heading' }, h('strong', { class: 'surface', lang: this.language, dir: 'auto' }, token.surface),
        reading && reading !== token.surface ? h('span', { class: 'reading', lang: this.language }, reading) : null, origin),
      iconButton('close', t('close'), () => this.close()));
  }

  /** @param {Token} token */
  #forms(token) {
    /** @type {HTMLElement[]} */
    const rows = [];
    /** @param {string} name @param {...import('../ui/dom.js').Child} value */
    const row = (name, ...value) => rows.push(h('dt', {}, t(name)), h('dd', {}, ...value));
    const base = token.base && token.base !== token.lemma ? ` ${t('word.base', { base: token.base })}` : '';
    if (token.lemma !== token.surface || base) row('word.dictionaryForm', h('span', { lang: this.language }, token.lemma), base);
    const part = token.upos && maybe(`pos.${token.upos}`);
    const accent = token.accent === undefined ? '' : ` · ${t('word.accent', { accent: token.accent })}`;
    if (part || token.pos) row('word.pos', part ?? h('span', { lang: this.language }, token.pos), accent);
    if (token.inflection?.length) {
      row('word.inflection', h('ol', { class: 'steps' }, token.inflection.map((step) => h('li', {}, maybe(`step.${step}`) ?? step))));
    }
    return rows.length > 0 ? h('dl', {}, rows) : null;
  }

  /** The set phrase that the word is part of; each of its words leads to its own card. */
  #phrase() {
    const { phrase } = this.word;
    const pieces = phrase?.pieces.map(({ text, index, isWord, isCurrent }) =>
      isWord
        ? h('button', { type: 'button', class: 'quiet', 'aria-current': isCurrent ? 'true' : undefined, onclick: () => this.actions.word(index) }, text)
        : h('span', {}, text)
    );
    return h('section', { class: 'phrase', hidden: !phrase, 'aria-label': t('word.phrase') }, h('p', { class: 'meta' }, t('word.phrase')),
      h('p', { class: 'pieces', lang: this.language }, pieces ?? []));
  }

  #states() {
    return h('div', { class: 'states', role: 'group', 'aria-label': t('word.state') },
      STATES.map((state) =>
        h('button', { type: 'button', class: `state ${state}`, 'aria-pressed': String(state === this.word.state), onclick: () => this.actions.mark(state) },
          t(`state.${state}`))
      ));
  }

  #counts() {
    const { book, chapter, firstIn } = this.word;
    const text = book === undefined ? t('word.countChapter', { chapter: number(chapter) }) : t('word.count', { book: number(book), chapter: number(chapter) });
    return h('div', { class: 'counts meta' }, h('p', {}, text), firstIn === undefined
      ? null
      : h('button', { type: 'button', class: 'quiet', lang: this.language, onclick: () => this.actions.first() },
        h('span', { lang: interfaceLanguage() }, t('word.first')), ` ${firstIn}`));
  }

  /** @param {Token} token @param {string} sentence */
  #tools(token, sentence) {
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(`${token.lemma}\t${sentence}`);
        notify(t('word.copied'));
      } catch {
        notify(t('word.notCopied'), 'error');
      }
    };
    return h('div', { class: 'tools' }, iconButton('back', t('word.previous'), () => this.actions.step(-1)), iconButton('copy', t('word.copy'), copy),
      canSpeak() ? iconButton('speak', t('word.speak'), () => speak(token.surface, this.language)) : null,
      iconButton('skip', t('word.nextNew'), () => this.actions.unknown(1)), iconButton('next', t('word.next'), () => this.actions.step(1)));
  }

  /** @param {number} asked @param {HTMLElement} place */
  async #meaning(asked, place) {
    const { token, phrase } = this.word;
    const [found, whole] = await Promise.all([meaningOf(this.language, token, this.actions.meaning), phrase && this.actions.meaning(phrase).catch(() => undefined)]);
    if ((!found && !whole) || asked !== this.asked) return;
    const grown = () => this.#put(place);
    if (whole) this.phrase.append(...phraseParts(whole, this.language, grown, !found));
    if (found) this.meaning.append(...meaningParts(found, this.language, grown));
    grown();
    say(`${languageName(this.language)} ${token.surface}`);
  }

  /**
   * Beside the word where there is room; style sheets make it a sheet on that side of small windows which leaves the word in sight.
   * @param {HTMLElement} place
   */
  #put(place) {
    const word = place.getBoundingClientRect();
    const gap = 10;
    const rooms = { above: word.top - gap, below: innerHeight - word.bottom - gap };
    this.element.classList.toggle('at-top', rooms.above > rooms.below);
    this.element.style.setProperty('--room', `${Math.max(rooms.above, rooms.below)}px`);
    const card = this.element.getBoundingClientRect();
    /** @param {number} value @param {number} most */
    const clamp = (value, most) => Math.max(gap, Math.min(value, most - gap));
    const below = word.bottom + gap + card.height < innerHeight;
    const above = word.top - gap - card.height > 0;
    let [left, top] = [word.left + word.width / 2 - card.width / 2, below ? word.bottom + gap : word.top - gap - card.height];
    if (!below && !above) {
      left = word.left > innerWidth / 2 ? word.left - gap - card.width : word.right + gap;
      top = word.top;
    }
    this.element.style.setProperty('--left', `${clamp(left, innerWidth - card.width)}px`);
    this.element.style.setProperty('--top', `${clamp(top, innerHeight - card.height)}px`);
  }
}

/** Keys that scroll belong to the text of the card while it has the focus. @param {KeyboardEvent} event */
function scrolls(event) {
  if (event.target === event.currentTarget && /^(Arrow(Up|Down)|Page(Up|Down)|Home|End| )$/.test(event.key)) event.stopPropagation();
}

const canSpeak = () => 'speechSynthesis' in globalThis;

/** @param {string} text @param {string} language */
function speak(text, language) {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}
