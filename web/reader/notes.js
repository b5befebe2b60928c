import { t } from '../i18n/index.js';
import { openDialog } from '../ui/dialog.js';
import { h } from '../ui/dom.js';

/**
 * The place that a link inside the book means; undefined when the book has no such anchor.
 * @param {Manifest} manifest
 * @param {string | undefined} key
 */
export function targetOf(manifest, key) {
  for (const [index, chapter] of manifest.chapters.entries()) {
    const anchor = chapter.anchors?.find((candidate) => candidate.key === key);
    if (anchor) return { index, offset: anchor.at };
  }
  return undefined;
}

/**
 * Shows a note where it is referred to.
 * @param {Manifest} manifest
 * @param {NotePlace} note
 * @param {(index: number, at: number) => void} go
 */
export function showNote(manifest, note, go) {
  const index = manifest.chapters.findIndex((chapter) => chapter.id === note.chapterId);
  const text = manifest.chapters[index].content.slice(note.start, note.end);
  const dialog = openDialog(t('reader.note'),
    h('div', { class: 'note-text', lang: manifest.language, dir: 'auto' }, text.split('\n\n').map((paragraph) => h('p', {}, paragraph))),
    h('button', { type: 'button', onclick: () => {
      dialog.close();
      go(index, note.start);
    } }, t('reader.noteGo')));
  dialog.classList.add('note');
}

/**
 * A link that leaves the book is shown before it is followed; anything but the web is only shown.
 * @param {string} url
 */
export function leaveBook(url) {
  const isWeb = /^https?:\/\//i.test(url);
  openDialog(t('reader.leaves', { url: '' }), h('p', {}, isWeb ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, url) : h('code', {}, url)));
}

/** @param {HTMLImageElement} image */
export function showPicture(image) {
  const dialog = openDialog(image.alt || t('reader.picture'), h('img', { src: image.src, alt: image.alt }));
  dialog.classList.add('picture');
}
