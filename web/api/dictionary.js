import { primary } from '../words/language.js';
import { fitting, sensesOf } from '../words/senses.js';
import { isLocal, isPairing } from './client.js';

/**
 * What a dictionary installed beside the local stack says of words of this part of speech; undefined without one, or when the word is
 * not in it.
 * @returns {Promise<Meanings | undefined>}
 * @param {string} language
 * @param {string} lemma
 * @param {string} reading
 * @param {string} [upos]
 */
export async function lookUp(language, lemma, reading, upos) {
  if (!isLocal && !isPairing) return undefined;
  const query = reading ? `?reading=${encodeURIComponent(reading)}` : '';
  const response = await fetch(`/dictionary/${encodeURIComponent(primary(language))}/${encodeURIComponent(lemma)}${query}`);
  if (!response.ok) return undefined;
  const answer = await response.json();
  /** @type {{headword: string, reading: string, glosses: string[], common: boolean}[]} */
  const lines = answer.entries;
  const entries = fitting(lines.map(({ glosses, ...entry }) => ({ ...entry, senses: sensesOf(glosses) })), upos);
  return entries.length > 0 ? { ...answer, entries } : undefined;
}
