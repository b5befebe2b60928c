import './browser.mjs';
import assert from 'node:assert/strict';
import test from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { readPackage } from '../../web/words/anki.js';
import { NotImportable, plain, readWords } from '../../web/words/imports.js';

const found = (text, name = 'w.txt') => readWords(text, name).words.map(({ word, state }) => state ? `${word}:${state}` : word);
const odd = (text, name = 'w.txt') => readWords(text, name).odd.map(({ line, problem }) => `${line} ${problem.slice(7)}`);

test('a list has a word on each line, with any ends of lines, and notes', () => {
  assert.deepEqual(found('\uFEFF犬\r\n\r\n# pets\r猫\n 鳥 '), ['犬', '猫', '鳥']);
});

test('a line without a word is told by its number and loses none of the others', () => {
  const text = `犬\n12\n猫\n${'長'.repeat(101)}\n鳥`;
  assert.deepEqual(found(text), ['犬', '猫', '鳥']);
  assert.deepEqual(odd(text), ['2 noLetter', '4 tooLong']);
});

test('a table names its columns, in whatever order', () => {
  assert.deepEqual(found('meaning,Word,state\n"dog, hound",犬,known\ncat,猫,Learning\nbird,鳥,new\nfish,魚,?\n', 'w.csv'), ['犬:known', '猫:learning', '魚']);
});

test('the words that this page exports can be brought back', () => {
  assert.deepEqual(found('word\treading\tpart of speech\tcount\tstate\n犬\tいぬ\tNOUN\t3\tknown\n猫\tねこ\tNOUN\t1\tignored\n', 'b.tsv'), ['犬:known', '猫:ignored']);
});

test('a table without names has the word first, also with semicolons', () => {
  assert.deepEqual(found('犬;dog\n猫;cat\n', 'w.csv'), ['犬', '猫']);
});

test('cells in quotation marks have commas, marks and lines', () => {
  assert.deepEqual(found('word,note\n"犬","a ""b""\nc, d"\n猫,x\n', 'w.csv'), ['犬', '猫']);
});

test('a quotation mark that is never closed costs its own line', () => {
  const text = 'word,note\n犬,x\n"猫,y\n鳥,z\n';
  assert.deepEqual(found(text, 'w.csv'), ['犬', '鳥']);
  assert.deepEqual(odd(text, 'w.csv'), ['3 quote']);
});

test('lines count in the file, not in the table', () => {
  assert.deepEqual(odd('word,note\n犬,"two\nlines"\n,empty\n', 'w.csv'), ['4 noWord']);
});

test('notes of Anki as text, with their head, markup and furigana', () => {
  const text = '#separator:tab\n#html:true\n#columns:Front\tExpression\nid1\t<b>食べる</b>\nid2\t 毎日[まいにち]\nid3\t[sound:x.mp3]\n';
  assert.deepEqual(found(text, 'notes.txt'), ['食べる', '毎日']);
  assert.deepEqual(odd(text, 'notes.txt'), ['6 noWord']);
});

test('markup around a word goes, and what stands on further lines of a card', () => {
  assert.equal(plain('<ruby>漢字<rt>かんじ</rt></ruby>'), '漢字');
  assert.equal(plain('犬<br>dog'), '犬');
  assert.equal(plain('<div>犬</div>'), '犬');
  assert.equal(plain('Tom &amp; Jerry'), 'Tom & Jerry');
});

test('reviews of jpdb say what is known by their last grade', () => {
  const card = (spelling, ...grades) => ({ vid: 1, spelling, reading: '', reviews: grades.map((grade) => ({ timestamp: 1, grade })) });
  const text = JSON.stringify({ cards_vocabulary_jp_en: [card('犬', 'okay'), card('猫', 'easy', 'nothing'), card('鳥'), card('魚', 'never-forget'), { vid: 9 }] });
  assert.deepEqual(found(text, 'reviews.json'), ['犬:known', '猫:learning', '鳥', '魚:known']);
  assert.deepEqual(odd(text, 'reviews.json'), ['5 noWord']);
});

test('cards of Jiten have words only when they were asked for', () => {
  assert.deepEqual(found(JSON.stringify({ cards: [{ w: 1, s: 2, t: '犬' }, { w: 2, s: 1, t: '猫' }, { w: 3, s: 4, t: '鳥' }] }), 'j.json'), [
    '犬:known',
    '猫:learning',
    '鳥:ignored',
  ]);
  assert.throws(() => readWords(JSON.stringify({ cards: [{ w: 1, s: 2 }] }), 'j.json'), { key: 'import.jiten' });
});

