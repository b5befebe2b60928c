import assert from 'node:assert/strict';
import test from 'node:test';
import { fitting, partsOf, sensesOf } from '../../web/words/senses.js';

const sense = (pos, ...glosses) => ({ pos, marks: [], glosses });
const names = (entries) => entries.map(({ name }) => name);

test('lines of the dictionary become senses: numbers begin one, codes are no text', () => {
  assert.deepEqual(sensesOf(['(v5r,vi) (1) to be attached', 'to stick', '(2) (uk) to bear (fruit)', '(suf,v5k) (3) to become', '(P)']), [
    { pos: ['v5r', 'vi'], marks: [], glosses: ['to be attached', 'to stick'] },
    { pos: ['v5r', 'vi'], marks: ['uk'], glosses: ['to bear (fruit)'] },
    { pos: ['suf', 'v5k'], marks: [], glosses: ['to become'] },
  ]);
});

test('a line without a number belongs to the sense before it', () => {
  assert.deepEqual(sensesOf(['(n) cat', 'geisha']), [sense(['n'], 'cat', 'geisha')]);
  assert.deepEqual(sensesOf(['(n,vs) study']), [sense(['n', 'vs'], 'study')]);
});

test('brackets that are text stay, wherever they stand', () => {
  const texts = ['(not) yet', '(a) little', 'to be (in a place)', '(I) will', '(esp. of animals) to be', '(of a clock) to strike', '(1970) world fair', '()'];
  for (const text of texts.slice(0, 6)) assert.deepEqual(sensesOf([`(adv) ${text}`]), [sense(['adv'], text)], text);
});

test('nothing gives no sense, and marks alone none either', () => {
  assert.deepEqual(sensesOf([]), []);
  assert.deepEqual(sensesOf(['(P)']), []);
  assert.deepEqual(sensesOf(['(n) (1)']), []);
  assert.deepEqual(sensesOf(['EntL1234567X']), []);
});

test('parts of speech have a name each, once, whatever their class', () => {
  assert.deepEqual(partsOf(['v5k-s', 'v5u', 'vi']), ['godan', 'intransitive']);
  assert.deepEqual(partsOf(['n', 'n-t', 'n-adv']), ['noun']);
  assert.deepEqual(partsOf(['vs-i']), ['verb']);
  assert.deepEqual(partsOf(['unheard-of']), []);
  for (const code of ['adj-i', 'adj-na', 'adj-no', 'adj-t', 'adj-f', 'adj-pn', 'adv', 'adv-to', 'suf', 'n-suf', 'pref', 'pn', 'exp', 'int', 'conj', 'prt', 'num', 'ctr',
    'aux', 'aux-v', 'cop-da', 'v1', 'vk', 'vt']) assert.equal(partsOf([code]).length, 1, code);
});

test('of words written alike, those remain that the word of the sentence can be', () => {
  const will = { name: 'will', senses: [sense(['v5u'], 'I will')] };
  const seems = { name: 'seems', senses: [sense(['n'], 'way'), sense(['n-suf', 'aux'], 'appearing')] };
  const bridge = { name: 'bridge', senses: [sense(['n'], 'bridge')] };
  assert.deepEqual(names(fitting([will, seems], 'AUX')), ['seems']);
  assert.deepEqual(names(fitting([seems, will], 'VERB')), ['will']);
  assert.deepEqual(names(fitting([will, bridge], 'NOUN')), ['bridge']);
  assert.deepEqual(names(fitting([bridge, will], undefined)), ['bridge', 'will']);
});

test('the fitting sense comes first, the others stay in their order', () => {
  const [entry] = fitting([{ senses: [sense(['n'], 'a'), sense(['vt'], 'b'), sense(['n'], 'c'), sense(['v1'], 'd')] }], 'VERB');
  assert.deepEqual(entry.senses.map(({ glosses }) => glosses[0]), ['b', 'd', 'a', 'c']);
});

test('a particle has rather no meaning than that of a noun, a noun rather another one than none', () => {
  const tooth = { name: 'tooth', senses: [sense(['n'], 'tooth')] };
  for (const upos of ['ADP', 'PART', 'SCONJ', 'CCONJ', 'DET']) assert.deepEqual(fitting([tooth], upos), [], upos);
  for (const upos of ['VERB', 'ADV', 'INTJ', 'X']) assert.deepEqual(names(fitting([tooth], upos)), ['tooth'], upos);
});

test('an entry without parts of speech fits everything', () => {
  for (const upos of ['ADP', 'VERB', 'NOUN']) assert.equal(fitting([{ senses: [sense([], 'thing')] }], upos).length, 1);
});
