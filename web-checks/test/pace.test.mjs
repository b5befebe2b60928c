import './browser.mjs';
import assert from 'node:assert/strict';
import test from 'node:test';
import { after, Pace } from '../../web/words/pace.js';

test('a page tells the speed; leafing through, pauses and jumps tell nothing', () => {
  assert.deepEqual(after(null, 300, 60_000), { speed: 300, pages: 1 });
  for (const [characters, ms] of [[300, 2000], [300, 600_000], [100_000, 60_000], [-300, 60_000], [1, 60_000], [0, 60_000], [300, 0]]) {
    assert.equal(after(null, characters, ms), null, `${characters} ${ms}`);
  }
});

test('the speed follows slowly, and one odd page changes little', () => {
  let known = null;
  for (let i = 0; i < 40; i++) known = after(known, 300, 60_000);
  assert.ok(Math.abs(known.speed - 300) < 1e-6);
  const odd = after(known, 900, 60_000);
  assert.ok(odd.speed > 300 && odd.speed < 360);
});

test('a speed is told after some pages, and is kept for all books of the language', () => {
  const pace = new Pace('ja-JP');
  let now = 1_000_000;
  pace.begin(0, now);
  for (let page = 1; page <= 5; page++) {
    assert.equal(pace.speed, undefined);
    pace.turned(page * 400, now += 60_000);
  }
  assert.equal(Math.round(pace.speed), 400);
  assert.equal(Math.round(new Pace('ja').speed), 400);
  assert.equal(new Pace('en').speed, undefined);
});
