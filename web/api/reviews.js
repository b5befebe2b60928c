import { keptSelectAll } from './kept.js';
import { keepForLater, waiting } from './outbox.js';
import { isOffline } from './reach.js';
import { select, update } from './rows.js';
import { tellAnswer } from './windows.js';
import { among, IDS } from './words.js';

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

/** All words that are being learned, as the server has them, with the answers that wait here. @returns {Promise<Asked[]>} */
export async function learned() {
  return withAnswers(await keptSelectAll(`vocabulary?select=${COLUMNS}&kind=in.(global,global-known)&status=eq.learning&order=id`));
}

/** @template {{id: string}} T @param {T[]} rows */
async function withAnswers(rows) {
  const writes = await waiting('vocabulary');
  const answers = new Map(writes.filter(({ stamp }) => stamp === ANSWERED).map(({ id, row }) => [id.id, row]));
  return rows.map((row) => ({ ...row, ...(answers.get(row.id) ?? {}) }));
}

/** Words with what the server keeps of earlier answers, whatever their state is there. @param {Asked[]} words @returns {Promise<Asked[]>} */
export async function withMemory(words) {
  /** @type {Map<string, Partial<Memory>>} */
  const memories = new Map();
  for (let i = 0; i < words.length; i += IDS) {
    const rows = await select(`vocabulary?select=id,${MEMORY.join(',')}&id=${among(words.slice(i, i + IDS).map(({ id }) => id))}`);
    for (const { id, ...memory } of rows) memories.set(id, memory);
  }
  return withAnswers(words.map((word) => ({ ...word, ...(memories.get(word.id) ?? {}) })));
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
