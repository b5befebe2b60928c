import { openJobs, shelf } from '../api/books.js';
import { languageName, stageText, t } from '../i18n/index.js';
import { h, iconButton } from '../ui/dom.js';
import { describe } from '../ui/errors.js';
import { onKey } from '../ui/keys.js';
import { notify, say } from '../ui/notice.js';
import { preference, remember } from '../ui/preferences.js';
import { primary } from '../words/language.js';
import { card } from './card.js';
import { continuing, lastOpened } from './continue.js';
import { KnownShares } from './known.js';
import { interrupted } from './interrupted.js';
import { dropZone, pickFiles, sampleBooks, uploads } from './upload.js';

const POLL_MS = 1000;
const SLOW_POLL_MS = 10000;

/** @typedef {import('../api/books.js').Shelved} Shelved */

/** How much is known of the books; read anew at each visit. */
let known = new KnownShares();

/** @type {Record<string, (a: Shelved, b: Shelved) => number>} */
const ORDERS = {
  read: (a, b) => lastRead(b).localeCompare(lastRead(a)) || added(b).localeCompare(added(a)),
  title: (a, b) => a.row.title.localeCompare(b.row.title),
  added: (a, b) => added(b).localeCompare(added(a)),
  known: (a, b) => (known.of(b.row) ?? -1) - (known.of(a.row) ?? -1) || a.row.title.localeCompare(b.row.title),
};
/** @param {Shelved} book */
const lastRead = (book) => book.progress?.updated_at ?? book.row.last_read_at ?? '';
/** @param {Shelved} book */
const added = (book) => book.row.added_at ?? '';

/**
 * The shelf: what is there, what is on its way, and how to add more.
 * @param {HTMLElement} main
 */
