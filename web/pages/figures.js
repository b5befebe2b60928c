import { report, setLanguage } from '../api/books.js';
import { Bundle } from '../api/bundle.js';
import { number, t } from '../i18n/index.js';
import { preference, remember } from '../ui/preferences.js';

/**
 * Size and difficulty of a book, which its row does not have: read from the bundle once and kept on this device.
 * @returns {Promise<{line: string, characters: number, odd: number, share: (progress: any) => number} | undefined>}
 */
export async function figures(row) {
  const key = `figures.${row.id}`;
  let known = preference(key, null);
  if (!known || known.version !== row.processed_at) {
    known = await read(row).catch(() => null);
    if (!known) return undefined;
    remember(key, known);
  }
  if (known.characters === undefined) return undefined;
  const parts = [t('book.chars', { n: number(known.characters) }), t('book.distinct', { n: number(known.distinct) })];
  if (known.difficulty !== undefined) parts.push(t('book.difficulty', { level: t(`difficulty.${level(known.difficulty)}`), n: Math.round(known.difficulty) }));
  return { line: parts.join(' · '), characters: known.characters, odd: known.odd ?? 0, share: (progress) => shareRead(known, progress) };
}

/** The scale is explained in docs/vocabulary.md. */
const level = (difficulty) => (difficulty < 34 ? 'easy' : difficulty < 67 ? 'medium' : 'hard');

async function read(row) {
  const bundle = new Bundle(row);
  const manifest = await bundle.manifest();
  const { stats } = manifest;
  if (manifest.language !== row.language) await setLanguage(row, manifest.language);
  // Bundles of other workers have no figures; that is known, too.
  if (!stats) return { version: row.processed_at };
  return {
    version: row.processed_at,
    characters: stats.characters,
    distinct: stats.distinctWords,
    difficulty: stats.difficulty,
    odd: (await report(row))?.warnings.length ?? 0,
    chapters: manifest.chapters.map((chapter) => [chapter.id, chapter.content.length]),
  };
}

function shareRead(known, progress) {
  const all = known.chapters.reduce((sum, [, length]) => sum + length, 0);
  const at = known.chapters.findIndex(([id]) => id === progress.chapter_id);
  if (at < 0 || all === 0) return 0;
  const before = known.chapters.slice(0, at).reduce((sum, [, length]) => sum + length, 0);
  return Math.min(1, (before + (progress.char_offset ?? 0)) / all);
}
