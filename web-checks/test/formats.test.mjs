import './browser.mjs';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { ROOT } from '../files.mjs';

const { ACCEPTED, ENDING, FORMATS } = await import('../../web/api/formats.js');

test('a title loses the ending of its format, and nothing else', () => {
  for (const ending of FORMATS.flatMap((format) => format.endings)) {
    assert.equal(`Kokoro.${ending}`.replace(ENDING, ''), 'Kokoro');
    assert.equal(`KOKORO.${ending.toUpperCase()}`.replace(ENDING, ''), 'KOKORO');
  }
  assert.equal('War and Peace.fb2.zip'.replace(ENDING, ''), 'War and Peace');
  assert.equal('Mr. Smith'.replace(ENDING, ''), 'Mr. Smith');
  assert.equal('epub'.replace(ENDING, ''), 'epub');
  assert.equal('a.epub.b'.replace(ENDING, ''), 'a.epub.b');
});

test('the file dialog offers every ending once', () => {
  const offered = ACCEPTED.split(',');
  assert.equal(new Set(offered).size, offered.length);
  for (const ending of FORMATS.flatMap((format) => format.endings)) assert.ok(offered.includes(`.${ending}`), ending);
});

test('the documents tell of every format', () => {
  const told = readFileSync(join(ROOT, 'docs/formats.md'), 'utf8').toLowerCase();
  for (const { name, endings } of FORMATS) assert.ok([name, ...endings].some((word) => told.includes(word.toLowerCase())), name);
});