export async function show(main) {
  /** @type {Shelved[]} */
  let books = await shelf();
  const samples = await sampleBooks();
  const view = { search: '', order: preference('order', 'read'), language: '', layout: preference('layout', 'grid') };
  const list = h('ul', { class: 'shelf' });
  const bar = h('div', { class: 'toolbar' });
  const last = h('div', { class: 'last-read' });
  const left = interrupted(() => pick());
  const incoming = uploads({ added: reload, ended: left.draw, has: (id) => books.some((book) => book.row.id === id) });
  /** @param {Iterable<File>} files */
  const add = (files) => {
    incoming.add([...files]);
    left.element.replaceChildren();
  };
  let timer = 0;
  let gone = false;
  known = new KnownShares();

  /** Books whose words this device has counted; in this order, all of them are. */
  async function measure() {
    const hasNew = await known.load(books.map(({ row }) => row), view.order === 'known', (n) => say(t('library.counting', { n }))).catch((error) => {
      if (view.order === 'known') notify(describe(error), 'error');
      return false;
    });
    if (hasNew && !gone) draw();
  }

  async function reload() {
    if (gone) return;
    books = await shelf();
    draw();
    measure();
    poll();
  }

  function matching() {
    const wanted = view.search.toLocaleLowerCase();
    return books
      .filter((book) => book.row.title.toLocaleLowerCase().includes(wanted) && (!view.language || primary(book.row.language) === view.language))
      .sort(ORDERS[view.order]);
  }

  function draw() {
    const shown = matching();
    main.classList.toggle('is-empty', books.length === 0);
    list.dataset.layout = view.layout;
    list.replaceChildren(...shown.map((book) => card(book, reload, known)));
    if (books.length > 0 && shown.length === 0) list.append(h('li', { class: 'none' }, t('library.none')));
    drawBar();
    drawLast();
    welcome.hidden = books.length > 0;
  }

  /** Not while somebody looks for another. */
  function drawLast() {
    const book = view.search || view.language ? undefined : lastOpened(books);
    last.replaceChildren(...(book ? [continuing(book)] : []));
  }

  function drawBar() {
    const languages = [...new Set(books.map((book) => primary(book.row.language)).filter(Boolean))];
    languageFilter.replaceChildren(h('option', { value: '' }, t('library.all')),
      ...languages.map((tag) => h('option', { value: tag, selected: tag === view.language }, languageName(tag))));
    languageChoice.hidden = languages.length < 2;
    bar.hidden = books.length === 0;
    layout.replaceChildren(...['grid', 'list'].map((name) =>
      iconButton(name, t(`library.${name}`), () => {
        view.layout = name;
        remember('layout', name);
        draw();
      }, { 'aria-pressed': String(view.layout === name) })
    ));
  }

  /** Looks at the jobs only; the shelf is read again when one of them has ended. */
  async function look() {
    try {
      const found = await openJobs();
      const jobs = new Map(found.map((job) => [job.book_id, job]));
      const before = books.filter(isOpen);
      if (before.some((book) => !jobs.has(book.row.id)) || found.length !== before.length) {
        await reload();
        return;
      }
      for (const book of before) {
        const job = jobs.get(book.row.id);
        if (!job) continue;
        if (job.stage !== book.job?.stage) say(`${book.row.title}: ${stageText(job.stage)}`);
        if (job.updated_at !== book.job?.updated_at) {
          book.job = job;
          list.querySelector(`[data-book="${CSS.escape(book.row.id)}"]`)?.replaceWith(card(book, reload, known));
        }
      }
    } catch {
      // The next look will tell.
    }
    poll();
  }

  function poll() {
    clearTimeout(timer);
    if (!gone) timer = setTimeout(look, books.some(isOpen) && !document.hidden ? POLL_MS : SLOW_POLL_MS);
  }

  const search = h('input', { type: 'search', placeholder: t('library.search'), 'aria-label': t('library.search'), oninput: (/** @type {FieldEvent} */ event) => {
    view.search = event.target.value;
    draw();
  } });
  const order = h('select', { onchange: (/** @type {SelectEvent} */ event) => {
    view.order = event.target.value;
    remember('order', view.order);
    draw();
    measure();
  } }, Object.keys(ORDERS).map((name) => h('option', { value: name, selected: name === view.order }, t(`library.sort.${name}`))));
  const languageFilter = h('select', { onchange: (/** @type {SelectEvent} */ event) => {
    view.language = event.target.value;
    draw();
  } });
  const layout = h('div', { class: 'layout', role: 'group', 'aria-label': t('library.view') });
  /** @param {string} label @param {HTMLElement} control */
  const labelled = (label, control) => h('label', { class: 'choice' }, h('span', { class: 'unseen' }, label), control);
  const languageChoice = labelled(t('library.language'), languageFilter);
  bar.append(search, labelled(t('library.sort'), order), languageChoice, layout);

  async function trySample() {
    const [sample] = samples;
    try {
      const blob = await (await fetch(`samples/${sample.file}`)).blob();
      add([new File([blob], sample.file, { type: 'application/epub+zip' })]);
    } catch (error) {
      notify(describe(error), 'error');
    }
  }

  const pick = () => pickFiles(add);
  const welcome = h('section', { class: 'welcome' }, h('div', { class: 'welcome-mark', 'aria-hidden': 'true', lang: 'ja' }, '本'), h('h2', {}, t('library.empty')),
    h('p', {}, t('library.emptyLead')),
    h('div', { class: 'row' }, h('button', { type: 'button', class: 'primary', onclick: pick }, t('library.upload')),
      samples.length > 0 ? h('button', { type: 'button', onclick: trySample }, t('library.sample')) : null));

  main.append(h('div', { class: 'page-head' }, h('h1', {}, t('library.title')), h('button', { type: 'button', class: 'primary', onclick: pick }, t('library.upload'))),
    left.element, incoming.element, last, bar, welcome, list);
  draw();
  measure();
  poll();
  const undo = [dropZone(add), onKey('u', pick), onKey('/', () => search.focus())];
  return () => {
    gone = true;
    clearTimeout(timer);
    undo.forEach((back) => back());
  };
}

/** @param {Shelved} book @returns {boolean} */
const isOpen = (book) => book.job?.status === 'queued' || book.job?.status === 'processing';
