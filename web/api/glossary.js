import { fitting } from '../words/senses.js';

/**
 * The senses, the one that fits the token first.
 * @param {GlossaryEntry} entry
 * @param {number} best
 */
function inOrder({ senses }, best) {
  const first = senses[best] ?? senses[0];
  const sorted = first ? [first, ...senses.filter((sense) => sense !== first)] : [];
  return sorted.map(({ pos = [], marks = [], glosses }) => ({ pos, marks, glosses }));
}

/**
 * The entries that a token names, each with its sense; of a word that the dictionary does not have as a whole, those of its parts.
 * @param {Explained} token
 * @returns {{at: number, sense: number, upos: string | undefined}[]}
 */
function named({ entries, sense = 0, parts = [], upos }) {
  if (entries) return entries.map((at, i) => ({ at, sense: i === 0 ? sense : 0, upos }));
  return parts.flatMap((part) => named({ ...part, parts: [] }).slice(0, 1));
}

/**
 * A word, or a set phrase.
 * @typedef {Pick<Token, 'entries' | 'sense' | 'parts' | 'upos'>} Explained
 */

/**
 * What the book's own glossary says a token means; undefined when it says nothing.
 * @param {{glossary: () => Promise<GlossaryFile | undefined>}} bundle
 * @param {Explained} token
 * @returns {Promise<Meanings | undefined>}
 */
export async function meaning(bundle, token) {
  const places = named(token);
  const glossary = places.length > 0 ? await bundle.glossary() : undefined;
  if (!glossary) return undefined;
  const found = places.flatMap(({ at, sense, upos }) => {
    const entry = glossary.entries[at];
    if (!entry) return [];
    const reading = entry.readings[0] === entry.headword ? '' : entry.readings[0] ?? '';
    return [{ upos, entry: { headword: entry.headword, reading, senses: inOrder(entry, sense), common: entry.common === true } }];
  });
  const parts = [...new Set(found.map(({ upos }) => upos))];
  const entries = parts.flatMap((upos) => fitting(found.filter((one) => one.upos === upos).map(({ entry }) => entry), upos));
  const { name, owner, licence, licenceUrl } = glossary.source;
  return entries.length > 0 ? { source: `${name}, ${owner}`, licence, url: licenceUrl, entries } : undefined;
}
