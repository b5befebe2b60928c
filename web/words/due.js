/** New words of a day. */
const NEW_A_DAY = 20;

/**
 * What is to be asked now: words that are due, the most urgent first, then new ones, as many as are left of a day's. Pure, no page.
 * @param {import('../api/reviews.js').Asked[]} words
 * @param {number} now
 */
export function dueOf(words, now) {
  const today = new Date(now).toDateString();
  const begun = words.filter(({ reps, last_review: last }) => reps === 1 && last && new Date(last).toDateString() === today).length;
  const due = words.filter((word) => word.due && Date.parse(word.due) <= now).sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));
  const fresh = words.filter((word) => !word.due).sort((a, b) => a.updated_at.localeCompare(b.updated_at));
  return [...due, ...fresh.slice(0, Math.max(0, NEW_A_DAY - begun))];
}
