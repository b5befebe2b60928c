import assert from 'node:assert/strict';
import test from 'node:test';
import { answered, choices, GRADES, interval, remembered } from '../../web/words/fsrs.js';

const DAY = 86_400_000;
const START = Date.parse('2026-11-30T08:00:00Z');

/** Answers in turn, each on the day the word was due. */
function course(grades) {
  let [memory, now] = [{}, START];
  return grades.map((grade) => {
    memory = answered(memory, grade, now);
    now = Date.parse(memory.due);
    return memory;
  });
}

test('after as many days as the stability says, nine of ten are remembered', () => {
  for (const stability of [0.5, 1, 7, 100, 5000]) {
    assert.ok(Math.abs(remembered(stability, stability) - 0.9) < 1e-9, String(stability));
    assert.equal(remembered(0, stability), 1);
    assert.ok(remembered(10 * stability, stability) < 0.9);
  }
  assert.equal(interval(7), 7);
  assert.equal(interval(0.1), 1);
  assert.equal(interval(1e9), 36_500);
});

test('the first answer sets stability and difficulty as the published parameters say', () => {
  const first = GRADES.map((grade) => answered({}, grade, START));
  assert.deepEqual(first.map(({ stability }) => stability), [0.212, 1.2931, 2.3065, 8.2956]);
  assert.deepEqual(first.map(({ difficulty }) => Number(difficulty.toFixed(4))), [6.4133, 5.1122, 2.1181, 1]);
  assert.deepEqual(first.map(({ scheduled_days: days }) => days), [0, 1, 2, 8]);
  assert.deepEqual(first.map(({ state }) => state), [1, 2, 2, 2]);
});

test('good answers move a word away as far as other programs with these parameters say, give or take a day', () => {
  const days = course([3, 3, 3, 3, 3]).map((memory) => memory.scheduled_days);
  [2, 11, 46, 163, 498].forEach((wanted, i) => assert.ok(Math.abs(days[i] - wanted) <= 1, days.join()));
});

test('the easier the answer, the longer the wait; whatever came before', () => {
  for (const before of [[], [3], [3, 3, 3], [1], [3, 1], [4, 2, 3], [2, 2, 2]]) {
    const last = course(before).at(-1) ?? {};
    const now = last.due ? Date.parse(last.due) : START;
    const days = choices(last, now);
    assert.equal(days[0], 0);
    for (let i = 1; i < 3; i++) assert.ok(days[i] <= days[i + 1], `${before}: ${days}`);
  }
});

test('a forgotten word comes back in minutes, counts as a lapse, and is harder and less stable', () => {
  const [, , third] = course([3, 3, 3]);
  const now = Date.parse(third.due);
  const lapsed = answered(third, 1, now);
  assert.ok(Date.parse(lapsed.due) - now < 3_600_000);
  assert.equal(lapsed.lapses, 1);
  assert.equal(lapsed.state, 3);
  assert.ok(lapsed.stability < third.stability && lapsed.difficulty > third.difficulty);
  assert.equal(answered(lapsed, 1, now + 600_000).lapses, 1);
});

test('an answer that comes late strengthens more than one in time, and one at once hardly', () => {
  const [first] = course([3]);
  const after = (days) => answered(first, 3, START + days * DAY).stability;
  assert.ok(after(0.01) < after(2) && after(2) < after(8));
});

test('whatever is answered, the figures stay within their bounds', () => {
  let seed = 11;
  const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  let [memory, now] = [{}, START];
  for (let i = 0; i < 3000; i++) {
    memory = answered(memory, GRADES[Math.floor(random() * 4)], now);
    assert.ok(memory.difficulty >= 1 && memory.difficulty <= 10 && memory.stability > 0 && memory.stability <= 36_500, JSON.stringify(memory));
    assert.ok(Date.parse(memory.due) > now && memory.reps === i + 1);
    now += random() * 40 * DAY;
  }
});

test('a clock that goes back, and a row that is half empty, do no harm', () => {
  const [first] = course([3]);
  assert.ok(answered(first, 3, START - 5 * DAY).stability > 0);
  assert.equal(answered({ stability: 5, difficulty: null, last_review: null }, 3, START).reps, 1);
});
