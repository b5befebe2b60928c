import assert from 'node:assert/strict';
import test from 'node:test';
import { chunks, cut, firstBehind, hiragana, tree, within } from '../../web/reader/pieces.js';

const spans = (...pairs) => pairs.map(([start, end]) => ({ start, end }));

test('the first item behind a place is found, also before the first and after the last', () => {
  const items = spans([0, 2], [2, 4], [6, 8]);
  assert.deepEqual([-1, 0, 1, 2, 4, 5, 7, 8, 99].map((at) => firstBehind(items, at)), [0, 0, 0, 1, 2, 2, 2, 3, 3]);
  assert.equal(firstBehind([], 3), 0);
});

test('what only borders on a stretch does not touch it', () => {
  assert.deepEqual(within(spans([0, 2], [2, 4], [4, 6]), 2, 4), [1]);
  assert.deepEqual(within(spans([0, 2], [2, 4]), 4, 9), []);
});

test('a stretch without readings and marks is one piece, an empty one none', () => {
  assert.deepEqual(cut(3, 9, [], []), [{ start: 3, end: 9, ruby: undefined, marks: [] }]);
  assert.deepEqual(cut(3, 3, [], []), []);
});

test('marks that overlap are cut at each border, and each piece knows all of its marks', () => {
  const marks = [{ start: 0, end: 4, kind: 'strong' }, { start: 2, end: 6, kind: 'emphasis' }];
  assert.deepEqual(cut(0, 6, [], marks).map((piece) => [piece.start, piece.end, piece.marks.join()]), [
    [0, 2, 'strong'],
    [2, 4, 'strong,emphasis'],
    [4, 6, 'emphasis'],
  ]);
});

test('a mark that ends inside a reading covers all of it', () => {
  const pieces = cut(0, 4, [{ start: 1, end: 3, text: 'よみ' }], [{ start: 0, end: 2, kind: 'strong' }]);
  assert.deepEqual(pieces.map((piece) => [piece.start, piece.end, piece.ruby, piece.marks.join()]), [
    [0, 1, undefined, 'strong'],
    [1, 3, 'よみ', 'strong'],
    [3, 4, undefined, ''],
  ]);
});

test('readings side by side stay apart', () => {
  const pieces = cut(0, 2, [{ start: 0, end: 1, text: 'と' }, { start: 1, end: 2, text: 'きょう' }], []);
  assert.deepEqual(pieces.map((piece) => piece.ruby), ['と', 'きょう']);
});

test('pieces follow each other without a gap, whatever is cut', () => {
  for (let seed = 1; seed < 200; seed++) {
    const random = (most) => (seed * 7919 + most * 104729 + (seed % 13) * most) % most;
    const marks = Array.from({ length: seed % 7 }, (_, i) => ({ start: random(20 + i), end: random(20 + i) + 1 + (i % 5), kind: `k${i}` }));
    const pieces = cut(0, 30, [{ start: 5, end: 8, text: 'x' }], marks);
    assert.equal(pieces[0].start, 0);
    assert.equal(pieces.at(-1).end, 30);
    pieces.slice(1).forEach((piece, i) => assert.equal(piece.start, pieces[i].end));
    assert.ok(pieces.some((piece) => piece.start === 5 && piece.end === 8 && piece.ruby === 'x'), `seed ${seed}`);
  }
});

test('chunks lose no block and a long block is a chunk by itself', () => {
  const blocks = spans([0, 10], [12, 600], [602, 610], [612, 620]);
  const made = chunks(blocks, 500);
  assert.deepEqual(made.flatMap((chunk) => chunk.blocks), blocks);
  assert.deepEqual(made.map(({ start, end }) => [start, end]), [[0, 600], [602, 620]]);
  assert.deepEqual(chunks([], 500), []);
});

test('contents nest as deep as the book nests them, in its order', () => {
  const entries = [{ id: 'a' }, { id: 'a1', parentId: 'a' }, { id: 'a1x', parentId: 'a1' }, { id: 'b' }, { id: 'a2', parentId: 'a' }];
  const shape = (nodes) => nodes.map(({ chapter, children }) => [chapter.id, ...shape(children)]);
  assert.deepEqual(shape(tree(entries)), [['a', ['a1', ['a1x']], ['a2']], ['b']]);
});

test('katakana becomes hiragana; long marks, small letters and signs are kept', () => {
  assert.equal(hiragana('ティーチャー・ヴ'), 'てぃーちゃー・ゔ');
  assert.equal(hiragana('漢字 ABC ー゛'), '漢字 ABC ー゛');
});
