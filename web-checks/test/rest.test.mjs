import { answering, json, kept } from './browser.mjs';
import assert from 'node:assert/strict';
import test from 'node:test';

kept.set('reader.session', JSON.stringify({ access_token: 'a', refresh_token: 'r', expires_at: Date.now() / 1000 + 3600, user: { id: 'u1' } }));
const { loadProgress, saveProgress } = await import('../../web/api/progress.js');
const { bookIdOf, changeLanguage, ownJobs, refusal, shelf } = await import('../../web/api/books.js');
const { allJobs, isOperator, useOperatorKey } = await import('../../web/api/queue.js');
const { bundleFolder, textHash } = await import('../../web/api/bundle.js');
const { forget, preference, remember } = await import('../../web/ui/preferences.js');
const { allWords } = await import('../../web/words/booklist.js');
const { Chapter, isWord } = await import('../../web/reader/chapter.js');

test('a place is stored with the text it belongs to, and outlives the page', async () => {
  const asked = answering(json(null));
  await saveProgress('b1', { id: 'c1', textHash: 'fnv1a32:1' }, 42);
  const { user_id, chapter_id, char_offset, chapter_text_hash } = JSON.parse(asked[0].body);
  assert.deepEqual([user_id, chapter_id, char_offset, chapter_text_hash], ['u1', 'c1', 42, 'fnv1a32:1']);
  assert.equal(asked[0].keepalive, true);
  assert.match(asked[0].url, /on_conflict=user_id,book_id/);
});

test('a book that was never opened has no place', async () => {
  answering(json([]));
  assert.equal(await loadProgress('a b&c'), undefined);
});

test('the shelf joins books with their jobs and places', async () => {
  answering(({ url }) =>
    json(url.includes('/books?') ? [{ id: 'b1' }, { id: 'b2' }] : url.includes('jobs?') ? [{ book_id: 'b2', status: 'done' }] : [{ book_id: 'b1' }])
  );
  const [first, second] = await shelf();
  assert.deepEqual([first.job, first.progress?.book_id, second.job?.status, second.progress], [undefined, 'b1', 'done', undefined]);
});

test('a job whose book was removed is left out', async () => {
  answering(({ url }) => json(url.includes('/books?') ? [{ id: 'b1' }] : [{ id: 1, book_id: 'b1' }, { id: 2, book_id: 'gone' }]));
  assert.deepEqual((await ownJobs()).map(({ job }) => job.id), [1]);
});

test('English is chosen for good although old pages send it with every upload', async () => {
  const asked = answering(() => json(null));
  await changeLanguage({ id: 'b1', storage_path: 'p' }, 'en');
  assert.deepEqual(asked.map(({ method, body }) => `${method} ${JSON.parse(body).language}`), ['PATCH en', 'POST null', 'PATCH en']);
});

test('the same bytes have the same id, whatever the file is called', async () => {
  const [a, b] = [await bookIdOf(new Blob(['book'])), await bookIdOf(new Blob(['book']))];
  assert.equal(a, b);
  assert.match(a, /^[0-9a-f]{16}$/);
  assert.notEqual(a, await bookIdOf(new Blob(['book 2'])));
});

test('a file that cannot be a book is refused with the reason', async () => {
  globalThis.isSecureContext = true;
  assert.equal(await refusal(new Blob([])), 'upload.empty');
  for (const start of ['{\\rtf1 x}', `${'x'.repeat(60)}BOOKMOBI`, new Uint8Array([0x89, 0x50, 0x4e, 0x47])]) {
    assert.equal(await refusal(new Blob([start])), 'upload.notBook');
  }
  for (const start of ['just words', '<html>', '1\n00:00:01,000 --> 00:00:02,000', new Uint8Array([0x82, 0xa0, 0x82])]) {
    assert.equal(await refusal(new Blob([start])), undefined);
  }
  assert.equal(await refusal(new Blob(['PK\x03\x04'])), undefined);
  assert.equal(await refusal({ size: 501 * 1024 * 1024 }), 'upload.large');
  globalThis.isSecureContext = false;
  assert.equal(await refusal(new Blob(['PK\x03\x04'])), 'upload.insecure');
});

