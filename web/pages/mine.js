import { shelf } from '../api/books.js';
import { allStates, STATES, WordStates } from '../api/words.js';
import { languageName, moment, number, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { onKey } from '../ui/keys.js';
import { notify } from '../ui/notice.js';
import { describe } from '../ui/errors.js';
import { preference, remember } from '../ui/preferences.js';
import { counts } from '../words/counts.js';
import { opening, primary } from '../words/language.js';
import { stateChoice } from './choice.js';
import { importDialog } from './import.js';
import { some } from './known.js';

const PAGE = 100;

/**
 * A word that a learner has marked, and how often their books have it.
 * @typedef {import('../api/words.js').MarkRow & {met: number, books: number}} Mine
 * @typedef {Map<string, {met: number, books: number}>} Met
 */

/** @type {Record<string, (a: Mine, b: Mine) => number>} */
const ORDERS = {
  met: (a, b) => b.met - a.met || a.lemma.localeCompare(b.lemma),
  late: (a, b) => b.updated_at.localeCompare(a.updated_at),
  word: (a, b) => a.lemma.localeCompare(b.lemma),
};

/**
 * All words with a mark, over all books: `#/mine`.
 * @param {HTMLElement} main
 */
export async function show(main) {
  const [states, books] = await Promise.all([allStates(), shelf()]);
  const languages = [...new Set([...states.keys(), ...books.map(({ row }) => primary(row.language))])].filter(Boolean).sort();
  for (const language of languages) if (!states.has(language)) states.set(language, new WordStates(language));
  const view = { search: '', state: '', language: opening(states, languages, preference('mine.language', '')), order: 'met', shown: PAGE };
  /** @type {Map<string, Met>} */
  const met = new Map();
  let left = 0;
  let missed = 0;
  let gone = false;
  const body = h('tbody', {});
  const sums = h('p', { class: 'meta', role: 'status' });
  const counting = h('p', { class: 'meta' });
  const more = h('button', { type: 'button', onclick: () => {
    view.shown += PAGE;
    draw();
  } }, t('words.more'));
  const own = () => states.get(view.language);

  function matching() {
    const search = view.search.toLocaleLowerCase();
    const here = met.get(view.language);
    return (own()?.marks ?? [])
      .filter((mark) => (!view.state || mark.status === view.state) && mark.lemma.toLocaleLowerCase().includes(search))
      .map((mark) => ({ ...mark, ...(here?.get(mark.lemma) ?? { met: 0, books: 0 }) }))
      .sort(ORDERS[view.order]);
  }

  function draw() {
    const found = matching();
    const all = own()?.marks ?? [];
    body.replaceChildren(...found.slice(0, view.shown).map(line));
    if (found.length === 0) body.append(h('tr', {}, h('td', { colspan: 4 }, t(all.length === 0 ? 'mine.none' : 'words.none'))));
    more.hidden = found.length <= view.shown;
    sums.textContent = ['known', 'learning', 'ignored'].map((state) => `${t(`state.${state}`)}: ${number(all.filter((mark) => mark.status === state).length)}`).join(
      ' · '
    );
    counting.hidden = left === 0 && missed === 0;
    counting.textContent = left > 0 ? t('mine.counting', { n: number(left) }) : t('mine.missed', { n: number(missed) });
  }

  /** @param {Mine} word */
  function line(word) {
    /** @param {string} label @param {Record<string, string>} properties @param {...import('../ui/dom.js').Child} content */
    const cell = (label, properties, ...content) => h('td', { 'data-label': t(label), ...properties }, ...content);
    const marks = /** @type {WordStates} */ (own());
    return h('tr', {},
      cell('words.word', { class: 'word-cell', lang: view.language },
        h('div', {}, word.lemma, word.context_sentence ? h('p', { class: 'meta' }, word.context_sentence) : null)),
      cell('mine.met', { class: 'number' }, word.books > 0 ? t('mine.metIn', { n: number(word.met), books: number(word.books) }) : ''),
      cell('mine.marked', {}, moment(word.updated_at)), cell('words.state', {}, stateChoice({ lemma: word.lemma }, marks)));
  }

  /** A language that had neither books nor marks is one of mine now. @param {string} language */
  function offer(language) {
    if (!states.has(language)) states.set(language, new WordStates(language));
    if ([...languageChoice.options].some(({ value }) => value === language)) return;
    languageChoice.append(h('option', { value: language }, languageName(language)));
    view.language ||= language;
    languageChoice.value = view.language;
  }

  /** @param {string} language */
  function imported(language) {
    offer(language);
    remember('mine.language', language);
    Object.assign(view, { language, state: '', search: '', shown: PAGE });
    languageChoice.value = language;
    stateChoices.value = '';
    search.value = '';
    draw();
  }

  /** How often the books have each word: those that this device has not counted yet are fetched, one after the other. */
  async function measure() {
    const ready = books.map(({ row }) => row).filter((row) => row.processed_path);
    left = ready.length;
    await some(ready, async (row) => {
      if (gone) return;
      const known = await counts(row).catch(() => undefined);
      left--;
      if (!known) {
        missed++;
        return;
      }
      const { language } = known;
      offer(language);
      const here = met.get(language) ?? /** @type {Met} */ (new Map());
      met.set(language, here);
      for (const { lemma, count } of known.words) {
        const before = here.get(lemma) ?? { met: 0, books: 0 };
        here.set(lemma, { met: before.met + count, books: before.books + 1 });
      }
    });
    if (!gone) draw();
  }

  /** @param {string} name @param {string} label @param {string[][]} options */
  const choice = (name, label, options) =>
    h('select', { 'aria-label': t(label), onchange: (/** @type {SelectEvent} */ event) => {
      Object.assign(view, { [name]: event.target.value, shown: PAGE });
      if (name === 'language') remember('mine.language', view.language);
      draw();
    } }, options.map(([value, text]) => h('option', { value, selected: value === Object.entries(view).find(([key]) => key === name)?.[1] }, text)));
  const search = h('input', { type: 'search', placeholder: t('words.search'), 'aria-label': t('words.search'), oninput: (/** @type {FieldEvent} */ event) => {
    Object.assign(view, { search: event.target.value, shown: PAGE });
    draw();
  } });
  const languageChoice = choice('language', 'library.language', languages.map((tag) => [tag, languageName(tag)]));
  const stateChoices = choice('state', 'words.state', [['', t('words.every')], ...STATES.slice(1).map((state) => [state, t(`state.${state}`)])]);
  const save = () => {
    const clean = (/** @type {unknown} */ value) => String(value ?? '').replace(/[\t\n\r]/g, ' ');
    const lines = matching().map((word) => [word.lemma, word.status, word.met, word.books, word.context_sentence].map(clean).join('\t'));
    const url = URL.createObjectURL(new Blob([`word\tstate\tmet\tbooks\tsentence\n${lines.join('\n')}\n`], { type: 'text/tab-separated-values' }));
    h('a', { href: url, download: `words-${view.language}.tsv` }).click();
    URL.revokeObjectURL(url);
  };
  const bring = h('button', { type: 'button', class: 'primary', onclick: () => importDialog(states, view.language, imported) }, t('import.title'));
  const head = [['words.word', ''], ['mine.met', 'number'], ['mine.marked', ''], ['words.state', '']].map(([key, name]) =>
    h('th', { scope: 'col', class: name }, t(key))
  );
  main.append(
    h('div', { class: 'page-head' }, h('h1', {}, t('mine.title')), h('div', { class: 'row' }, h('button', { type: 'button', onclick: save }, t('words.export')), bring)),
    h('div', { class: 'toolbar' }, search, languageChoice, stateChoices,
      choice('order', 'library.sort', Object.keys(ORDERS).map((name) => [name, t(`mine.sort.${name}`)]))),
    sums,
    counting,
    h('table', { class: 'data stack' }, h('thead', {}, h('tr', {}, head)), body),
    h('div', { class: 'row' }, more)
  );
  draw();
  measure().catch((error) => notify(describe(error), 'error'));
  const drop = onKey('/', () => search.focus());
  return () => {
    gone = true;
    drop();
  };
}
