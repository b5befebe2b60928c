import assert from 'node:assert/strict';
import test from 'node:test';
import { spoken, voiceFor } from '../../web/reader/speech.js';

const token = (start, end, reading, readingSource) => ({ start, end, reading, readingSource });

test('the book’s own readings are said, the dictionary’s are left to the voice', () => {
  const content = '本気と書く。時雨が降る。';
  const tokens = [token(0, 2, 'マジ', 'ruby'), token(2, 3, 'ト', 'dictionary'), token(3, 5, 'カク', 'dictionary'), token(6, 8, 'しぐれ', 'book'),
    token(8, 9, null, 'ruby')];
  assert.equal(spoken(content, tokens, { start: 0, end: 6 }), 'まじと書く。');
  assert.equal(spoken(content, tokens, { start: 6, end: 12 }), 'しぐれが降る。');
  assert.equal(spoken(content, [], { start: 0, end: 2 }), '本気');
});

test('a word that reaches over the end of a sentence stays as it is printed', () => {
  assert.equal(spoken('本気', [token(0, 2, 'マジ', 'ruby')], { start: 0, end: 1 }), '本');
});

test('a voice of the language and region is best, one of another language none', () => {
  const voice = (lang, localService = false, isDefault = false) => ({ lang, localService, default: isDefault });
  const [us, gb, jp, near] = [voice('en-US', true, true), voice('en_GB'), voice('ja-JP'), voice('en-AU', true)];
  assert.equal(voiceFor([us, gb, jp], 'en-GB'), gb);
  assert.equal(voiceFor([gb, near, us], 'en'), us);
  assert.equal(voiceFor([us, jp], 'ja'), jp);
  assert.equal(voiceFor([us, gb], 'ja'), undefined);
  assert.equal(voiceFor([], 'en'), undefined);
});
