import { bookRow, isInLibrary, opened } from '../api/books.js';
import { Bundle } from '../api/bundle.js';
import { userId } from '../api/client.js';
import { keepReading, sendReading } from '../api/days.js';
import { loadProgress, saveProgress } from '../api/progress.js';
import { hearMarks, hearRemoved } from '../api/windows.js';
import { WordStates } from '../api/words.js';
import { t } from '../i18n/index.js';
import { closeDialogs } from '../ui/dialog.js';
import { h } from '../ui/dom.js';
import { remember } from '../ui/preferences.js';
import { ReadingClock } from '../words/days.js';
import { Pace } from '../words/pace.js';
import { Aloud } from './aloud.js';
import { Chapter } from './chapter.js';
import { readerKeys, readerTouches } from './controls.js';
import { frame } from './frame.js';
import { keepLater } from './keep.js';
import { Notebook } from './notebook.js';
import { targetOf } from './notes.js';
import { beginning, BookPlace } from './place.js';
import { showRest } from './rest.js';
import { showSearch } from './search.js';
import { Settings } from './settings.js';
import { Shown } from './shown.js';
import { showContents } from './toc.js';
import { removedPart, showUnready } from './unready.js';
import { View } from './view.js';
import { withoutWords } from './wordless.js';
import { Words } from './words.js';

const SAVE_MS = 700;
const RIGHT_TO_LEFT = /^(ar|he|fa|ur|yi|ps|sd)\b/;

/**
 * Reads a book: `#/read/<book>/<chapter id>/<offset>`, without the last two where it was left.
 * @param {HTMLElement} main
 * @param {string} bookId
 * @param {string} [chapterId]
 * @param {string} [offset]
 */
export async function show(main, bookId, chapterId, offset) {
  const row = await bookRow(bookId);
  if (!row) throw new Error(t('reader.noBook'));
  if (!row.processed_path) return showUnready(main, row);
  const bundle = new Bundle(row);
  const manifest = await bundle.manifest();
  const [states, progress] = await Promise.all([new WordStates(manifest.language).load(), loadProgress(bookId)]);
  const reading = new Reading(main, { bookId, row, bundle, manifest, states });
  main.addEventListener('shown', () =>
    reading.start(
      chapterId ? { chapter_id: chapterId, char_offset: Number(offset) || 0 } : progress
    ), { once: true });
  remember('mine.language', states.language);
  opened(bookId).catch(() => undefined);
  return () => reading.close();
}

/** @typedef {{bookId: string, row: BookRow, bundle: Bundle, manifest: Manifest, states: WordStates}} Open */

/** One open book: the bars around the text, where the reader is, and what the controls do. */
export class Reading {
  /** @type {import('./chapter.js').Chapter} the one in sight; none before the first is open */
  chapter;
  closed = false;
  isRemoved = false;
  searched = '';
  /** @type {import('./find.js').Hit[][]} what the last search found, by chapter */
  found = [];

