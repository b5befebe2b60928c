import { Places } from '../api/places.js';
import { percent, t } from '../i18n/index.js';
import { openDialog } from '../ui/dialog.js';
import { h, iconButton } from '../ui/dom.js';
import { describe } from '../ui/errors.js';
import { notify, say } from '../ui/notice.js';
import { inOrder, locate, markdown } from './places.js';
import { selectedIn } from './shown.js';

/** How much of the text a bookmark shows. */
const EXCERPT = 40;
/** Of a hand that writes. */
const PAUSE_MS = 1500;

/** Bookmarks and highlights of the open book: made here, shown in the text, listed and exported. */
export class Notebook {
  /** @type {ReturnType<typeof setTimeout> | undefined} until what is being written is sent */
  #pause;

  /** @param {import('./page.js').Reading} reading */
  constructor(reading) {
    this.reading = reading;
    this.places = new Places(reading.bookId);
    /** Brings the list up to date while it is open. */
    this.redrawList = () => {};
    this.bar = h('div', { class: 'selection-bar', hidden: true, role: 'toolbar', 'aria-label': t('notes.selection') },
      h('button', { type: 'button', onclick: () => this.highlight() }, t('notes.highlight')),
      h('button', { type: 'button', onclick: () => this.highlight(true) }, t('notes.withNote')));
    reading.reader.append(this.bar);
    this.places.open(() => this.draw());
  }

  /** The buttons for what is selected, while something is. */
  selectionChanged() {
    this.bar.hidden = !this.reading.chapter || !selectedIn(this.reading.view.text);
  }

  /** Shows the highlights of the chapter in sight, and whether its page has a bookmark. */
  draw() {
    const { chapter, manifest, shown, parts } = this.reading;
    this.redrawList();
    if (!chapter || this.reading.closed) return;
    const here = this.places.all.filter(({ kind }) => kind === 'highlight').flatMap((place) => {
      const at = locate(manifest.chapters, place);
      return at?.index === chapter.index ? [at] : [];
    });
    shown.show('mine', here);
    parts.bookmark.setAttribute('aria-pressed', String(this.#bookmarksHere().length > 0));
  }

  #bookmarksHere() {
    const { chapter, manifest, view } = this.reading;
    const [start, end] = view.stretchInSight();
    return this.places.all.filter((place) => {
      const at = place.kind === 'bookmark' ? locate(manifest.chapters, place) : undefined;
      return at?.index === chapter.index && at.start >= start && at.start < Math.max(end, start + 1);
    });
  }

  /** Sets a bookmark at the place in sight, or takes away those that are there. */
  toggleBookmark() {
    const { chapter, view } = this.reading;
    if (!chapter) return undefined;
    const there = this.#bookmarksHere();
    const start = view.at;
    const text = chapter.content.slice(start, start + EXCERPT);
    say(t(there.length > 0 ? 'notes.unmarked' : 'notes.marked'));
    return this.#stored(there.length > 0
      ? Promise.all(there.map(({ id }) => this.places.change(id, { gone: true })))
      : this.places.add({ kind: 'bookmark', chapterId: chapter.entry.id, start, end: start + text.length, text, note: '' }));
  }

  /** Highlights what is selected, or the sentence of the chosen word. */
  async highlight(isNoted = false) {
    const { chapter, view, words } = this.reading;
    if (!chapter) return;
    const token = chapter.tokens[words.current];
    const [from, to] = token ? chapter.sentenceAt(token.start) : [0, 0];
    const span = selectedIn(view.text) ?? (words.isInText || words.card.isOpen ? { start: from, end: to } : undefined);
    const text = span ? chapter.content.slice(span.start, span.end) : '';
    if (!span || !text.trim()) {
      notify(t('notes.nothing'));
      return;
    }
    const start = span.start + text.length - text.trimStart().length;
    getSelection()?.removeAllRanges();
    const end = start + text.trim().length;
    const there = this.places.all.find((place) => place.kind === 'highlight' && place.chapterId === chapter.entry.id && place.start === start && place.end === end);
    const adding = there ? undefined : this.places.add({ kind: 'highlight', chapterId: chapter.entry.id, start, end, text: text.trim(), note: '' });
    const made = there ?? this.places.all.at(-1);
    if (isNoted && made) this.list(made.id);
    say(t('notes.highlighted'));
    if (adding) await this.#stored(adding);
  }

