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

/** @param {(files: Iterable<File>) => void} add */
export function pickFiles(add) {
  const input = h('input', { type: 'file', accept: ACCEPTED, multiple: true, onchange: () => add(input.files ?? []) });
  input.click();
}

/**
 * Takes files dropped anywhere on the page; answers how to stop.
 * @param {(files: Iterable<File>) => void} add
 */
export function dropZone(add) {
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
      add(event.dataTransfer.files);
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

/**
 * Files on their way, one line each, sent one after the other. `onEnd` hears of each, whatever became of it.
 * @param {() => Promise<void>} onAdded
 * @param {() => void} onEnd
 */
export function uploads(onAdded, onEnd) {
  const element = h('ul', { class: 'uploads' });
  let running = 0;
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();

  /** @param {File} file @param {(id: string) => unknown} known @param {ReturnType<typeof progressLine>} line */
  async function one(file, known, line) {
    line.signal.throwIfAborted();
    const problem = await refusal(file);
    if (problem) {
      notify(t(problem, { name: file.name, formats: FORMAT_NAMES }), 'error');
      return;
    }
    const id = await bookIdOf(file);
    if (known(id)) {
      element.append(duplicate(file, id));
      return;
    }
    await addBook(id, file, line.tell, line.signal);
    notify(t('upload.added', { name: file.name }));
    await onAdded();
  }

  /** @param {File} file @param {string} id */
  function duplicate(file, id) {
    const item = h('li', { class: 'notice-line' }, h('span', {}, t('upload.known', { name: file.name })),
      h('a', { class: 'button', href: `#/read/${id}` }, t('upload.open')), h('button', { type: 'button', class: 'quiet', onclick: () => item.remove() }, t('close')));
    return item;
  }

  /** @param {File} file */
  function progressLine(file) {
    const bar = h('progress', { max: 1, value: 0, 'aria-label': t('upload.sending', { name: file.name }) });
    const figure = h('span', { class: 'figure' });
    const ending = new AbortController();
    const cancel = h('button', { type: 'button', class: 'quiet', 'aria-label': `${t('cancel')}: ${file.name}`, onclick: () => ending.abort() }, t('cancel'));
    const item = h('li', {}, h('span', {}, t('upload.sending', { name: file.name })), bar, figure, cancel);
    return { item, signal: ending.signal, tell: (/** @type {number} */ share) => {
      bar.value = share;
      figure.textContent = percent(share);
    } };
  }

  /** @param {File[]} files @param {(id: string) => unknown} known */
  function add(files, known) {
    for (const file of files) {
      const line = progressLine(file);
      element.append(line.item);
      if (running++ === 0) addEventListener('beforeunload', askFirst);
      last = last.then(() => one(file, known, line))
        .catch((error) => {
          if (line.signal.aborted) notify(t('upload.cancelled', { name: file.name }));
          else notify(t('upload.failed', { name: file.name, reason: describe(error) }), 'error');
        })
        .finally(() => {
          line.item.remove();
          onEnd();
          if (--running === 0) removeEventListener('beforeunload', askFirst);
        });
    }
  }

  return { element, add };
}
