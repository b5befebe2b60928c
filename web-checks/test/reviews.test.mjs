import { answering, json } from './browser.mjs';
import assert from 'node:assert/strict';
import test from 'node:test';
import { stillNews } from '../../web/api/outbox.js';
import { withMemory } from '../../web/api/reviews.js';
import { dueOf } from '../../web/words/due.js';

const NOW = Date.parse('2026-11-30T12:00:00Z');
const word = (lemma, more) => ({ lemma, updated_at: '2026-11-01', ...more });
const lemmas = (words) => words.map(({ lemma }) => lemma);

test('what is due comes first, the longest due before, and what is not due does not come', () => {
  const words = [word('a', { due: '2026-11-30T11:00:00.000Z' }), word('b', { due: '2026-11-29T11:00:00.000Z' }), word('c', { due: '2026-11-30T12:00:01.000Z' }),
    word('d')];
  assert.deepEqual(lemmas(dueOf(words, NOW)), ['b', 'a', 'd']);
});

test('new words are asked in the order in which they were marked, twenty a day', () => {
  const fresh = Array.from({ length: 30 }, (_, i) => word(String(i), { updated_at: `2026-11-${String(30 - i).padStart(2, '0')}` }));
  assert.equal(dueOf(fresh, NOW).length, 20);
  assert.equal(dueOf(fresh, NOW)[0].lemma, '29');
  const begun = Array.from({ length: 15 }, (_, i) => word(`x${i}`, { reps: 1, last_review: '2026-11-30T08:00:00Z', due: '2026-12-02T08:00:00Z' }));
  assert.equal(dueOf([...fresh, ...begun], NOW).length, 5);
});

test('of a field that another device wrote later, the older write is dropped; other fields of the row are kept', () => {
  const write = (stamp, at) => ({ id: { id: 'ja:猫' }, stamp, at });
  const server = new Map([['ja:猫', { updated_at: '2026-11-30T10:00:00+00:00', last_review: '2026-11-30T08:00:00+00:00' }]]);
  assert.deepEqual(stillNews([write('updated_at', '2026-11-30T09:00:00.000Z')], server, 'id'), []);
  assert.equal(stillNews([write('updated_at', '2026-11-30T11:00:00.000Z')], server, 'id').length, 1);
  assert.equal(stillNews([write('last_review', '2026-11-30T09:00:00.000Z')], server, 'id').length, 1);
  assert.equal(stillNews([write('updated_at', '2026-11-30T09:00:00.000Z')], new Map(), 'id').length, 1);
});

test('of a word that another window marks, what the server keeps of it is asked, whatever its state is there', async () => {
  const sent = answering(json([{ id: 'ja:犬', stability: 60 }]));
  assert.deepEqual(await withMemory([{ id: 'ja:犬', lemma: '犬' }, { id: 'ja:魚', lemma: '魚' }]), [{ id: 'ja:犬', lemma: '犬', stability: 60 }, {
    id: 'ja:魚',
    lemma: '魚',
  }]);
  assert.match(sent[0].url, /vocabulary\?select=id,stability,.*&id=in\./);
  assert.doesNotMatch(sent[0].url, /status=/);
});
