import { select, upsert, userId } from './client.js';

/**
 * Where a book was left: chapter and offset into its text.
 * @param {string} bookId
 * @returns {Promise<Progress | undefined>}
 */
export const loadProgress = async (bookId) => (await select(`progress?select=*&book_id=eq.${encodeURIComponent(bookId)}`))[0];

/** @param {string} bookId @param {ChapterEntry} chapter @param {number} offset */
export const saveProgress = (bookId, chapter, offset) =>
  upsert('progress', 'user_id,book_id', {
    user_id: userId(),
    book_id: bookId,
    chapter_id: chapter.id,
    char_offset: offset,
    chapter_text_hash: chapter.textHash ?? null,
    updated_at: new Date().toISOString(),
  });
