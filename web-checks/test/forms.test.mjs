import './browser.mjs';
import { ROOT } from '../files.mjs';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { Forms } from '../../web/words/forms.js';
import { IRREGULAR } from '../../web/words/forms-en.js';

const word = (lemma, surface = lemma, lemmaReading = undefined) => ({ surface, lemma, lemmaReading, isWord: true });
const japanese = new Forms([
  word('食べる', '食べられない', 'タベル'),
  word('行く', '行き', 'イク'),
  word('読む', '読む', 'ヨム'),
  word('眠る', '眠れ', 'ネムル'),
  word('勉強する', '勉強する', 'ベンキョウスル'),
  word('泳ぐ', '泳ぐ', 'オヨグ'),
  word('話す', '話す', 'ハナス'),
  word('買う', '買う', 'カウ'),
  word('待つ', '待つ', 'マツ'),
  word('死ぬ', '死ぬ', 'シヌ'),
  word('遊ぶ', '遊ぶ', 'アソブ'),
  word('来る', '来る', 'クル'),
  word('高い', '高い', 'タカイ'),
  word('見る', '見る', 'ミル'),
  word('激怒', '激怒', 'ゲキド'),
  word('帰る', '帰る', 'カエル'),
], 'ja-JP');
const lemmas = (forms, query) => [...forms.lemmasOf(query)].join(' ');

test('a form that the book does not have finds its word: Japanese verbs and adjectives', () => {
  const expected = {
    食べる:
      '食べた 食べて 食べます 食べました 食べませんでした 食べなかった 食べなければ 食べさせられた 食べている 食べていました 食べてしまった 食べちゃった 食べよう 食べろ 食べれば 食べたら 食べたかった 食べたくない 食べながら 食べず 食べ過ぎた 食べてください たべた たべませんでした',
    行く: '行った 行かない 行って 行ける 行こう 行けば 行きます 行かれた 行かせて 行ってきた 行かなきゃ いった いかない',
    読む: '読んだ 読んで 読まない 読みたい 読める 読もう 読んでいる 読んでしまった よんだ',
    眠る: '眠った 眠っていた 眠りました 眠らない',
    勉強する: '勉強した 勉強しない 勉強しています 勉強しよう 勉強できる 勉強させる 勉強すれば べんきょうした',
    泳ぐ: '泳いだ 泳いでいる 泳がない',
    話す: '話した 話せる 話さない',
    買う: '買った 買わなかった 買おう',
    待つ: '待った 待たない 待とう',
    死ぬ: '死んだ 死なない',
    遊ぶ: '遊んだ 遊びました',
    来る: '来た 来ない 来られる 来ました きた こない こられる',
    高い: '高かった 高くない 高くて 高ければ 高そう 高くなかった',
    見る: '見た 見なかった 見られる',
    激怒: '激怒した 激怒して',
    帰る: '帰った 帰らない 帰り方',
  };
  for (const [lemma, forms] of Object.entries(expected)) {
    const missed = forms.split(' ').filter((form) => !japanese.lemmasOf(form).has(lemma));
    assert.deepEqual(missed, [], lemma);
  }
});

test('a word that is none of the book’s finds none', () => {
  for (const query of '走った 飲む 友達 さ る た 食 猫 とんだ 高校'.split(' ')) assert.equal(lemmas(japanese, query), '', query);
});

test('English forms, regular and not', () => {
  const forms = new Forms(['read', 'walk', 'stop', 'make', 'carry', 'lie', 'go', 'mouse', 'knife', 'happy', 'box', 'child', 'good', 'take', 'sing', 'ellery']
    .map((lemma) => word(lemma)).concat(word('be', 'was')), 'en');
  const expected = { read: 'reading reads', walk: 'walked walks walking', stop: 'stopped stopping stops', make: 'making makes made', carry: 'carried carries carrying',
    lie: 'lying lies', go: 'went gone goes going', mouse: 'mice', knife: 'knives', happy: 'happier happiest', box: 'boxes', child: 'children', good: 'better best',
    take: 'Taken took TAKES', be: 'were been am', sing: 'sang sung', ellery: "Ellery's Ellery’s" };
  for (const [lemma, all] of Object.entries(expected)) for (const form of all.split(' ')) assert.equal(lemmas(forms, form), lemma, form);
  const short = new Forms([word('the'), word('see'), word('sh')], 'en');
  for (const query of ['thing', 'seed', 'shed', 'sheer']) assert.equal(lemmas(short, query), '', query);
  for (const query of ['string', 'bring', 'is not', 'stopper', 'x', 's', 'king']) assert.ok(!forms.lemmasOf(query).has('sing'), query);
});

test('of other languages the words of the book show which endings there are', () => {
  const forms = new Forms([word('hablar', 'hablaba'), word('cantar', 'canto'), word('gato', 'gatos'), word('casa')], 'es');
  assert.equal(lemmas(forms, 'cantaba'), 'cantar');
  assert.equal(lemmas(forms, 'casas'), 'casa');
  assert.equal(lemmas(forms, 'perros'), '');
});

test('the irregular forms are those of the worker', () => {
  const file = readFileSync(join(ROOT, 'worker/book/src/main/resources/org/intelligentreader/book/language/english/irregular-forms.txt'), 'utf8');
  assert.equal(IRREGULAR, file.split('\n').filter((line) => line && !line.startsWith('#')).join('\n'));
});