  /** What could not be told to the server is on the device, and is told later. @param {Promise<unknown>} work */
  async #stored(work) {
    this.draw();
    try {
      await work;
    } catch (error) {
      notify(t('notes.later', { reason: describe(error) }), 'error');
    }
    this.draw();
  }

  /** A note that is being written is on the device at once, and in the account after a pause. @param {string} id @param {string} note */
  #written(id, note) {
    this.places.write(id, note).catch(() => undefined);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.send(), PAUSE_MS);
  }

  /** What was written goes to the account now; if that fails, when the field is left. */
  send() {
    if (this.#pause === undefined) return;
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.places.sync().catch(() => undefined);
  }

  close() {
    this.send();
    this.places.close();
  }

  /** All of the book. @param {string} [focus] the one whose note is written */
  list(focus) {
    const { manifest } = this.reading;
    const entries = h('ul', { class: 'places' });
    const drawList = () => {
      const found = inOrder(manifest.chapters, this.places.all);
      entries.replaceChildren(...found.map(({ place, at }) => this.#entry(place, at, drawList, () => dialog.close())));
      if (found.length === 0) entries.append(h('li', { class: 'meta' }, t('notes.none')));
      save.disabled = found.length === 0;
    };
    const save = h('button', { type: 'button', onclick: () => this.#export() }, t('notes.export'));
    const dialog = openDialog(t('notes.title'), entries, h('div', { class: 'row' }, save));
    dialog.classList.add('side');
    drawList();
    // A note that is being written stays as it is.
    this.redrawList = () => document.activeElement?.matches('.places textarea') || drawList();
    dialog.addEventListener('close', () => {
      this.redrawList = () => {};
    });
    /** @type {HTMLElement | null} */
    const field = focus ? dialog.querySelector(`[data-place="${CSS.escape(focus)}"] textarea`) : null;
    field?.focus();
  }

  /** @param {import('./places.js').Place} place @param {ReturnType<typeof locate>} at @param {() => void} drawList @param {() => void} close */
  #entry(place, at, drawList, close) {
    const { manifest } = this.reading;
    const title = at ? manifest.chapters[at.index].title || '—' : t('notes.lost');
    const note = h('textarea', { rows: 2, 'aria-label': `${t('notes.note')}: ${place.text.slice(0, EXCERPT)}`, placeholder: t('notes.note'),
      oninput: () => this.#written(place.id, note.value.trim()), onchange: () => this.#stored(this.places.change(place.id, { note: note.value.trim() })) });
    note.value = place.note;
    const remove = iconButton('close', `${t('remove')}: ${place.text.slice(0, EXCERPT)}`, () => {
      this.#stored(this.places.change(place.id, { gone: true }));
      drawList();
    });
    const go = h('button', { type: 'button', class: 'place-text', lang: manifest.language, disabled: !at, onclick: () => {
      close();
      if (at) this.reading.jump(at.index, at.start);
    } }, place.text);
    const share = at ? percent(at.start / Math.max(1, manifest.chapters[at.index].content.length)) : '';
    return h('li', { dataset: { place: place.id }, class: place.kind },
      h('div', { class: 'place-head' },
        h('p', { class: 'meta' }, `${t(`notes.${place.kind}`)} · `, h('span', { lang: manifest.language }, title), share && ` · ${share}`), remove), go, note);
  }

  #export() {
    const { manifest } = this.reading;
    const text = markdown(manifest, this.places.all, { bookmark: t('notes.bookmark'), lost: t('notes.lost') });
    const url = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
    h('a', { href: url, download: `${manifest.title.replace(/[\\/:*?"<>|]/g, '_').slice(0, 80)}.md` }).click();
    URL.revokeObjectURL(url);
  }
}
