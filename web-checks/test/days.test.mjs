import { answering, json, kept } from './browser.mjs';
import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { stored } from '../../web/words/store.js';
import { dayOf, daysOf, lastDays, ReadingClock, summary, together } from '../../web/words/days.js';

kept.set('reader.session', JSON.stringify({ access_token: 'a', refresh_token: 'r', expires_at: Date.now() / 1000 + 3600, user: { id: 'u1' } }));
const { allDays, countReading, keepReading, sendReading } = await import('../../web/api/days.js');

const TODAY = new Date(2026, 10, 30, 12);

test('a day is that of the device, also over the end of a month', () => {
  assert.equal(dayOf(new Date(2026, 0, 5, 0, 1)), '2026-01-05');
  assert.deepEqual(lastDays(new Date(2026, 2, 1, 23), 3), ['2026-02-27', '2026-02-28', '2026-03-01']);
});

test('what is read counts, and not what is leafed through, jumped over or left lying', () => {
  const clock = new ReadingClock();
  assert.equal(clock.at(0, 1000), undefined);
  assert.deepEqual(clock.at(300, 61_000), { ms: 60_000, characters: 300 });
  assert.deepEqual(clock.at(300, 91_000), { ms: 30_000, characters: 0 });
  assert.deepEqual(clock.at(900, 92_000), { ms: 1000, characters: 0 });
  assert.deepEqual(clock.at(100, 93_000), { ms: 1000, characters: 0 });
  assert.equal(clock.at(400, 999_000), undefined);
  clock.pause();
  assert.equal(clock.at(500, 1_000_000), undefined);
});

test('what lies between the two ends of a jump was not read', () => {
  const clock = new ReadingClock();
  clock.at(100, 1000);
  clock.jump();
  assert.deepEqual(clock.at(2100, 61_000), { ms: 60_000, characters: 0 });
  assert.deepEqual(clock.at(2400, 121_000), { ms: 60_000, characters: 300 });
});

test('a week is told, and words count on the day on which they were marked in a book', () => {
  const days = { '2026-11-30': { ms: 90_000, characters: 500 }, '2026-11-24': { ms: 600_000, characters: 3000 }, '2026-11-23': { ms: 60_000, characters: 9 } };
  const mark = (updated_at, source_books) => ({ updated_at, source_books });
  const found = summary(days, [mark('2026-11-30T12:00:00', ['b']), mark('2026-11-30T12:00:00', []), mark('2026-11-29T12:00:00', ['b'])], TODAY, 28);
  assert.equal(found.days.length, 28);
  assert.deepEqual(found.today, { day: '2026-11-30', minutes: 2, characters: 500, words: 1 });
  assert.deepEqual(found.week, { minutes: 12, characters: 3500, words: 2 });
});

test('a file that is damaged counts as far as it can be read', () => {
  assert.deepEqual(daysOf({ version: 1, days: { '2026-11-30': { ms: 1, characters: 2 }, soon: { ms: 1, characters: 2 }, '2026-11-29': { ms: 'x' } } }), {
    '2026-11-30': { ms: 1, characters: 2 },
  });
  assert.deepEqual([daysOf(null), daysOf({ version: 2, days: {} }), daysOf([])], [{}, {}, {}]);
});

test('each device has its own file, and all of them are one count', async () => {
  await keepReading({ ms: 60_000, characters: 100 }, TODAY);
  await keepReading({ ms: 60_000, characters: 50 }, TODAY);
  const sent = answering(() => json({}));
  await sendReading();
  await sendReading();
  assert.equal(sent.length, 1);
  assert.match(sent[0].url, /\/u1\/reading-[0-9a-f-]+\.json$/);
  const mine = JSON.parse(await sent[0].body.text());
  assert.deepEqual(mine, { version: 1, days: { '2026-11-30': { ms: 120_000, characters: 150 } } });
  const own = sent[0].url.split('/').pop();
  answering(({ url }) =>
    url.includes('/list/')
      ? json([{ id: '1', name: own }, { id: '2', name: 'reading-abc.json' }, { id: null, name: 'b1' }])
      : json({ version: 1, days: { '2026-11-30': { ms: 1, characters: 2 }, '2026-11-29': { ms: 3, characters: 4 } } })
  );
  assert.deepEqual(await allDays(), { days: together(mine.days, { '2026-11-30': { ms: 1, characters: 2 }, '2026-11-29': { ms: 3, characters: 4 } }), isWhole: true });
  answering(new TypeError('fetch failed'));
  assert.deepEqual(await allDays(), { days: mine.days, isWhole: false });
  answering(() => setTimeout(100, json([])));
  assert.deepEqual(await allDays(20), { days: mine.days, isWhole: false });
});

test('what the account was not told is told the next time', async () => {
  await keepReading({ ms: 1000, characters: 1 }, TODAY);
  answering(new TypeError('fetch failed'));
  await sendReading();
  const sent = answering(() => json({}));
  await sendReading();
  assert.equal(sent.length, 1);
});

test('what the account was not told is kept beside the days, and counts when somebody signs out', async () => {
  await keepReading({ ms: 1000, characters: 1 }, TODAY);
  assert.deepEqual([await countReading(), (await stored('days', 'u1')).isUnsent], [1, true]);
  answering(async () => {
    await keepReading({ ms: 1000, characters: 1 }, TODAY);
    return json({});
  });
  await sendReading();
  assert.equal(await countReading(), 1);
  answering(() => json({}));
  await sendReading();
  assert.deepEqual([await countReading(), (await stored('days', 'u1')).isUnsent], [0, false]);
});

test('a file of another device that cannot be read hides no other', async () => {
  const files = { 'reading-a.json': json({ message: 'gone' }, 404), 'reading-b.json': new Response('{'),
    'reading-c.json': json({ version: 1, days: { '2026-01-01': { ms: 1, characters: 2 } } }) };
  answering(({ url }) => (url.includes('/list/') ? json(Object.keys(files).map((name) => ({ id: name, name }))) : files[/reading-\w\.json/.exec(url)[0]]));
  const { days, isWhole } = await allDays();
  assert.deepEqual([days['2026-01-01'], isWhole], [{ ms: 1, characters: 2 }, false]);
});

test('nothing is kept of somebody who has signed out', async () => {
  await keepReading({ ms: 1000, characters: 1 }, TODAY, 'u2');
  dispatchEvent(Object.assign(new Event('storage'), { key: 'reader.session', newValue: null }));
  await keepReading({ ms: 1000, characters: 1 }, TODAY);
  await keepReading({ ms: 1000, characters: 1 }, TODAY, 'u1');
  assert.deepEqual([await stored('days', 'undefined'), await stored('days', 'u2')], [undefined, undefined]);
  assert.equal(await countReading(), 0);
  await sendReading();
});
