import { answering, json, kept } from './browser.mjs';
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { around, find } from '../../web/reader/find.js';
import { fold, Folded } from '../../web/reader/fold.js';
import { inOrder, locate, markdown, merged, placesOf } from '../../web/reader/places.js';

kept.set('reader.session', JSON.stringify({ access_token: 'a', refresh_token: 'r', expires_at: Date.now() / 1000 + 3600, user: { id: 'u1' } }));
const { Forms } = await import('../../web/words/forms.js');
const { countUnsent, Places, sendPlaces, unsentPlaces } = await import('../../web/api/places.js');

const content = '昨日、魚を食べた。今日も食べられない。たべものはある。';

/** A token by its surface, from a place on. */
const token = (surface, lemma, reading, from = 0, more = {}) => {
  const start = content.indexOf(surface, from);
  return { surface, lemma, reading, start, end: start + surface.length, isWord: true, pos: null, ...more };
};
const tokens = [
  token('昨日', '昨日', 'キノウ'),
  token('、', '、', null, 0, { isWord: false }),
  token('魚', '魚', 'サカナ'),
  token('を', 'を', 'ヲ', 0, { isWord: false }),
  token('食べた', '食べる', 'タベタ', 0, { lemmaReading: 'タベル' }),
  token('。', '。', null, 0, { isWord: false }),
  token('今日', '今日', 'キョウ'),
  token('も', 'も', 'モ', 9, { isWord: false }),
  token('食べられない', '食べる', 'タベラレナイ', 0, { lemmaReading: 'タベル' }),
  token('たべもの', '食べ物', 'タベモノ'),
];
const forms = new Forms(tokens, 'ja');
const texts = (query) => find({ content }, tokens, query, forms.lemmasOf(query)).map(({ start, end, by }) => `${content.slice(start, end)} ${by}`);

test('a word is found in all of its forms, by its dictionary form and by any other', () => {
  assert.deepEqual(texts('食べる'), ['食べた word', '食べられない word']);
  assert.deepEqual(texts('食べられない'), ['食べた word', '食べられない text']);
});

test('a part of the text is found also where it is no word', () => {
  assert.deepEqual(texts('を食'), ['を食 text']);
  assert.deepEqual(texts('食べ'), ['食べ text', '食べ text']);
  assert.deepEqual(texts('無い'), []);
});

test('kana find words that are read so, their beginnings, their forms, and several side by side', () => {
  assert.deepEqual(texts('きのう'), ['昨日 reading']);
  assert.deepEqual(texts('サカナ'), ['魚 reading']);
  assert.deepEqual(texts('たべる'), ['食べた reading', '食べられない reading']);
  assert.deepEqual(texts('さかなを'), ['魚を reading']);
  assert.deepEqual(texts('たべもの'), ['たべもの text']);
  assert.deepEqual(texts('のう'), []);
});

/** What of a text is found. */
const inText = (text, query) => find({ content: text }, [], query, new Set()).map(({ start, end }) => text.slice(start, end));

test('letters are found whatever their case, width and composition, at the same place', () => {
  assert.equal(fold('ＡＢＣ İx Straße'), 'abc ix straße');
  assert.deepEqual(find({ content: 'Ｔｈｅ CAT sat' }, [], 'cat', new Set()), [{ start: 4, end: 7, by: 'text' }]);
  assert.deepEqual(inText('ﾈｺとﾊﾞｲｵﾘﾝとバイオリン', 'バイオリン'), ['ﾊﾞｲｵﾘﾝ', 'バイオリン']);
  assert.deepEqual(inText('バイオリン', 'ﾊﾞｲｵﾘﾝ'), ['バイオリン']);
  assert.deepEqual(inText('un cafe\u0301 noir', 'café n'), ['cafe\u0301 n']);
  assert.deepEqual(inText('an efﬁcient ﬁx', 'fix'), ['ﬁx']);
  assert.deepEqual(inText('an efﬁcient', 'efi'), []);
  assert.deepEqual(inText('an efﬁcient', 'eff'), ['efﬁ']);
  assert.deepEqual(inText('ΟΔΟΣ οδός', 'οδος'), ['ΟΔΟΣ']);
  assert.deepEqual(inText('co\u00adoper\u200bate', 'cooperate'), ['co\u00adoper\u200bate']);
  assert.deepEqual(inText('كِتَابٌ كتاب', 'كتاب'), ['كِتَابٌ', 'كتاب']);
  assert.deepEqual(inText('葛\u{e0100}飾', '葛飾'), ['葛\u{e0100}飾']);
  const apart = '한국어로 읽는다'.normalize('NFD');
  assert.deepEqual(inText('한국어로 읽는다', '국어'.normalize('NFD')), ['국어']);
  assert.deepEqual(inText(apart, '국어'), ['국어'.normalize('NFD')]);
  assert.deepEqual(inText(apart, '읽는다'), ['읽는다'.normalize('NFD')]);
  assert.deepEqual(inText('wait… what', 'wait...'), ['wait…']);
});