  /** @param {HTMLElement} main @param {Open} book */
  constructor(main, book) {
    this.user = userId();
    this.bookId = book.bookId;
    this.row = book.row;
    this.bundle = book.bundle;
    this.manifest = book.manifest;
    this.states = book.states;
    this.settings = new Settings(book.bookId, this.manifest);
    this.bookPlace = new BookPlace(this.manifest);
    this.pace = new Pace(this.manifest.language);
    this.clock = new ReadingClock();
    this.isRightToLeft = RIGHT_TO_LEFT.test(this.manifest.language);
    const parts = frame(this);
    /** @type {HTMLElement} */
    this.reader = parts.reader;
    /** @type {HTMLElement} */
    this.viewport = parts.viewport;
    this.parts = parts;
    main.append(this.reader);
    this.view = new View(this.viewport, (at) => this.#moved(at));
    this.shown = new Shown(this.view.text, ['sentence', 'mine', 'found', 'word']);
    this.words = new Words(this);
    this.notebook = new Notebook(this);
    this.aloud = new Aloud(this, (isOn) => this.parts.listen.setAttribute('aria-pressed', String(isOn)));
    /** @type {(() => unknown)[]} */
    this.undo = [readerKeys(this), readerTouches(this)];
    this.#listen(document, 'visibilitychange', () => (document.hidden ? this.#goAway() : this.#comeBack()));
    this.#listen(globalThis, 'pagehide', () => this.notebook.send());
    this.#listen(globalThis, 'online', () => this.#save());
    this.#listen(globalThis, 'online', () => this.notebook.places.sync().catch(() => undefined));
    this.#listen(document, 'selectionchange', () => this.notebook.selectionChanged());
    this.#listen(globalThis, 'popstate', ({ state }) => state?.place && this.go(state.place[0], state.place[1]));
    // Before the page is shown again in another language.
    this.#listen(document, 'interface', () => history.replaceState(history.state, '', this.#address()), true);
    this.undo.push(hearMarks(this.states, () => this.words.showStates()), hearRemoved(this.bookId, () => this.removed()));
    this.apply();
    this.undo.push(keepLater(this.bundle));
  }

  /** True when pages turn to the left. */
  get runsLeft() {
    return this.isRightToLeft || this.settings.get('writing') === 'vertical';
  }

  /** @param {EventTarget} target @param {string} name @param {(event: any) => void} listener @param {boolean} [isFirst] */
  #listen(target, name, listener, isFirst) {
    target.addEventListener(name, listener, isFirst);
    this.undo.push(() => target.removeEventListener(name, listener, isFirst));
  }

  /** @param {Pick<Progress, 'chapter_id' | 'char_offset'> | undefined} progress */
  async start(progress) {
    const found = this.manifest.chapters.findIndex((chapter) => chapter.id === progress?.chapter_id);
    const { index, offset } = found >= 0 ? { index: found, offset: progress?.char_offset ?? 0 } : beginning(this.manifest, (key) => targetOf(this.manifest, key));
    await this.go(index, offset);
    // An address that names a place would lead back there when the page is loaded again, however far somebody has read since.
    if (!this.closed && this.chapter) history.replaceState(history.state, '', `#/read/${encodeURIComponent(this.bookId)}`);
  }