test('the queue of all is for whoever has typed a key', async () => {
  assert.equal(isOperator(), false);
  useOperatorKey('service');
  const asked = answering(json([]));
  await allJobs('');
  assert.deepEqual(JSON.parse(asked[0].body), { with_status: null, row_limit: 200 });
  assert.equal(asked[0].headers.apikey, 'service');
  useOperatorKey('');
});

test('the hash of a text is the one of the format', () => {
  assert.equal(textHash(''), 'fnv1a32:811c9dc5');
  assert.equal(textHash('a'), 'fnv1a32:e40c292c');
  assert.equal(textHash('foobar'), 'fnv1a32:bf9cf968');
});

test('the files of a bundle lie beside its manifest', () => {
  assert.equal(bundleFolder({ processed_path: 'u/b/processed/j-1/manifest.json.gz' }), 'u/b/processed/j-1/');
});

test('without storage a choice lasts as long as the page', () => {
  const { getItem } = localStorage;
  remember('x', [1]);
  localStorage.getItem = () => {
    throw new Error('forbidden');
  };
  assert.deepEqual(preference('x', []), [1]);
  forget('x');
  assert.deepEqual(preference('x', ['fallback']), ['fallback']);
  localStorage.getItem = getItem;
});

test('what was damaged on the device is as if nothing was stored', () => {
  kept.set('reader.bad', '{');
  assert.equal(preference('bad', 'fallback'), 'fallback');
});

const token = (lemma, start, end, more = {}) => ({ lemma, surface: lemma, start, end, isWord: true, pos: null, reading: null, ...more });

test('words of a bundle without a list are counted here', async () => {
  const manifest = { chapters: [{ id: 'c1' }, { id: 'c2' }] };
  const files = { c1: [token('a', 0, 1), token('。', 1, 2, { isWord: false })], c2: [token('a', 3, 4), token('b', 5, 6)] };
  const bundle = { vocabulary: () => Promise.resolve(undefined), tokens: ({ id }) => Promise.resolve({ tokens: files[id] }) };
  const words = await allWords(bundle, manifest);
  assert.deepEqual(words.map(({ lemma, count, chapters, first }) => [lemma, count, chapters, first.start]), [
    ['a', 2, { c1: 1, c2: 1 }, 0],
    ['b', 1, { c2: 1 }, 5],
  ]);
});

test('counts of a list are by chapter', async () => {
  const file = { entries: [{ lemma: 'a', count: 3, chapters: [[1, 2], [0, 1]] }], chapters: [{ id: 'x' }, { id: 'y' }] };
  const [word] = await allWords({ vocabulary: () => Promise.resolve(file) }, { chapters: [] });
  assert.deepEqual(word.chapters, { y: 2, x: 1 });
});

const chapter = (content, file = {}, more = {}) =>
  new Chapter({ chapters: [{ id: 'c', title: 'C', content, ...more }], language: 'ja' }, 0, { tokens: [], sentences: [], ...file });

test('a sentence is the one around a place; without sentences it is the line', () => {
  assert.deepEqual(chapter('abc. def.', { sentences: [[0, 4], [5, 9]] }).sentenceAt(6), [5, 9]);
  assert.deepEqual(chapter('one\ntwo\nthree').sentenceAt(5), [4, 7]);
  assert.deepEqual(chapter('one\ntwo').sentenceAt(5), [4, 7]);
});

test('a chapter of another worker has paragraphs though it has no blocks', () => {
  assert.deepEqual(chapter('ab\n\ncd').chunks[0].blocks.map(({ start, end }) => [start, end]), [[0, 2], [4, 6]]);
});

test('notes belong to the chapter that refers to them', () => {
  const place = { chapterId: 'c', start: 3, end: 4 };
  const manifest = { chapters: [{ id: 'c', title: '', content: 'x' }], language: 'ja',
    footnotes: [{ reference: place, note: { ...place, start: 9 } }, { reference: { ...place, chapterId: 'd' }, note: place }] };
  assert.deepEqual([...new Chapter(manifest, 0, { tokens: [], sentences: [] }).notes], [[3, { ...place, start: 9 }]]);
});

test('particles can be touched, punctuation cannot', () => {
  assert.deepEqual([{ isWord: true }, { upos: 'ADP' }, { pos: '助詞' }, { upos: 'PUNCT' }, { pos: '補助記号' }].map((one) => Boolean(isWord(one))), [true, true, true,
    false, false]);
});
