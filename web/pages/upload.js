import { addBook, bookIdOf, refusal } from '../api/books.js';
import { ACCEPTED, FORMAT_NAMES } from '../api/formats.js';
import { percent, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { describe } from '../ui/errors.js';
import { notify } from '../ui/notice.js';

/**
 * Sample books that lie beside the page; none on a host that has no such folder.
 * @returns {Promise<{file: string}[]>}
 */
export async function sampleBooks() {
  try {
    const response = await fetch('samples/index.json');
    return response.ok ? await response.json() : [];
  } catch {
    return [];
  }
}

/** @param {(files: Iterable<File>) => void} take */
export function pickFiles(take) {
  const input = h('input', { type: 'file', accept: ACCEPTED, multiple: true, onchange: () => take(input.files ?? []) });
  input.click();
}

/**
 * Takes files dropped anywhere on the page; answers how to stop.
 * @param {(files: Iterable<File>) => void} take
 */
export function dropZone(take) {
  const veil = h('div', { class: 'veil', 'aria-hidden': 'true' }, h('p', {}, t('library.drop')));
  /** @param {DragEvent} event */
  const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  /** @type {Record<string, (event: any) => unknown>} */
  const listeners = {
    dragover: (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (!veil.isConnected) document.body.append(veil);
    },
    dragleave: (event) => event.relatedTarget === null && veil.remove(),
    drop: (event) => {
      veil.remove();
      if (!hasFiles(event)) return;
      event.preventDefault();
      take(event.dataTransfer.files);
    },
  };
  for (const [name, listener] of Object.entries(listeners)) addEventListener(name, listener);
  return () => {
    veil.remove();
    for (const [name, listener] of Object.entries(listeners)) removeEventListener(name, listener);
  };
}

/**
 * The browser asks before it leaves the page and stops what is being sent.
 * @param {Event} event
 */
const askFirst = (event) => event.preventDefault();

/** Files on their way, one line each: they go on being sent, and are listed, while another page is open. */
const element = h('ul', { class: 'uploads' });
/** What is listed, each with how it is said in the interface's language. @type {Map<HTMLElement, () => void>} */
const listed = new Map();
/** @type {Set<AbortController>} */
const running = new Set();
/** @type {Promise<unknown>} */
let last = Promise.resolve();

/** @param {HTMLElement} item @param {() => void} say */
function list(item, say) {
  listed.set(item, say);
  say();
  element.append(item);
}

/** @param {HTMLElement} item */
function unlist(item) {
  listed.delete(item);
  item.remove();
}

/**
 * What the library does with a file that was sent, with one that ended, whatever became of it, and whether it has a book.
 * @typedef {{added: () => Promise<void>, ended: () => void, has: (id: string) => boolean}} Listener
 * @type {Listener}
 */
let library = { added: () => Promise.resolve(), ended: () => undefined, has: () => false };

// Nobody sends their books as somebody else, or sees what another has sent.
document.addEventListener('signed', () => {
  running.forEach((ending) => ending.abort());
  [...listed.keys()].forEach(unlist);
});
document.addEventListener('interface', () => listed.forEach((say) => say()));

/**
 * The files on their way, sent one after the other, for the library that is open now.
 * @param {Listener} listener
 */
export function uploads(listener) {
  library = listener;
  return { element, add };
}

/** @param {File} file @param {ReturnType<typeof progressLine>} line */
async function sendFile(file, line) {
  line.ending.signal.throwIfAborted();
  const problem = await refusal(file);
  if (problem) {
    notify(t(problem, { name: file.name, formats: FORMAT_NAMES }), 'error');
    return;
  }
  const id = await bookIdOf(file);
  line.ending.signal.throwIfAborted();
  if (library.has(id)) {
    listDuplicate(file, id);
    return;
  }
  await addBook(id, file, line.tell, line.ending.signal);
  notify(t('upload.added', { name: file.name }));
  await library.added();
}

/** @param {File} file @param {string} id */
function listDuplicate(file, id) {
  const [text, open, close] = [h('span'), h('a', { class: 'button', href: `#/read/${id}` }),
    h('button', { type: 'button', class: 'quiet', onclick: () => unlist(item) })];
  const item = h('li', { class: 'notice-line' }, text, open, close);
  list(item, () => {
    text.textContent = t('upload.known', { name: file.name });
    open.textContent = t('upload.open');
    close.textContent = t('close');
  });
}

/** @param {File} file */
function progressLine(file) {
  const [text, bar, figure, ending] = [h('span'), h('progress', { max: 1, value: 0 }), h('span', { class: 'figure' }), new AbortController()];
  const cancel = h('button', { type: 'button', class: 'quiet', onclick: () => ending.abort() });
  const item = h('li', {}, text, bar, figure, cancel);
  list(item, () => {
    text.textContent = t('upload.sending', { name: file.name });
    bar.setAttribute('aria-label', text.textContent);
    cancel.textContent = t('cancel');
    cancel.setAttribute('aria-label', `${t('cancel')}: ${file.name}`);
    figure.textContent = bar.value > 0 ? percent(bar.value) : '';
  });
  return { item, ending, tell: (/** @type {number} */ share) => {
    bar.value = share;
    figure.textContent = percent(share);
  } };
}

/** @param {File[]} files */
function add(files) {
  for (const file of files) {
    const line = progressLine(file);
    if (running.size === 0) addEventListener('beforeunload', askFirst);
    running.add(line.ending);
    last = last.then(() => sendFile(file, line))
      .catch((error) => {
        if (line.ending.signal.aborted) notify(t('upload.cancelled', { name: file.name }));
        else notify(t('upload.failed', { name: file.name, reason: describe(error) }), 'error');
      })
      .finally(() => {
        unlist(line.item);
        library.ended();
        running.delete(line.ending);
        if (running.size === 0) removeEventListener('beforeunload', askFirst);
      });
  }
}