  /** Of the place in sight. */
  #address() {
    const parts = [this.bookId, ...(this.chapter ? [this.chapter.entry.id, this.view.at] : [])];
    return `#/read/${parts.map(encodeURIComponent).join('/')}`;
  }

  /** Somebody reads: the place moves, or a word is touched. */
  countReading() {
    const read = this.chapter && this.clock.at(this.bookPlace.at(this.chapter.index, this.view.at), Date.now());
    if (read) keepReading(read, new Date(), this.user);
  }

  /** The window is out of sight, perhaps for ever. */
  #goAway() {
    this.#save();
    this.notebook.send();
    this.countReading();
    this.clock.pause();
    sendReading();
  }

  /** Words may have been marked while another window or device was in use. */
  #comeBack() {
    this.words.refresh();
    this.#lookForBook();
  }

  /** Another device may have removed it. */
  async #lookForBook() {
    if (!await isInLibrary(this.bookId)) this.removed();
  }

  /** The book is gone from the library while it is read here: nothing of it is kept any more. */
  removed() {
    if (this.closed) return;
    this.isRemoved = true;
    closeDialogs();
    this.close();
    this.reader.replaceWith(removedPart(this.row));
  }

  /** @param {number} index @param {number} offset @param {boolean} [isJump] what lies between was not read */
  async go(index, offset, isJump = true) {
    const entry = this.manifest.chapters[index];
    if (!entry) return;
    this.words.close();
    if (this.chapter && this.chapter.index !== index) this.#lookForBook();
    const opening = (this.opening = {});
    const file = await this.bundle.tokens(entry).catch(() => withoutWords(this, entry, offset));
    if (!file || opening !== this.opening || this.closed) return;
    this.chapter = new Chapter(this.manifest, index, file);
    this.parts.chapterTitle.textContent = entry.title;
    document.title = `${entry.title} · ${this.manifest.title}`;
    if (isJump) this.clock.jump();
    this.view.open(this.chapter, Math.min(offset, entry.content.length), (lemma) => this.states.of(lemma), (name) => this.bundle.image(name));
    if (this.chapter.chunks.length === 0) this.view.text.append(h('p', { class: 'meta' }, t('reader.noText')));
    this.viewport.dataset.ready = entry.id;
    this.words.enter();
    this.notebook.draw();
    this.showFound(this.found[index] ?? []);
  }

  /** @param {import('./find.js').Hit[]} hits of the chapter in sight */
  showFound(hits) {
    if (hits.length === 0 && !this.searched) this.found = [];
    this.shown.show('found', hits);
  }

  search() {
    showSearch(this);
  }

  /**
   * Goes to another place of the book; the browser's Back leads back.
   * @param {number} index
   * @param {number} offset
   */
  jump(index, offset) {
    history.replaceState({ place: [this.chapter.index, this.view.at] }, '');
    history.pushState({ place: [index, offset] }, '');
    return this.go(index, offset);
  }

  /** @param {number} step @param {boolean} [isJump] */
  chapterBy(step, isJump = false) {
    return this.go(this.chapter.index + step, 0, isJump);
  }

  /**
   * A page forward or back, over the border of a chapter.
   * @param {boolean} forward
   */
  async turn(forward) {
    if (!this.chapter) return;
    this.words.close();
    const before = this.bookPlace.at(this.chapter.index, this.view.at);
    if (this.view.turn(forward)) {
      if (this.view.paged) this.words.enter();
    } else if (forward) {
      await this.chapterBy(1);
    } else if (this.chapter.index > 0) {
      await this.go(this.chapter.index - 1, this.manifest.chapters[this.chapter.index - 1].content.length);
    }
    const now = this.bookPlace.at(this.chapter.index, this.view.at);
    // Another place than the last page left: somebody came here by a jump.
    if (forward && before === this.pace.from) this.pace.turned(now, Date.now());
    else this.pace.begin(now, Date.now());
  }

  /** Shows what the settings say; the place stays. */
  apply() {
    this.words.close();
    this.parts.foot.dir = this.runsLeft ? 'rtl' : 'ltr';
    this.view.layOut(this.settings.get('writing') === 'vertical', this.settings.get('flow') === 'page', () => this.settings.apply(this.reader));
  }

  contents() {
    showContents(this.manifest, this.manifest.chapters[this.chapter?.index ?? 0], (index, at) => this.jump(index, at), this.words.shares(), [
      [t('find.title'), () => this.search()],
      [t('notes.title'), () => this.notebook.list()],
      [t('rest.title'), () => showRest(this)],
      ...(Aloud.isPossible ? [/** @type {[string, () => void]} */ ([t(this.aloud.isOn ? 'aloud.stop' : 'aloud.title'), () => this.aloud.toggle()])] : []),
    ]);
  }

  close() {
    if (this.closed) return;
    this.closed = true;
    this.aloud.stop();
    this.#goAway();
    this.notebook.close();
    this.words.close();
    this.view.close();
    this.shown.close();
    this.undo.forEach((back) => back());
    this.bundle.close();
    document.title = t('app');
  }

  /** @param {number} at */
  #moved(at) {
    const isEnd = this.chapter.index === this.manifest.chapters.length - 1 && !this.view.hasMore();
    const { position, share, left, figures } = this.bookPlace.words(this.chapter.index, at, isEnd, this.pace.speed);
    this.parts.slider.value = String(position);
    this.parts.slider.setAttribute('aria-valuetext', [share, this.chapter.entry.title, left].filter(Boolean).join(', '));
    this.parts.place.replaceChildren(share, h('span', { class: 'place-left' }, left && ` · ${left}`), h('span', { class: 'place-figures' }, ` · ${figures}`));
    this.words.thin();
    this.countReading();
    this.notebook?.draw();
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.#save(), SAVE_MS);
  }

  #save() {
    clearTimeout(this.saving);
    if (this.chapter && !this.isRemoved) saveProgress(this.bookId, this.chapter.entry, this.view.at).catch(() => undefined);
  }

  /** Within the chapter the text follows the finger; another chapter is opened where it is let go. @param {number} position @param {boolean} isOver */
  slide(position, isOver) {
    const [index, offset] = this.bookPlace.find(position);
    this.clock.jump();
    if (index === this.chapter?.index) this.view.go(offset);
    else if (isOver) this.go(index, offset);
  }
}
