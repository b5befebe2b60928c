/**
 * The language that a tag means, without script and region: a mark counts in all books of the language, ja or ja-JP.
 * @param {string | null | undefined} tag
 * @returns {string}
 */
export function primary(tag) {
  const wanted = (tag ?? '').trim().replaceAll('_', '-');
  try {
    return new Intl.Locale(wanted).language;
  } catch {
    return wanted.toLowerCase().split('-')[0];
  }
}

/**
 * The language on which a list of own words opens: the one chosen or read last if it has marks, else the one marked last, so that nobody
 * thinks their words are lost; without marks the one chosen or read, or the first.
 * @param {Map<string, {marks: {updated_at: string}[]}>} states by language
 * @param {string[]} languages
 * @param {string} wanted
 */
export function opening(states, languages, wanted) {
  const latest = (/** @type {string} */ language) => (states.get(language)?.marks ?? []).reduce((late, mark) => (mark.updated_at > late ? mark.updated_at : late), '');
  if (languages.includes(wanted) && latest(wanted)) return wanted;
  const marked = languages.filter(latest).sort((a, b) => latest(b).localeCompare(latest(a)));
  return marked[0] ?? (languages.includes(wanted) ? wanted : languages[0] ?? '');
}
