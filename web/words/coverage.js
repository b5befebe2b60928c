/**
 * How much of a text somebody knows: pure, no page. Particles, signs and figures do not count (docs/vocabulary.md).
 * @typedef {{lemma: string, count: number}} Counted a word and how often it stands in the text
 * @typedef {(lemma: string) => WordState} StateOf
 */

/** What a learner need not learn any more, or does not want to: names, say. */
const SETTLED = new Set(['known', 'ignored']);

/** @param {WordState} state */
export const isSettled = (state) => SETTLED.has(state);

/**
 * The share of the running words whose word is known or ignored; undefined for a text without words.
 * @param {Iterable<Counted>} words
 * @param {StateOf} stateOf
 * @returns {number | undefined}
 */
export function coverage(words, stateOf) {
  let [all, settled] = [0, 0];
  for (const { lemma, count } of words) {
    all += count;
    if (isSettled(stateOf(lemma))) settled += count;
  }
  return all === 0 ? undefined : settled / all;
}

/**
 * The fewest words to learn until the share is reached, the most frequent first.
 * @template {Counted} W
 * @param {W[]} words
 * @param {StateOf} stateOf
 * @param {number} share
 * @returns {W[]}
 */
export function toLearn(words, stateOf, share) {
  const all = words.reduce((sum, { count }) => sum + count, 0);
  const open = words.filter(({ lemma, count }) => count > 0 && !isSettled(stateOf(lemma))).sort((a, b) => b.count - a.count);
  // In whole words: 0.95 * 20 is a hair above 19.
  let missing = Math.ceil(Number((share * all).toFixed(6))) - (all - open.reduce((sum, { count }) => sum + count, 0));
  return open.filter(({ count }) => {
    const isWanted = missing > 0;
    missing -= count;
    return isWanted;
  });
}

/**
 * A share for people: 99.7 % is no 100 %, and one word known is not 0 %.
 * @param {number} share
 */
export function honest(share) {
  const whole = Math.round(share * 100) / 100;
  if (whole === 1 && share < 1) return 0.99;
  return whole === 0 && share > 0 ? 0.01 : whole;
}
