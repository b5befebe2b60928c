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
