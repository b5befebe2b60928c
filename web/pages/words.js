import { bookRow } from '../api/books.js';
import { Bundle } from '../api/bundle.js';
import { STATES, WordStates } from '../api/words.js';
import { maybe, number, percent, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { onKey } from '../ui/keys.js';
import { hiragana } from '../reader/pieces.js';
import { remember } from '../ui/preferences.js';
import { allWords, tsv } from '../words/booklist.js';
import { keepCounts } from '../words/counts.js';
import { coverage, honest, toLearn } from '../words/coverage.js';
import { markMany } from './many.js';
import { stateChoice } from './choice.js';

const PAGE = 100;
/** With so much known, the rest can be understood from what stands around it. */
const GOAL = 0.95;

/** @typedef {import('../words/booklist.js').BookWord} BookWord */

/**
 * The words of a book by how often they stand in it, how much of it is known, and what to learn: `#/words/<book>/<chapter>`, without
 * the last for the whole book.
 * @param {HTMLElement} main
 * @param {string} bookId
 * @param {string} [chapterId]
 */
export async function show(main, bookId, chapterId = '') {
  const row = await bookRow(bookId);
  if (!row?.processed_path) throw new Error(t(row ? 'reader.notReady' : 'reader.noBook'));
  const bundle = new Bundle(row);
  const manifest = await bundle.manifest();
  const [words, states] = await Promise.all([allWords(bundle, manifest), new WordStates(manifest.language).load()]);
  keepCounts(row, manifest.language, words);
  remember('mine.language', states.language);
  const view = { search: '', state: '', chapter: manifest.chapters.some(({ id }) => id === chapterId) ? chapterId : '', isGoal: false, shown: PAGE };
  const body = h('tbody', {});
  const known = h('div', { class: 'coverage', role: 'status' });
  const count = h('p', { class: 'meta', role: 'status' });
  const more = h('button', { type: 'button', onclick: () => {
    view.shown += PAGE;
    draw();
  } }, t('words.more'));
  /** Those of the list for the goal, as it was when it was asked for: a word that is marked does not run away. @type {Set<string>} */
  let goal = new Set();

  /** @param {BookWord} word */
  const countOf = (word) => (view.chapter ? word.chapters[view.chapter] ?? 0 : word.count);
  const counted = () => words.map((word) => ({ lemma: word.lemma, count: countOf(word), word }));
  /** @param {string} lemma */
  const stateOf = (lemma) => states.of(lemma);

  function matching() {
    const wanted = view.search.toLocaleLowerCase();
    return words
      .filter((word) =>
        countOf(word) > 0 && (!view.state || states.of(word.lemma) === view.state) && (!view.isGoal || goal.has(word.lemma))
        && (word.lemma.includes(wanted) || hiragana(word.reading ?? '').includes(hiragana(wanted)))
      )
      .sort((a, b) => countOf(b) - countOf(a));
  }

  function draw() {
    const found = matching();
    body.replaceChildren(...found.slice(0, view.shown).map(line));
    if (found.length === 0) body.append(h('tr', {}, h('td', { colspan: 5 }, t('words.none'))));
    more.hidden = found.length <= view.shown;
    count.textContent = t('words.shown', { n: number(found.length), all: number(words.length) });
    drawKnown();
  }

  function drawKnown() {
    const share = coverage(counted(), stateOf);
    const wanted = toLearn(counted(), stateOf, GOAL);
    const toggle = h('button', { type: 'button', 'aria-pressed': String(view.isGoal), onclick: () => {
      goal = new Set(toLearn(counted(), stateOf, GOAL).map(({ lemma }) => lemma));
      Object.assign(view, { isGoal: !view.isGoal, shown: PAGE });
      draw();
    } }, view.isGoal ? t('known.all') : t('known.learn', { n: number(wanted.length), percent: percent(GOAL) }));
    const begin = h('button', { type: 'button', onclick: beginLearning }, t('known.begin'));
    known.replaceChildren(
      ...(share === undefined ? [] : [h('p', {}, t(view.chapter ? 'known.chapter' : 'known.book', { percent: percent(honest(share)) }))]),
      ...(view.isGoal || wanted.length > 0 ? [toggle] : []),
      ...(view.isGoal && [...goal].some((lemma) => states.of(lemma) === 'new') ? [begin] : [])
    );
  }

  function beginLearning() {
    const marked = words.filter((word) => goal.has(word.lemma) && states.of(word.lemma) === 'new');
    return markMany(states, marked.map((word) => ({ word: { lemma: word.lemma, chapterId: word.first?.chapterId }, state: 'learning' })), draw);
  }

  /** @param {BookWord} word */
  function line(word) {
    /** @param {string} label @param {Record<string, string>} properties @param {...import('../ui/dom.js').Child} content */
    const cell = (label, properties, ...content) => h('td', { 'data-label': t(label), ...properties }, ...content);
    const place = word.first ? `#/read/${encodeURIComponent(bookId)}/${encodeURIComponent(word.first.chapterId)}/${word.first.start}` : undefined;
    return h('tr', {}, cell('words.word', { class: 'word-cell' }, place
      ? h('a', { href: place, lang: manifest.language }, word.lemma)
      : h('span', { lang: manifest.language }, word.lemma)),
      cell('words.reading', { lang: manifest.language }, word.reading && hiragana(word.reading) !== word.lemma ? hiragana(word.reading) : ''),
      cell('words.pos', {}, maybe(`pos.${word.upos}`) ?? word.pos ?? ''), cell('words.count', { class: 'number' }, number(countOf(word))),
      cell('words.state', {}, stateChoice({ lemma: word.lemma, chapterId: word.first?.chapterId }, states, drawKnown)));
  }

  /** @param {string} name @param {string} label @param {string[][]} options @param {string} chosen */
  const filter = (name, label, options, chosen) =>
    h('label', { class: 'choice' }, h('span', { class: 'unseen' }, t(label)), h('select', { onchange: (/** @type {SelectEvent} */ event) => {
      Object.assign(view, { [name]: event.target.value, isGoal: false, shown: PAGE });
      draw();
    } }, options.map(([value, text]) => h('option', { value, selected: value === chosen }, text))));
  const search = h('input', { type: 'search', placeholder: t('words.search'), 'aria-label': t('words.search'), oninput: (/** @type {FieldEvent} */ event) => {
    Object.assign(view, { search: event.target.value, shown: PAGE });
    draw();
  } });
  const save = () => {
    const url = URL.createObjectURL(new Blob([tsv(matching(), states, countOf)], { type: 'text/tab-separated-values' }));
    h('a', { href: url, download: `${bookId}-words.tsv` }).click();
    URL.revokeObjectURL(url);
  };
  const head = ['word', 'reading', 'pos', 'count', 'state'].map((name) => h('th', { scope: 'col', class: name === 'count' ? 'number' : '' }, t(`words.${name}`)));
  const chapters = manifest.chapters.filter((chapter) => chapter.tokensPath).map((chapter) => [chapter.id, chapter.title]);
  main.append(
    h('div', { class: 'page-head' }, h('div', {}, h('h1', {}, t('words.title')), h('p', { class: 'lead', lang: manifest.language }, manifest.title)),
      h('div', { class: 'row' }, h('a', { class: 'button', href: `#/read/${encodeURIComponent(bookId)}` }, t('words.read')),
        h('button', { type: 'button', onclick: save }, t('words.export')))),
    known,
    h('div', { class: 'toolbar' }, search, filter('state', 'words.state', [['', t('words.every')], ...STATES.map((state) => [state, t(`state.${state}`)])], ''),
      filter('chapter', 'words.chapter', [['', t('words.book')], ...chapters], view.chapter)),
    count,
    h('p', { class: 'meta' }, t('words.language')),
    ...(manifest.words === 'basic' ? [h('p', { class: 'meta' }, t('words.basic'))] : []),
    h('table', { class: 'data stack' }, h('thead', {}, h('tr', {}, head)), body),
    h('div', { class: 'row' }, more)
  );
  draw();
  const drop = onKey('/', () => search.focus());
  return () => {
    drop();
    bundle.close();
  };
}