test('apostrophes, quotation marks and dashes are found whatever their shape', () => {
  for (const sign of "'’‘ʼ＇`´′") assert.deepEqual(inText('it is Ellery’s', `ellery${sign}s`), ['Ellery’s'], sign);
  for (const sign of '"“”„«»＂') assert.deepEqual(inText('he said, “No”', `${sign}no${sign}`), ['“No”'], sign);
  for (const sign of '-‐‑–—−－') assert.deepEqual(inText('well‑known', `well${sign}known`), ['well‑known'], sign);
  assert.deepEqual(inText('צה״ל וג׳ורג׳', 'צה"ל'), ['צה״ל']);
  assert.deepEqual(inText('צה״ל וג׳ורג׳', "ג'ורג'"), ['ג׳ורג׳']);
  assert.deepEqual(inText("l'ami d’un ami", "d'un"), ['d’un']);
});

test('a stretch of a folded text has its place among pieces that became longer, shorter or nothing', () => {
  const made = new Folded('\u00adA\u00adﬁ…b');
  assert.equal(made.text, 'afi...b');
  assert.deepEqual(made.place(0, 1), { start: 1, end: 2 });
  assert.deepEqual(made.place(1, 3), { start: 3, end: 4 });
  assert.deepEqual(made.place(4, 5), { start: 4, end: 5 });
  assert.deepEqual(made.place(0, 7), { start: 1, end: 6 });
});

test('what stands around a hit is one line, and says where it is cut', () => {
  assert.deepEqual(around('ab\n\ncd', { start: 4, end: 6 }), ['ab ', 'cd', '']);
  const [before, here, behind] = around(`${'x'.repeat(50)}y${'z'.repeat(50)}`, { start: 50, end: 51 });
  assert.deepEqual([before.length, here, behind.at(-1)], [25, 'y', '…']);
});

const place = (id, more = {}) => ({
  id,
  kind: 'highlight',
  chapterId: 'c1',
  start: 0,
  end: 2,
  text: 'ab',
  note: '',
  made: '2026-01-01',
  changed: '2026-01-01',
  ...more,
});

test('of what two devices changed, the later change counts, and what one removed is gone', () => {
  const mine = [place('1', { note: 'old' }), place('2', { gone: true, changed: '2026-02-01' })];
  const theirs = [place('1', { note: 'new', changed: '2026-01-02' }), place('2'), place('3')];
  const both = merged(mine, theirs, Date.parse('2026-03-01'));
  assert.deepEqual(both.map(({ id, note, gone }) => [id, note, gone ?? false]), [['1', 'new', false], ['2', '', true], ['3', '', false]]);
  assert.deepEqual(merged(theirs, mine, Date.parse('2026-03-01')).map(({ id }) => id), ['1', '2', '3']);
  assert.deepEqual(merged(mine, [], Date.parse('2027-03-01')).map(({ id }) => id), ['1']);
});

test('a file of another version or with damaged places gives those that are whole', () => {
  assert.deepEqual(placesOf({ version: 2, places: [place('1')] }), []);
  assert.deepEqual(placesOf({ version: 1, places: [place('1'), { id: 3 }, null] }).map(({ id }) => id), ['1']);
  assert.deepEqual(placesOf(undefined), []);
});

const chapters = [{ id: 'c1', title: 'I', content: 'xx ab' }, { id: 'c2', title: 'II', content: 'ab ab cd' }];

test('a place follows its text when the book was processed again', () => {
  assert.deepEqual(locate(chapters, place('1', { start: 3, end: 5 })), { index: 0, start: 3, end: 5 });
  assert.deepEqual(locate(chapters, place('1')), { index: 0, start: 3, end: 5 });
  assert.deepEqual(locate(chapters, place('1', { chapterId: 'c2', start: 4, end: 6 })), { index: 1, start: 3, end: 5 });
  assert.deepEqual(locate(chapters, place('1', { text: 'cd' })), { index: 1, start: 6, end: 8 });
  assert.equal(locate(chapters, place('1', { text: 'gone' })), undefined);
});

test('places come in the order of the book, and those without a text last', () => {
  const all = [place('z', { text: 'gone' }), place('b', { text: 'cd' }), place('a'), place('x', { gone: true })];
  assert.deepEqual(inOrder(chapters, all).map((one) => one.place.id), ['a', 'b', 'z']);
});

