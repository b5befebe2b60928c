import { isLocal, isPairing } from './client.js';

/**
 * What a dictionary installed beside the local stack says; undefined without one, or when the word is not in it.
 * @returns {Promise<Meanings | undefined>}
 * @param {string} language
 * @param {string} lemma
 * @param {string} reading
 */
export async function lookUp(language, lemma, reading) {
  if (!isLocal && !isPairing) return undefined;
  const query = reading ? `?reading=${encodeURIComponent(reading)}` : '';
  const response = await fetch(`/dictionary/${encodeURIComponent(language)}/${encodeURIComponent(lemma)}${query}`);
  if (!response.ok) return undefined;
  const answer = await response.json();
  return answer.entries.length > 0 ? answer : undefined;
}
