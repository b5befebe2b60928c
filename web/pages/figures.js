import { report, setLanguage } from '../api/books.js';
import { Bundle } from '../api/bundle.js';
import { number, t } from '../i18n/index.js';
import { preference, remember } from '../ui/preferences.js';

/**
 * What a device keeps of a book: of a bundle without figures, only its version.
 * @typedef {{version: string | null, author?: string, characters?: number, distinct?: number, difficulty?: number, odd?: number, chapters?: [string, number][]}} Known
 * @typedef {{line: string, author: string, characters: number, odd: number, share: (progress: Progress) => number}} Figures
 */

/**
 * Size and difficulty of a book, which its row does not have: read from the bundle once and kept on this device.
 * @param {BookRow} row
 * @returns {Promise<Figures | undefined>}
 */
export async function figures(row) {
  const key = `figures.${row.id}`;
  let known = preference(key, /** @type {Known | null} */ (null));
  // Those of earlier versions of the page have no author.
  if (!known || known.version !== row.processed_at || known.author === undefined) {
    known = await read(row).catch(() => null);
    if (!known) return undefined;
    remember(key, known);
  }
  const { author = '', characters, distinct = 0, difficulty, odd = 0, chapters = [] } = known;
  if (characters === undefined) return undefined;
  const parts = [t('book.chars', { n: number(characters) }), t('book.distinct', { n: number(distinct) })];
  if (difficulty !== undefined) parts.push(t('book.difficulty', { level: t(`difficulty.${level(difficulty)}`), n: Math.round(difficulty) }));
  return { line: parts.join(' · '), author, characters, odd, share: (progress) => shareRead(chapters, progress) };
}

/**
 * The scale is explained in docs/vocabulary.md.
 * @param {number} difficulty
 */
const level = (difficulty) => (difficulty < 34 ? 'easy' : difficulty < 67 ? 'medium' : 'hard');

/** @param {BookRow} row @returns {Promise<Known>} */
async function read(row) {
  const bundle = new Bundle(row);
  const manifest = await bundle.manifest();
  const { stats } = manifest;
  if (manifest.language !== row.language) await setLanguage(row, manifest.language);
  // Bundles of other workers have no figures; that is known, too.
  const author = manifest.creator ?? '';
  if (!stats) return { version: row.processed_at, author };
  return {
    version: row.processed_at,
    author,
    characters: stats.characters,
    distinct: stats.distinctWords,
    difficulty: stats.difficulty,
    odd: (await report(row))?.warnings.length ?? 0,
    chapters: manifest.chapters.map((chapter) => [chapter.id, chapter.content.length]),
  };
}

/** @param {[string, number][]} chapters @param {Progress} progress */
function shareRead(chapters, progress) {
  const all = chapters.reduce((sum, [, length]) => sum + length, 0);
  const at = chapters.findIndex(([id]) => id === progress.chapter_id);
  if (at < 0 || all === 0) return 0;
  const before = chapters.slice(0, at).reduce((sum, [, length]) => sum + length, 0);
  return Math.min(1, (before + (progress.char_offset ?? 0)) / all);
}