test('Markdown has quotations and notes by chapter, and what looks like markup is text', () => {
  const manifest = { title: 'A *book*', creator: 'Somebody', chapters };
  const text = markdown(manifest, [
    place('1', { note: '# no heading\n1. no list' }),
    place('2', { kind: 'bookmark', text: 'cd', chapterId: 'c2' }),
    place('3', { text: 'is\n\ngone' }),
  ], { bookmark: 'Bookmark', lost: 'Lost' });
  assert.equal(text, '# A \\*book\\*\n\nSomebody\n\n## I\n\n> ab\n\n\\# no heading\n1\\. no list\n\n## II\n\n- Bookmark: cd\n\n## Lost\n\n> is\n>\n> gone\n');
});

/** Books that are open until all tests are done, as in windows. */
const windows = [];
after(() => windows.forEach((one) => one.close()));
function book(id) {
  windows.push(new Places(id));
  return windows.at(-1);
}

/** What somebody highlights. */
const made = { kind: 'highlight', chapterId: 'c1', start: 0, end: 2, text: 'ab', note: '' };

/** A server that keeps one file. */
function storage(file) {
  const at = { file };
  const asked = answering(async ({ url, body }) => {
    if (url.includes('/object/list/')) return json(at.file ? [{ name: 'places.json', id: '1' }] : []);
    if (body instanceof Blob) at.file = await body.text();
    return new Response(at.file);
  });
  return { at, asked };
}

test('a book without a file is not asked for one, and nothing is written for nothing', async () => {
  const { asked } = storage();
  const places = book('b-empty');
  await places.open(() => undefined);
  assert.deepEqual(places.all, []);
  assert.equal(asked.length, 1);
});

test('what is added is stored beside what another device had', async () => {
  const { at } = storage(JSON.stringify({ version: 1, places: [place('theirs')] }));
  const places = book('b-two');
  await places.open(() => undefined);
  await places.add(made);
  assert.equal(JSON.parse(at.file).places.length, 2);
  await places.change('theirs', { gone: true });
  assert.deepEqual(places.all.length, 1);
});

test('without a server everything is kept here and told later', async () => {
  answering(new TypeError('fetch failed'));
  const places = book('b-offline');
  await places.open(() => undefined);
  await assert.rejects(places.add(made), TypeError);
  assert.equal(places.all.length, 1);
  const again = book('b-offline');
  await again.open(() => undefined);
  assert.equal(again.all.length, 1);
  const { at } = storage();
  await again.sync();
  assert.equal(JSON.parse(at.file).places.length, 1);
});

test('a damaged file on the server costs nothing that is here', async () => {
  const { at } = storage('{"version":');
  const places = book('b-damaged');
  await places.open(() => undefined);
  await places.add(made);
  assert.equal(JSON.parse(at.file).places.length, 1);
});

test('two windows of a book have the same places at once, and a note that is written is not told to the server yet', async () => {
  const { at } = storage();
  const [one, other] = [book('b-two'), book('b-two')];
  await one.open(() => undefined);
  const told = new Promise((resolve) => {
    other.open(() => other.all.length > 0 && resolve(other.all));
  });
  await one.add(made);
  assert.equal((await told)[0].text, 'ab');
  await one.write(one.all[0].id, 'half a');
  assert.equal(JSON.parse(at.file).places[0].note, '');
  const later = book('b-two');
  answering(new TypeError('fetch failed'));
  await later.open(() => undefined);
  assert.equal(later.all[0].note, 'half a');
});

test('how many places wait is counted, and not how many files', async () => {
  answering(new TypeError('fetch failed'));
  const places = book('b-count');
  await places.open(() => undefined);
  const before = await countUnsent();
  await assert.rejects(places.add(made), TypeError);
  await assert.rejects(places.add({ ...made, start: 7 }), TypeError);
  assert.equal(await countUnsent(), before + 2);
  storage();
  await sendPlaces();
  assert.equal(await countUnsent(), 0);
  places.close();
});

test('what waits is sent without its book being open', async () => {
  answering(new TypeError('fetch failed'));
  const places = book('b-waits');
  await places.open(() => undefined);
  await assert.rejects(places.add(made), TypeError);
  places.close();
  assert.ok((await unsentPlaces()).some((key) => key.includes('b-waits')));
  const { at } = storage();
  await sendPlaces();
  assert.ok(JSON.parse(at.file).places.some(({ id }) => id === places.all[0].id));
  assert.deepEqual(await unsentPlaces(), []);
});
