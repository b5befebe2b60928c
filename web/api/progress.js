import { userId } from './client.js';
import { keptSelect, rememberAnswer } from './kept.js';
import { keepForLater, waiting } from './outbox.js';
import { isOffline } from './reach.js';
import { upsert } from './rows.js';

/** @param {string} bookId */
const query = (bookId) => `progress?select=*&book_id=eq.${encodeURIComponent(bookId)}`;

/**
 * Where a book was left: chapter and offset into its text.
 * @param {string} bookId
 * @returns {Promise<Progress | undefined>}
 */
export async function loadProgress(bookId) {
  const here = (await waiting('progress')).find(({ id }) => id.book_id === bookId)?.row;
  const there = (await keptSelect(query(bookId)).catch((error) => {
    if (isOffline(error)) return [];
    throw error;
  }))[0];
  return here && (!there || there.updated_at < here.updated_at) ? /** @type {Progress} */ (here) : there;
}

/** @param {string} bookId @param {ChapterEntry} chapter @param {number} offset */
export async function saveProgress(bookId, chapter, offset) {
  const row = {
    user_id: userId(),
    book_id: bookId,
    chapter_id: chapter.id,
    char_offset: offset,
    chapter_text_hash: chapter.textHash ?? null,
    updated_at: new Date().toISOString(),
  };
  rememberAnswer(query(bookId), [row]);
  try {
    await upsert('progress', 'user_id,book_id', row);
  } catch (error) {
    if (!isOffline(error)) throw error;
    await keepForLater({ table: 'progress', conflict: 'user_id,book_id', id: { book_id: bookId }, row, stamp: 'updated_at', at: row.updated_at, how: 'upsert' });
  }
}