test('a list of words or of items as JSON', () => {
  assert.deepEqual(found('["犬","猫"]', 'x.json'), ['犬', '猫']);
  assert.deepEqual(found('{"words":[{"word":"犬","status":"known"}]}', 'x.json'), ['犬:known']);
  assert.throws(() => readWords('{"a":1}', 'x.json'), { key: 'import.noList' });
});

test('what is no JSON says in which line', () => {
  assert.throws(() => readWords('[\n"犬",\n猫]', 'x.json'), (error) => error instanceof NotImportable && error.key === 'import.json' && error.values.line === 3);
});

test('what is no text is refused', () => {
  assert.throws(() => readWords('a\0b', 'x.txt'), { key: 'import.binary' });
});

test('a state that nobody here knows is told, and its words get the state that was chosen', () => {
  const text = 'word,state\n犬,wellknown\n猫,known\n鳥,Wellknown\n魚,\n虫,constructor\n';
  assert.deepEqual(found(text, 'w.csv'), ['犬', '猫:known', '鳥', '魚', '虫']);
  assert.deepEqual([...readWords(text, 'w.csv').strange], [['wellknown', 2], ['constructor', 1]]);
  assert.deepEqual([...readWords('[{"word":"犬","status":"odd"}]', 'w.json').strange], [['odd', 1]]);
});

test('figures are states in the column of Lute, and nowhere else', () => {
  assert.deepEqual(found('term,status\n犬,3\n猫,99\n鳥,98\n', 'w.csv'), ['犬:learning', '猫:known', '鳥:ignored']);
  assert.deepEqual(found('term,level\n犬,3\n', 'w.csv'), ['犬']);
});

test('a file is what its content is, whatever its name ends in', () => {
  assert.deepEqual(found('["犬","猫"]', 'words.txt'), ['犬', '猫']);
  assert.deepEqual(found('{"words":[{"word":"犬","status":"known"}]}', 'words.csv'), ['犬:known']);
  assert.deepEqual(found('word,state\n犬,known\n', 'words.txt'), ['犬:known']);
  assert.deepEqual(found('"Expression";"Meaning"\n犬;dog\n', 'words.txt'), ['犬']);
  assert.deepEqual(found('犬\n猫\n', 'words.json'), ['犬', '猫']);
  assert.deepEqual(found('[犬] dog, hound\n', 'words.txt'), ['[犬] dog, hound']);
});

test('a table is also known to have names of columns by that of the state', () => {
  assert.deepEqual(found('Begriff,Status\n犬,known\n', 'w.csv'), ['犬:known']);
});

test('blanks make no other word', () => {
  assert.deepEqual(found('in  order\u00a0to\nin order to\n\u3000犬\u3000\n', 'w.txt'), ['in order to', 'in order to', '犬']);
});

test('ten thousand words take less than a second of the processor', () => {
  const started = process.cpuUsage();
  const lines = Array.from({ length: 10_000 }, (_, i) => `語${i},"meaning ""${i}"""`).join('\n');
  assert.equal(readWords(lines, 'w.csv').words.length, 10_000);
  const { user, system } = process.cpuUsage(started);
  assert.ok(user + system < 1_000_000);
});

/** A ZIP of one file. */
function zip(name, content, method = 8) {
  const data = method === 8 ? deflateRawSync(content) : content;
  const title = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(title.length, 26);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(method, 10);
  head.writeUInt32LE(data.length, 20);
  head.writeUInt16LE(title.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + title.length + data.length, 16);
  const all = Buffer.concat([local, title, data, head, title, end]);
  return all.buffer.slice(all.byteOffset, all.byteOffset + all.length);
}

const varint = (value) => value < 128 ? [value] : value < 16384 ? [(value >> 7) | 128, value & 127] : [(value >> 14) | 128, ((value >> 7) & 127) | 128, value & 127];

/** A record of SQLite: numbers of a byte, texts, nulls. */
function record(values) {
  const parts = values.map((value) => value === null ? Buffer.alloc(0) : typeof value === 'number' ? Buffer.from([value]) : Buffer.from(value));
  const kinds = values.flatMap((value, i) => value === null ? [0] : typeof value === 'number' ? [1] : varint(13 + 2 * parts[i].length));
  return Buffer.concat([Buffer.from([kinds.length + 1, ...kinds]), ...parts]);
}

