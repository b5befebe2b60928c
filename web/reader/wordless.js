import { bookRow } from '../api/books.js';
import { isOfflineNow } from '../api/reach.js';
import { t } from '../i18n/index.js';
import { notify } from '../ui/notice.js';

/**
 * The files of a bundle stay for an hour after the book was processed again: those who have it open for longer get the new one,
 * at the same place. If that is not it, the text can be read.
 * @param {import('./page.js').Reading} reading
 * @param {ChapterEntry} entry
 * @param {number} offset
 * @returns {Promise<TokenFile | undefined>}
 */
export async function withoutWords(reading, entry, offset) {
  const { bookId, bundle } = reading;
  const row = await bookRow(bookId).catch(() => reading.row);
  if (reading.closed) return undefined;
  if (!row) {
    reading.removed();
    return undefined;
  }
  if (row.processed_path && row.processed_path !== bundle.path) {
    history.replaceState(null, '', `#/read/${[bookId, entry.id, offset].map(encodeURIComponent).join('/')}`);
    globalThis.dispatchEvent(new HashChangeEvent('hashchange'));
    return undefined;
  }
  notify(t('reader.textOnly'), isOfflineNow() || navigator.onLine === false ? 'info' : 'error');
  return { tokens: [], sentences: [] };
}
