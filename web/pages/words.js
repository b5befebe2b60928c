import { bookRow } from '../api/books.js';
import { Bundle } from '../api/bundle.js';
import { STATES, WordStates } from '../api/words.js';
import { maybe, number, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { describe } from '../ui/errors.js';
import { onKey } from '../ui/keys.js';
import { notify } from '../ui/notice.js';
import { hiragana } from '../reader/pieces.js';
import { allWords, tsv } from './wordlist.js';

const PAGE = 100;

/**
 * The words of a book by how often they stand in it: `#/words/<book>`.
 * @param {HTMLElement} main
 * @param {string} bookId
 */
export async function show(main, bookId) {
  const row = await bookRow(bookId);
  if (!row?.processed_path) throw new Error(t(row ? 'reader.notReady' : 'reader.noBook'));
  const bundle = new Bundle(row);
  const manifest = await bundle.manifest();
  const [words, states] = await Promise.all([allWords(bundle, manifest), new WordStates(manifest.language).load()]);
  const view = { search: '', state: '', chapter: '', shown: PAGE };
  const body = h('tbody', {});
  const count = h('p', { class: 'meta', role: 'status' });
  const more = h('button', { type: 'button', onclick: () => {
    view.shown += PAGE;
    draw();
  } }, t('words.more'));

  /** @param {import('./wordlist.js').BookWord} word */
  const countOf = (word) => (view.chapter ? word.chapters[view.chapter] ?? 0 : word.count);
  function matching() {
    const wanted = view.search.toLocaleLowerCase();
    return words
      .filter((word) =>
        countOf(word) > 0 && (!view.state || states.of(word.lemma) === view.state)
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
  }

  /** @param {import('./wordlist.js').BookWord} word */
  function line(word) {
    /** @param {string} label @param {Record<string, string>} properties @param {...import('../ui/dom.js').Child} content */
    const cell = (label, properties, ...content) => h('td', { 'data-label': t(label), ...properties }, ...content);
    const place = word.first ? `#/read/${encodeURIComponent(bookId)}/${encodeURIComponent(word.first.chapterId)}/${word.first.start}` : undefined;
    return h('tr', {},
      cell('words.word', { class: 'word-cell' },
        place ? h('a', { href: place, lang: manifest.language }, word.lemma) : h('span', { lang: manifest.language }, word.lemma)),
      cell('words.reading', { lang: manifest.language }, word.reading && hiragana(word.reading) !== word.lemma ? hiragana(word.reading) : ''),
      cell('words.pos', {}, maybe(`pos.${word.upos}`) ?? word.pos ?? ''), cell('words.count', { class: 'number' }, number(countOf(word))),
      cell('words.state', {}, choice(word)));
  }

  /** @param {import('./wordlist.js').BookWord} word */
  function choice(word) {
    const buttons = STATES.map((state) =>
      h('button', { type: 'button', 'aria-pressed': String(states.of(word.lemma) === state), 'aria-label': `${word.lemma}: ${t(`state.${state}`)}`, onclick: () =>
        mark(word, state, buttons) }, t(`state.${state}`))
    );
    return h('div', { class: 'state-choice', role: 'group' }, buttons);
  }

  /** @param {import('./wordlist.js').BookWord} word @param {WordState} state @param {HTMLElement[]} buttons */
  async function mark(word, state, buttons) {
    const tell = () => buttons.forEach((button, i) => button.setAttribute('aria-pressed', String(states.of(word.lemma) === STATES[i])));
    const stored = states.set({ lemma: word.lemma, surface: word.lemma, chapterId: word.first?.chapterId }, state);
    tell();
    try {
      await stored;
    } catch (error) {
      tell();
      notify(t('word.notStored', { word: word.lemma, reason: describe(error) }), 'error');
    }
  }

  /** @param {string} name @param {string} label @param {string[][]} options */
  const filter = (name, label, options) =>
    h('label', { class: 'choice' }, h('span', { class: 'unseen' }, t(label)), h('select', { onchange: (/** @type {SelectEvent} */ event) => {
      Object.assign(view, { [name]: event.target.value, shown: PAGE });
      draw();
    } }, options.map(([value, text]) => h('option', { value }, text))));
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
  main.append(
    h('div', { class: 'page-head' }, h('div', {}, h('h1', {}, t('words.title')), h('p', { class: 'lead', lang: manifest.language }, manifest.title)),
      h('div', { class: 'row' }, h('a', { class: 'button', href: `#/read/${encodeURIComponent(bookId)}` }, t('words.read')),
        h('button', { type: 'button', onclick: save }, t('words.export')))),
    h('div', { class: 'toolbar' }, search, filter('state', 'words.state', [['', t('words.every')], ...STATES.map((state) => [state, t(`state.${state}`)])]),
      filter('chapter', 'words.chapter', [['', t('words.book')],
        ...manifest.chapters.filter((chapter) => chapter.tokensPath).map((chapter) => [chapter.id, chapter.title])])),
    count,
    h('p', { class: 'meta' }, t('words.language')),
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