/** A page of a table with the cells of its records; a record that is too long goes on in the pages `beyond`. */
function leaf(size, rows, offset = 0) {
  const page = Buffer.alloc(size);
  let end = size;
  rows.forEach((cell, i) => {
    end -= cell.length;
    cell.copy(page, end);
    page.writeUInt16BE(end, offset + 8 + 2 * i);
  });
  page[offset] = 13;
  page.writeUInt16BE(rows.length, offset + 3);
  return page;
}

const cell = (id, values) => {
  const content = record(values);
  return Buffer.concat([Buffer.from([...varint(content.length), ...varint(id)]), content]);
};

function database(notes) {
  const size = 1024;
  const first = leaf(size, [cell(1, ['table', 'notes', 'notes', 2, 'create table notes …'])], 100);
  first.write('SQLite format 3\0', 0, 'latin1');
  first.writeUInt16BE(size, 16);
  first.writeUInt32BE(1, 56);
  const long = record([null, 'g', 1, 1, 0, 'tags', `長い\x1f${'x'.repeat(3000)}`]);
  const usable = size;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const local = least + ((long.length - least) % (usable - 4));
  const cut = local <= usable - 35 ? local : least;
  const next = Buffer.alloc(4);
  next.writeUInt32BE(5);
  const chained = Buffer.concat([Buffer.from([...varint(long.length), 99]), long.subarray(0, cut), next]);
  const inner = Buffer.alloc(size);
  inner[0] = 5;
  inner.writeUInt16BE(1, 3);
  inner.writeUInt32BE(4, 8);
  inner.writeUInt16BE(size - 5, 12);
  inner.writeUInt32BE(3, size - 5);
  const pages = [first, inner, leaf(size, notes.map((field, i) => cell(i + 1, [null, 'guid', 1, 1, 0, 'tags', field]))), leaf(size, [chained])];
  for (let at = cut; at < long.length; at += usable - 4) {
    const page = Buffer.alloc(size);
    page.writeUInt32BE(at + usable - 4 < long.length ? pages.length + 2 : 0, 0);
    long.copy(page, 4, at, Math.min(at + usable - 4, long.length));
    pages.push(page);
  }
  return Buffer.concat(pages);
}

test('notes are read out of an Anki package, over all pages of its database', async () => {
  const notes = ['犬\x1fdog', '<b>猫</b>\x1fcat', '\x1fempty'];
  for (const method of [8, 0]) {
    const { words: read, odd: left } = await readPackage(zip('collection.anki21', database(notes), method));
    assert.deepEqual(read.map(({ word }) => word), ['犬', '猫', '長い']);
    assert.deepEqual(left.map(({ line, problem }) => [line, problem]), [[3, 'import.noWord']]);
  }
});

test('a newer package that the browser cannot unpack says how to export it', async () => {
  await assert.rejects(readPackage(zip('collection.anki21b', Buffer.from('x'))), { key: 'import.newAnki' });
  await assert.rejects(readPackage(zip('collection.anki2', database(['Please update to the latest Anki version.']))), { key: 'import.newAnki' });
});

test('a package that is damaged, or of something else, is refused by name', async () => {
  const whole = zip('collection.anki21', database(['犬']));
  await assert.rejects(readPackage(whole.slice(0, 300)), { key: 'import.damaged' });
  await assert.rejects(readPackage(zip('readme.txt', Buffer.from('x'))), { key: 'import.noCollection' });
  await assert.rejects(readPackage(zip('collection.anki2', Buffer.alloc(2000))), { key: 'import.damaged' });
  const loop = database(['犬']);
  loop.writeUInt32BE(2, 1024 + 1024 - 5);
  await assert.rejects(readPackage(zip('collection.anki2', loop)), { key: 'import.damaged' });
});

test('a word that is called as a column of states is called is a word', () => {
  assert.deepEqual(found('level,niveau\nhouse,maison\n', 'w.csv'), ['level', 'house']);
  assert.deepEqual(found('étage,level\nmaison,house\n', 'w.csv'), ['étage', 'maison']);
  assert.deepEqual(found('level\nhouse\n', 'w.csv'), ['level', 'house']);
});

test('a word that is new in JSON gets no mark', () => {
  assert.deepEqual(found('[{"word": "犬", "state": "new"}, {"word": "猫", "status": "New"}, {"word": "鳥", "state": "known"}, {"word": "魚"}]', 'w.json'), ['鳥:known',
    '魚']);
});
