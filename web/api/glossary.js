/**
 * The senses as lines, the one that fits the token first.
 * @param {GlossaryEntry} entry
 * @param {number} best
 */
function lines({ senses }, best) {
  const first = senses[best] ?? senses[0];
  return [first, ...senses.filter((sense) => sense !== first)].map((sense) => sense?.glosses.join('; ') ?? '');
}

/**
 * The entries that a token names, each with its sense; of a word that the dictionary does not have as a whole, those of its parts.
 * @param {Token} token
 * @returns {{at: number, sense: number}[]}
 */
function named({ entries, sense = 0, parts = [] }) {
  if (entries) return entries.map((at, i) => ({ at, sense: i === 0 ? sense : 0 }));
  return parts.flatMap((part) => named({ ...part, parts: [] }).slice(0, 1));
}

/**
 * What the book's own glossary says a token means; undefined when it says nothing.
 * @param {{glossary: () => Promise<GlossaryFile | undefined>}} bundle
 * @param {Token} token
 * @returns {Promise<Meanings | undefined>}
 */
export async function meaning(bundle, token) {
  const places = named(token);
  const glossary = places.length > 0 ? await bundle.glossary() : undefined;
  if (!glossary) return undefined;
  const entries = places.flatMap(({ at, sense }) => {
    const entry = glossary.entries[at];
    if (!entry) return [];
    const reading = entry.readings[0] === entry.headword ? '' : entry.readings[0] ?? '';
    return [{ headword: entry.headword, reading, glosses: lines(entry, sense), common: entry.common === true }];
  });
  const { name, owner, licence, licenceUrl } = glossary.source;
  return entries.length > 0 ? { source: `${name}, ${owner}`, licence, url: licenceUrl, entries } : undefined;
}
