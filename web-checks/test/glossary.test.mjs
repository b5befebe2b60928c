import assert from 'node:assert/strict';
import test from 'node:test';
import { meaning } from '../../web/api/glossary.js';

const source = { name: 'Dictionary', owner: 'Its owner', licence: 'CC BY-SA', licenceUrl: 'https://example.org/licence' };
const entries = [
  { headword: '一番', readings: ['いちばん'], common: true, senses: [{ glosses: ['number one', 'first'] }, { glosses: ['best'] }] },
  { headword: 'バナナ', readings: ['バナナ'], senses: [{ glosses: ['banana'] }] },
  { headword: '客', readings: ['きゃく', 'かく'], senses: [{ glosses: ['guest'] }] },
];
const sense = (...glosses) => ({ pos: [], marks: [], glosses });
const bundle = { glossary: () => Promise.resolve({ source, entries }) };

test('a token has its entry with the sense that fits first, and what the licence asks for', async () => {
  assert.deepEqual(await meaning(bundle, { entries: [0, 1], sense: 1 }), {
    source: 'Dictionary, Its owner',
    licence: 'CC BY-SA',
    url: 'https://example.org/licence',
    entries: [{ headword: '一番', reading: 'いちばん', senses: [sense('best'), sense('number one', 'first')], common: true }, { headword: 'バナナ', reading: '',
      senses: [sense('banana')], common: false }],
  });
});

test('a word without an entry has those of its parts, one each', async () => {
  const found = await meaning(bundle, { parts: [{ surface: 'お' }, { entries: [2, 0], sense: 0 }] });
  assert.deepEqual(found.entries.map(({ headword }) => headword), ['客']);
});

test('the glossary is not even fetched for a token that names nothing', async () => {
  const none = { glossary: () => Promise.reject(new Error('fetched')) };
  assert.equal(await meaning(none, { surface: 'が' }), undefined);
  assert.equal(await meaning(none, { parts: [{ surface: 'お' }] }), undefined);
});

test('a bundle without a glossary, and a number beyond its end, say nothing', async () => {
  assert.equal(await meaning({ glossary: () => Promise.resolve(undefined) }, { entries: [0] }), undefined);
  assert.equal(await meaning(bundle, { entries: [9] }), undefined);
  assert.deepEqual((await meaning(bundle, { entries: [0], sense: 9 })).entries[0].senses[0], sense('number one', 'first'));
});
