import './browser.mjs';
import assert from 'node:assert/strict';
import test from 'node:test';
import { joined } from '../../web/reader/bands.js';
import { beginning, BookPlace } from '../../web/reader/place.js';

const book = (...lengths) => ({ language: 'ja', chapters: lengths.map((length) => ({ content: 'あ'.repeat(length) })) });

test('a place in a chapter is a place in the book, and back', () => {
  const place = new BookPlace(book(10, 0, 20, 5));
  assert.equal(place.all, 35);
  for (const [index, offset, at] of [[0, 0, 0], [0, 9, 9], [2, 0, 10], [2, 19, 29], [3, 4, 34]]) {
    assert.equal(place.at(index, offset), at);
    assert.deepEqual(place.find(at), [index, offset]);
  }
  assert.deepEqual(place.find(35), [3, 5]);
  assert.deepEqual(new BookPlace(book(0, 0)).find(0), [0, 0]);
});

test('only the end of the book is all of it', () => {
  const place = new BookPlace(book(9, 100_000));
  assert.equal(place.share(0, false), 0);
  assert.equal(place.share(place.all, false), 0.99);
  assert.equal(place.share(0, true), 1);
  assert.match(place.words(0, 0, false).share, /^0/);
});

test('what is said of the time follows the speed, and is at least a minute', () => {
  const place = new BookPlace(book(3500, 7000));
  assert.match(place.words(0, 0, false).left, /10 .*30/);
  assert.match(place.words(0, 0, false, 700).left, /5 .*15/);
  assert.match(place.words(1, 6999, false).left, /1 .*1/);
  assert.equal(place.words(1, 6999, true).left, '');
});

test('a book begins at its first page, or where its landmarks say that the text begins', () => {
  const places = { 'a.xhtml#': { index: 2, offset: 0 }, 'b.xhtml#start': { index: 3, offset: 7 } };
  const of = (...landmarks) => beginning({ landmarks }, (key) => places[key]);
  assert.deepEqual(of(), { index: 0, offset: 0 });
  assert.deepEqual(of({ type: 'cover', target: 'a.xhtml#' }), { index: 0, offset: 0 });
  assert.deepEqual(of({ type: 'bodymatter', target: 'b.xhtml#start' }), { index: 3, offset: 7 });
  assert.deepEqual(of({ type: 'text', target: 'a.xhtml#nowhere' }), { index: 2, offset: 0 });
  assert.deepEqual(of({ type: 'bodymatter', target: 'gone.xhtml#' }), { index: 0, offset: 0 });
  assert.deepEqual(beginning({}, () => undefined), { index: 0, offset: 0 });
});

test('pieces of one line make one band, and two lines two', () => {
  const piece = (from, to, centre, kind = 'sentence') => ({ kind, from, to, centre, size: 20 });
  assert.deepEqual(joined([piece(0, 20, 10), piece(20, 40, 10), piece(0, 30, 50)]), [piece(0, 40, 10), piece(0, 30, 50)]);
  assert.equal(joined([piece(0, 20, 10), piece(34, 40, 11)]).length, 1);
  assert.equal(joined([piece(0, 20, 10), piece(100, 140, 10)]).length, 2);
  assert.equal(joined([piece(0, 20, 10), piece(20, 40, 10, 'found')]).length, 2);
  assert.deepEqual(joined([]), []);
});
