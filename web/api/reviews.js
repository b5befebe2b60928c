import { keptSelectAll } from './kept.js';
import { keepForLater, waiting } from './outbox.js';
import { isOffline } from './reach.js';
import { update } from './rows.js';
import { tellAnswer } from './windows.js';

/** @typedef {import('../words/fsrs.js').Memory} Memory */
/**
 * A word to ask: the mark, where it was met, and what is kept of earlier answers.
 * @typedef {Partial<Memory> & {id: string, language: string, lemma: string, display_word: string | null, status: WordState, context_sentence: string | null,
 *   source_chapter_id: string | null, source_books: string[] | null, updated_at: string}} Asked
 */

const MEMORY = ['stability', 'difficulty', 'due', 'last_review', 'reps', 'lapses', 'state', 'scheduled_days', 'elapsed_days'];
const COLUMNS = `id,language,lemma,display_word,status,context_sentence,source_chapter_id,source_books,updated_at,${MEMORY.join(',')}`;
/** The column that tells when a word was asked: an answer and a mark of two devices do not undo each other. */
const ANSWERED = 'last_review';
/** New words of a day. */
const NEW_A_DAY = 20;

/** All words that are being learned, as the server has them, with the answers that wait here. @returns {Promise<Asked[]>} */
export async function learned() {
  const [rows, writes] = await Promise.all([keptSelectAll(`vocabulary?select=${COLUMNS}&kind=in.(global,global-known)&status=eq.learning&order=id`),
    waiting('vocabulary')]);
  const answers = new Map(writes.filter(({ stamp }) => stamp === ANSWERED).map(({ id, row }) => [id.id, row]));
  return rows.map((row) => ({ ...row, ...(answers.get(row.id) ?? {}) }));
}

/**
 * What is to be asked now: words that are due, the most urgent first, then new ones, as many as are left of a day's.
 * @param {Asked[]} words
 * @param {number} now
 */
export function dueOf(words, now) {
  const today = new Date(now).toDateString();
  const begun = words.filter(({ reps, last_review: last }) => reps === 1 && last && new Date(last).toDateString() === today).length;
  const due = words.filter((word) => word.due && Date.parse(word.due) <= now).sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));
  const fresh = words.filter((word) => !word.due).sort((a, b) => a.updated_at.localeCompare(b.updated_at));
  return [...due, ...fresh.slice(0, Math.max(0, NEW_A_DAY - begun))];
}

/**
 * Keeps an answer, or what was before it.
 * @param {Asked} word
 * @param {Partial<Memory>} memory
 */
export async function keepAnswer(word, memory) {
  const row = Object.fromEntries(MEMORY.map((name) => [name, memory[/** @type {keyof Memory} */ (name)] ?? null]));
  tellAnswer(word.id, row);
  try {
    await update(`vocabulary?id=eq.${encodeURIComponent(word.id)}`, row);
  } catch (error) {
    if (!isOffline(error)) throw error;
    await keepForLater({ table: 'vocabulary', conflict: 'user_id,id', id: { id: word.id }, row, stamp: ANSWERED, at: new Date().toISOString(), how: 'update' });
  }
}
