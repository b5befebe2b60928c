import './browser.mjs';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { filesBelow, ROOT } from '../files.mjs';

const { default: en } = await import('../../web/i18n/en.js');
const { default: codes } = await import('../../web/i18n/codes-en.js');
const { default: ja } = await import('../../web/i18n/ja.js');
const { default: zh } = await import('../../web/i18n/zh-CN.js');
const { duration, failureText, languageName, maybe, setInterfaceLanguage, stageText, t } = await import('../../web/i18n/index.js');

const sources = filesBelow(join(ROOT, 'web'), /\.js$/).filter((file) => !/i18n.(?!index)/.test(file)).map((file) => readFileSync(file, 'utf8'));
const placeholders = (text) => (text.match(/\{\w+\}/g) ?? []).sort();

test('every text is there in every language', () => {
  assert.deepEqual(Object.keys(zh).sort(), Object.keys(en).sort());
  // What was odd about a book, and what the queue answers to a worker, is in two languages; a page in another shows its English sentences.
  assert.deepEqual(Object.keys(ja).sort(), Object.keys(en).filter((key) => !(key in codes) || /^(failure|meaning|limit|place)\./.test(key)).sort());
});

test('no text is empty, and none has blanks at its ends', () => {
  for (const [key, text] of [...Object.entries(en), ...Object.entries(zh), ...Object.entries(ja)]) assert.equal(text, text.trim() || assert.fail(key), key);
});

test('a text and its translation fill in the same values', () => {
  for (const [key, text] of Object.entries(en)) for (const other of [zh, ja]) if (key in other) assert.deepEqual(placeholders(other[key]), placeholders(text), key);
});

test('translations are translated, but for names, keys and units', () => {
  for (const other of [zh, ja]) {
    const same = Object.keys(en).filter((key) => other[key] === en[key] && !/^failure.(drm-protected\/|limit-exceeded$)/.test(key));
    assert.deepEqual(same, ['app', ...same.filter((key) => key !== 'app' && !/[a-z]{3}/i.test(en[key].replace(/\{\w+\}/g, '')))]);
  }
  assert.ok(Object.values(ja).filter((text) => /[\u3041-\u30fa]/.test(text)).length > 300);
});

test('every key that the page asks for by name has a text', () => {
  const asked = sources.flatMap((source) => [...source.matchAll(/\b(?:t|maybe)\('([^'$]+)'/g)].map(([, key]) => key));
  assert.ok(asked.length > 100);
  assert.deepEqual(asked.filter((key) => !(key in en)), []);
});

test('every text is asked for somewhere, by name or by its beginning', () => {
  const all = sources.join('\n');
  const beginnings = [...all.matchAll(/`([\w.]*)\$\{/g)].map(([, start]) => start).filter(Boolean);
  const unused = Object.keys(en).filter((key) => !all.includes(`'${key}'`) && !beginnings.some((start) => key.startsWith(start)));
  assert.deepEqual(unused, []);
});

test('values are filled in, and a missing one leaves nothing behind', () => {
  assert.equal(t('reader.of', { n: 3, all: 9 }), '3 of 9 characters');
  assert.equal(t('reader.of', { n: 3 }), '3 of  characters');
});

test('a text says one thing of one, and figures as people write them', () => {
  assert.equal(t('import.go', { n: 1 }), 'Import 1 word');
  assert.equal(t('import.go', { n: '1' }), 'Import 1 word');
  assert.equal(t('import.go', { n: 12345 }), 'Import 12,345 words');
  assert.equal(t('mine.metIn', { n: '3', books: '1' }), '3 in 1 book');
  setInterfaceLanguage('zh-CN');
  assert.equal(t('import.go', { n: 1 }), '导入 1 个词');
  setInterfaceLanguage('en');
});

test('a key without a text shows itself, and can be asked for in silence', () => {
  assert.equal(t('no.such.key'), 'no.such.key');
  assert.equal(maybe('no.such.key'), undefined);
});

test('a time is told in the largest unit that says enough', () => {
  assert.deepEqual([-5, 0, 59.4, 60, 3599, 3600, 172799, 172800].map(duration), [
    '0 s',
    '0 s',
    '59 s',
    '1 min',
    '60 min',
    '1 h',
    '48 h',
    '2 days',
  ]);
});

test('stages of this and of earlier workers are told in words', () => {
  assert.equal(stageText('chapter 7 of 23'), 'Splitting words, chapter 7 of 23');
  assert.equal(stageText('Tokenizing chapter 7/23'), 'Splitting words, chapter 7 of 23');
  assert.equal(stageText('downloading'), 'Fetching the file');
  assert.equal(stageText('something new'), 'something new');
  assert.equal(stageText(null), '');
});

test('a language has a name, and an odd tag shows itself', () => {
  assert.equal(languageName('ja'), 'Japanese');
  assert.equal(languageName('not a tag'), 'not a tag');
});

test('the other language answers as soon as it is chosen', () => {
  setInterfaceLanguage('zh-CN');
  assert.equal(t('library.title'), '书库');
  assert.equal(document.documentElement.lang, 'zh-CN');
  setInterfaceLanguage('en');
  assert.equal(t('library.title'), 'Library');
});

test('a failure is told in the language of the page, from its code and values', () => {
  const failed = { error: 'This file is not a book in a known format: it is a PDF.', error_code: 'not-an-epub', error_parameters: { found: 'pdf' } };
  setInterfaceLanguage('en');
  assert.equal(failureText(failed), failed.error);
  setInterfaceLanguage('zh-CN');
  assert.equal(failureText(failed), '这个文件不是已知格式的书：它是 PDF。请上传 EPUB、网页或纯文本格式的书。');
  const large = { cause: 'book', limit: 'files', value: 7, where: ':archive' };
  assert.match(failureText({ error: 'x', error_code: 'limit-exceeded', error_parameters: large }), /压缩包 超过 7 个文件/);
  assert.match(failureText({ error: 'x', error_code: 'attempts-exhausted', error_parameters: { last: 'disk' } }), /磁盘满了/);
  setInterfaceLanguage('ja');
  assert.match(failureText(failed), /対応している形式の本ではありません：PDFです。/);
  assert.match(failureText({ error: 'x', error_code: 'limit-exceeded', error_parameters: large }), /アーカイブの「ファイル数」が上限の7を/);
  assert.match(failureText({ error: 'x', error_code: 'attempts-exhausted', error_parameters: { last: 'disk' } }), /ディスクがいっぱい/);
});

test('a failure in an older spelling, without its values or unknown is told as well as possible', () => {
  setInterfaceLanguage('zh-CN');
  assert.match(failureText({ error: 'x', error_code: 'worker_lost', error_parameters: null }), /^失败：.*崩溃。$/);
  assert.equal(failureText({ error: 'x', error_code: 'no-such-code', error_parameters: {} }), 'x');
  assert.equal(failureText({ error: null, error_code: null }), '');
  setInterfaceLanguage('en');
});
