import './browser.mjs';
import assert from 'node:assert/strict';
import test, { mock } from 'node:test';

const { pause } = await import('../../web/api/patience.js');

/** How long `pause` sleeps, without sleeping. */
async function slept(failures, chance, onLine = true) {
  navigator.onLine = onLine;
  mock.method(Math, 'random', () => chance);
  mock.timers.enable({ apis: ['setTimeout'] });
  const ended = { yet: false };
  const waiting = pause(failures).then(() => {
    ended.yet = true;
  });
  let ms = 0;
  for (; !ended.yet && ms <= 61_000; ms += 500) {
    mock.timers.tick(500);
    await Promise.resolve();
    await Promise.resolve();
  }
  await waiting;
  mock.reset();
  mock.timers.reset();
  return ms;
}

test('each failure doubles the longest pause, up to half a minute', async () => {
  const most = [];
  for (const failures of [1, 2, 3, 6, 10]) most.push(await slept(failures, 1));
  assert.deepEqual(most, [1000, 2000, 4000, 30000, 30000]);
});

test('the pause is a share of the longest, so that many do not come back together', async () => {
  assert.equal(await slept(6, 0.5), 15000);
});

test('a device without a network waits a minute', async () => {
  assert.equal(await slept(1, 0.5, false), 60000);
});

test('a device that is online again waits no longer', async () => {
  navigator.onLine = false;
  const waiting = pause(1);
  dispatchEvent(new Event('online'));
  await waiting;
  navigator.onLine = true;
});

test('whoever gives up stops waiting, also when that was before', async () => {
  navigator.onLine = false;
  const ending = new AbortController();
  const waiting = pause(1, ending.signal);
  ending.abort(new Error('enough'));
  await assert.rejects(waiting, /enough/);
  await assert.rejects(pause(1, ending.signal), /enough/);
  navigator.onLine = true;
});
