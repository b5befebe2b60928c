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

test('a word that another window marks comes or goes', () => {
  const here = sitting('犬', '猫', '鳥');
  here.hearMarks({ language: 'ja', rows: [word('犬', { status: 'known' }), word('魚'), word('猫')], gone: ['鳥'] });
  assert.equal(asked(here), '猫魚');
  here.hearMarks({ language: 'zh', rows: [], gone: ['猫'] });
  assert.equal(asked(here), '猫魚');
});
