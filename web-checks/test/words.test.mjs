import { answering, json, kept } from './browser.mjs';
import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { coverage, honest, toLearn } from '../../web/words/coverage.js';
import { opening, primary } from '../../web/words/language.js';

kept.set('reader.session', JSON.stringify({ access_token: 'a', refresh_token: 'r', expires_at: Date.now() / 1000 + 3600, user: { id: 'u1' } }));
const { allStates, PartlyStored, WordStates } = await import('../../web/api/words.js');

test('region and script make no other language', () => {
  assert.deepEqual(['ja', 'ja-JP', 'ja-Jpan-JP', 'JA_jp', 'jpn', 'en-GB', 'zh-Hant-TW', '', 'not a tag'].map(primary), [
    'ja',
    'ja',
    'ja',
    'ja',
    'ja',
    'en',
    'zh',
    '',
    'not a tag',
  ]);
  assert.equal(primary(null), '');
});

test('my words open on the language chosen or read last if it has marks, else on the one marked last', () => {
  const marked = (...times) => ({ marks: times.map((updated_at) => ({ updated_at })) });
  const states = new Map([['en', marked('2026-11-01')], ['ja', marked('2026-10-01', '2026-11-02')], ['zh', marked()]]);
  const languages = [...states.keys()];
  assert.equal(opening(states, languages, 'en'), 'en');
  assert.equal(opening(states, languages, 'zh'), 'ja');
  assert.equal(opening(states, languages, ''), 'ja');
  assert.equal(opening(states, languages, 'ko'), 'ja');
});

test('without a mark my words open on the language that was read last, or on the first of the books', () => {
  assert.equal(opening(new Map([['en', { marks: [] }], ['ja', { marks: [] }]]), ['en', 'ja'], 'ja'), 'ja');
  assert.equal(opening(new Map(), ['en', 'ja'], 'fr'), 'en');
  assert.equal(opening(new Map(), [], ''), '');
});

const words = [['犬', 5], ['猫', 3], ['鳥', 1], ['魚', 1]].map(([lemma, count]) => ({ lemma, count }));
const knowing = (...lemmas) => (lemma) => lemmas.includes(lemma) ? 'known' : 'new';

test('coverage is of running words, and what is ignored need not be learned', () => {
  assert.equal(coverage(words, knowing('犬')), 0.5);
  assert.equal(coverage(words, (lemma) => lemma === '猫' ? 'ignored' : 'learning'), 0.3);
  assert.equal(coverage([], knowing()), undefined);
});

test('the words to learn are the fewest that reach the share, the most frequent first', () => {
  assert.deepEqual(toLearn(words, knowing('犬'), 0.8).map(({ lemma }) => lemma), ['猫']);
  assert.deepEqual(toLearn(words, knowing(), 0.95).map(({ lemma }) => lemma), ['犬', '猫', '鳥', '魚']);
  assert.deepEqual(toLearn(words, knowing('犬', '猫', '鳥'), 0.9), []);
  assert.deepEqual(toLearn([{ lemma: 'a', count: 19 }, { lemma: 'b', count: 1 }], knowing('a'), 0.95), []);
});

test('a share that is nearly all or nearly none is not rounded to it', () => {
  assert.deepEqual([0, 0.001, 0.5, 0.999, 1].map(honest), [0, 0.01, 0.5, 0.99, 1]);
});

const row = (id, language, lemma, status, updated_at) => ({ id, language, lemma, status, updated_at });
const rows = [
  row('ja-JP:犬', 'ja-JP', '犬', 'known', '2026-01-02'),
  row('ja:犬', 'ja', '犬', 'learning', '2026-01-01'),
  row('ja-JP:猫', 'ja-JP', '猫', 'ignored', '2026-01-01'),
];

/** A server that has rows and answers deletions and insertions. */
const server = (...more) =>
  answering(
    ({ url, method }) =>
      method !== 'GET' ? json(null, 201) : json(url.includes('select=*') ? rows.filter(({ id }) => decodeURIComponent(url).includes(`"${id}"`)) : rows),
    ...more
  );

test('marks of a language under several tags are one, and the later counts', async () => {
  const asked = server();
  const states = await new WordStates('ja').load();
  assert.deepEqual(['犬', '猫', '鳥'].map((lemma) => states.of(lemma)), ['known', 'ignored', 'new']);
  await setTimeout(20);
  const writes = asked.filter(({ method }) => method !== 'GET');
  assert.deepEqual(JSON.parse(writes[0].body).map(({ id, language, status }) => [id, language, status]), [['ja:犬', 'ja', 'known'], ['ja:猫', 'ja', 'ignored']]);
  assert.match(decodeURIComponent(writes[1].url), /id=in\.\("ja-JP:犬","ja-JP:猫"\)/);
});

test('what cannot be gathered today stays, and is read as before', async () => {
  answering(({ method, url }) => method !== 'GET' || url.includes('select=*') ? json({ message: 'no' }, 500) : json(rows));
  const states = await new WordStates('ja-JP').load();
  await setTimeout(20);
  assert.equal(states.of('犬'), 'known');
});

test('many marks go in few requests, and can be taken back to what they were', async () => {
  answering(json([row('ja:犬', 'ja', '犬', 'learning', '2026-01-01')]));
  const states = await new WordStates('ja').load();
  const asked = answering(() => json(null, 201));
  const many = Array.from({ length: 2400 }, (_, i) => ({ word: { lemma: `語${i}` }, state: 'known' }));
  const back = await states.setAll([{ word: { lemma: '犬' }, state: 'known' }, ...many]);
  assert.equal(asked.length, 3);
  assert.deepEqual([states.of('犬'), states.of('語7')], ['known', 'known']);
  await back();
  assert.deepEqual([states.of('犬'), states.of('語7')], ['learning', 'new']);
  const [{ status, updated_at: at }] = JSON.parse(asked.at(-1).body);
  assert.deepEqual([status, at], ['learning', '2026-01-01']);
});

test('taking back leaves a word alone that got another state since', async () => {
  answering(() => json([]));
  const states = new WordStates('ja');
  const back = await states.setAll(['冬', '春'].map((lemma) => ({ word: { lemma }, state: 'known' })));
  await states.set({ lemma: '冬' }, 'learning');
  await back();
  assert.deepEqual([states.of('冬'), states.of('春')], ['learning', 'new']);
});

test('when only a part could be stored, the rest is as before', async () => {
  answering(json([]));
  const states = await new WordStates('ja').load();
  let sent = 0;
  answering(() => sent++ === 4 ? json({ message: 'full' }, 507) : json(null, 201));
  const many = Array.from({ length: 4500 }, (_, i) => ({ word: { lemma: `語${i}` }, state: 'known' }));
  await assert.rejects(states.setAll(many), (error) => error instanceof PartlyStored && error.stored === 4000);
  assert.deepEqual([states.of('語3999'), states.of('語4000')], ['known', 'new']);
});

test('a mark is taken back when it could not be stored', async () => {
  answering(json([]));
  const states = await new WordStates('ja').load();
  answering(json({ message: 'no' }, 500));
  await assert.rejects(states.set({ lemma: '犬' }, 'known'));
  assert.equal(states.of('犬'), 'new');
});

test('all marks are sorted by language', async () => {
  answering(({ method }) => method !== 'GET' ? json(null, 201) : json([...rows, row('en:dog', 'en', 'dog', 'known', '2026')]));
  const all = await allStates();
  assert.deepEqual([...all.keys()].sort(), ['en', 'ja']);
  assert.equal(all.get('en').of('dog'), 'known');
});
