import './browser.mjs';
import assert from 'node:assert/strict';
import test from 'node:test';
import { GRADES } from '../../web/words/fsrs.js';
import { Sitting } from '../../web/words/sitting.js';

const NOW = Date.parse('2026-11-30T12:00:00Z');
const [AGAIN, , GOOD] = GRADES;
const word = (lemma, more = {}) => ({ id: `ja:${lemma}`, language: 'ja', lemma, status: 'learning', updated_at: '2026-11-01', ...more });
const sitting = (...lemmas) => {
  const words = lemmas.map((lemma) => word(lemma));
  return new Sitting(words, [...words]);
};
const asked = ({ queue }) => queue.map(({ lemma }) => lemma).join('');

test('a word that was forgotten is asked once more, and an answer can be taken back', () => {
  const one = sitting('犬', '猫');
  one.grade(AGAIN, NOW);
  assert.equal(asked(one), '猫犬');
  one.grade(GOOD, NOW);
  assert.equal(asked(one), '犬');
  assert.equal(one.back().word.lemma, '猫');
  assert.equal(asked(one), '猫犬');
  assert.equal(one.word.due, undefined);
  one.back();
  assert.equal(asked(one), '犬猫');
  assert.equal(one.canGoBack, false);
});

test('what another window has asked is not asked here, unless it was forgotten or taken back', () => {
  const [here, there] = [sitting('犬', '猫'), sitting('犬', '猫')];
  here.hearAnswer('ja:犬', there.grade(GOOD, NOW), NOW);
  assert.equal(asked(here), '猫');
  here.hearAnswer('ja:犬', { ...there.back().before, due: null }, NOW);
  assert.equal(asked(here), '猫犬');
  here.hearAnswer('ja:犬', there.grade(AGAIN, NOW), NOW);
  assert.equal(asked(here), '猫犬');
  here.hearAnswer('ja:無', {}, NOW);
  assert.equal(asked(here), '猫犬');
});

const marks = (rows, gone = []) => ({ language: 'ja', rows, gone });
const REMEMBERED = { stability: 60, difficulty: 5, due: '2026-12-30T12:00:00Z', last_review: '2026-11-01T12:00:00Z', reps: 7, lapses: 0, state: 2 };

test('a word that another window marks comes or goes', () => {
  const here = sitting('犬', '猫', '鳥');
  here.add(here.hearMarks(marks([word('犬', { status: 'known' }), word('魚'), word('猫')], ['鳥']), NOW), NOW);
  assert.equal(asked(here), '猫魚');
  here.hearMarks({ language: 'zh', rows: [], gone: ['猫'] }, NOW);
  assert.equal(asked(here), '猫魚');
});

test('a word that is known for a while keeps what is remembered of it, and is not asked before it is due', () => {
  const dog = word('犬', { ...REMEMBERED, due: '2026-11-30T11:00:00Z' });
  const here = new Sitting([dog], [dog]);
  here.hearMarks(marks([word('犬', { status: 'known' })]), NOW);
  here.hearAnswer('ja:犬', REMEMBERED, NOW);
  assert.deepEqual(here.hearMarks(marks([word('犬')]), NOW), []);
  assert.equal(here.words[0].stability, 60);
  assert.equal(asked(here), '');
  here.hearMarks(marks([], ['犬']), NOW);
  assert.deepEqual(here.hearMarks(marks([word('犬')]), NOW).map(({ stability }) => stability), [undefined]);
});

test('a word of which nothing is known here waits for what the server keeps, unless it was marked again', () => {
  const here = sitting('猫');
  const found = here.hearMarks(marks([word('犬'), word('魚'), word('鳥')]), NOW);
  assert.equal(asked(here), '猫');
  here.hearMarks(marks([word('魚', { status: 'known' })], ['鳥']), NOW);
  here.add(found.map((one) => ({ ...one, ...REMEMBERED })), NOW);
  assert.deepEqual(here.words.map(({ lemma }) => lemma), ['猫', '犬']);
  assert.equal(asked(here), '猫');
});

test('words that another window marks are not more than a day has new ones', () => {
  const here = sitting(...Array.from({ length: 19 }, (_, i) => String(i)));
  here.add(here.hearMarks(marks(['犬', '魚', '鳥'].map((lemma) => word(lemma, { updated_at: '2026-11-30' }))), NOW), NOW);
  assert.equal(here.words.length, 22);
  assert.equal(here.queue.length, 20);
});
