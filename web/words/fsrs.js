/**
 * When a word is asked again: the published formulas of FSRS 6 with its default parameters (github.com/open-spaced-repetition/
 * free-spaced-repetition-scheduler, wiki "The Algorithm"). Pure: no page, no clock, no chance.
 * @typedef {{stability: number, difficulty: number, due: string, last_review: string, reps: number, lapses: number, state: number, scheduled_days: number,
 *   elapsed_days: number}} Memory
 * @typedef {1 | 2 | 3 | 4} Grade again, hard, good, easy
 */

const W = [0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658,
  0.1542];
const DECAY = -W[20];
/** Chosen so that after as many days as the stability says, nine of ten are remembered. */
const FACTOR = 0.9 ** (1 / DECAY) - 1;
const RETENTION = 0.9;
const LEAST = 0.001;
const LONGEST_DAYS = 36_500;
const DAY_MS = 86_400_000;
/** A word that was forgotten comes back in the same sitting. */
const AGAIN_MS = 10 * 60_000;

export const GRADES = /** @type {Grade[]} */ ([1, 2, 3, 4]);
/** States as the column has them. */
export const STATE = { new: 0, learning: 1, review: 2, relearning: 3 };

/** @param {number} value @param {number} least @param {number} most */
const clamp = (value, least, most) => Math.min(most, Math.max(least, value));

/** The share of words of this stability that are remembered after so many days. @param {number} days @param {number} stability */
export const remembered = (days, stability) => (1 + (FACTOR * days) / stability) ** DECAY;

/** Days until so few are remembered as is wanted; whole ones, at least one. @param {number} stability */
export const interval = (stability) => clamp(Math.round((stability / FACTOR) * (RETENTION ** (1 / DECAY) - 1)), 1, LONGEST_DAYS);

/** @param {Grade} grade */
const firstDifficulty = (grade) => clamp(W[4] - Math.exp(W[5] * (grade - 1)) + 1, 1, 10);

/** @param {number} difficulty @param {Grade} grade */
function nextDifficulty(difficulty, grade) {
  const change = -W[6] * (grade - 3);
  const damped = difficulty + (change * (10 - difficulty)) / 9;
  return clamp(W[7] * (W[4] - Math.exp(W[5] * 3) + 1) + (1 - W[7]) * damped, 1, 10);
}

/** @param {number} difficulty @param {number} stability @param {number} share @param {Grade} grade */
function afterRecall(difficulty, stability, share, grade) {
  const hard = grade === 2 ? W[15] : 1;
  const easy = grade === 4 ? W[16] : 1;
  return stability * (1 + Math.exp(W[8]) * (11 - difficulty) * stability ** -W[9] * (Math.exp((1 - share) * W[10]) - 1) * hard * easy);
}

/** @param {number} difficulty @param {number} stability @param {number} share */
function afterLapse(difficulty, stability, share) {
  const long = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * Math.exp((1 - share) * W[14]);
  return Math.min(long, stability / Math.exp(W[17] * W[18]));
}

/** Within a day. @param {number} stability @param {Grade} grade */
function sameDay(stability, grade) {
  const factor = Math.exp(W[17] * (grade - 3 + W[18])) * stability ** -W[19];
  return stability * (grade >= 3 ? Math.max(1, factor) : factor);
}

/** @param {Partial<Memory>} memory */
const isKnown = (memory) => Boolean(memory.stability && memory.difficulty && memory.last_review);

/**
 * What is kept of a word after an answer.
 * @param {Partial<Memory>} memory as it was; nothing of a word that was never asked
 * @param {Grade} grade
 * @param {number} now
 * @returns {Memory}
 */
export function answered(memory, grade, now) {
  const known = isKnown(memory);
  const elapsed = known ? Math.max(0, (now - Date.parse(memory.last_review ?? '')) / DAY_MS) : 0;
  const [before, hardness] = [memory.stability ?? 0, memory.difficulty ?? 0];
  const share = known ? remembered(elapsed, before) : 1;
  const stability = !known
    ? W[grade - 1]
    : elapsed < 1
    ? sameDay(before, grade)
    : grade === 1
    ? afterLapse(hardness, before, share)
    : afterRecall(hardness, before, share, grade);
  const kept = clamp(stability, LEAST, LONGEST_DAYS);
  const days = grade === 1 ? 0 : interval(kept);
  const wasReview = memory.state === STATE.review;
  return {
    stability: kept,
    difficulty: known ? nextDifficulty(hardness, grade) : firstDifficulty(grade),
    due: new Date(now + (days === 0 ? AGAIN_MS : days * DAY_MS)).toISOString(),
    last_review: new Date(now).toISOString(),
    reps: (memory.reps ?? 0) + 1,
    lapses: (memory.lapses ?? 0) + (grade === 1 && wasReview ? 1 : 0),
    state: grade > 1 ? STATE.review : wasReview ? STATE.relearning : known ? memory.state ?? STATE.learning : STATE.learning,
    scheduled_days: days,
    elapsed_days: Math.floor(elapsed),
  };
}

/** When the word would come again, by answer, in days; 0 is in this sitting. @param {Partial<Memory>} memory @param {number} now */
export const choices = (memory, now) => GRADES.map((grade) => answered(memory, grade, now).scheduled_days);
