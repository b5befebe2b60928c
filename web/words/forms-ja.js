/** Forms of Japanese verbs and adjectives, for one that a book does not have: pure, no page. */

/**
 * Endings and what may stand in their place, one step each: an ending after another is taken off in turn. What is left before an ending is a
 * stem: `+` that of ます, `-` that of ない, and the form with て is one, too.
 */
const STEPS = [
  // What follows the stem of ます.
  'ます ません ませんでした ましょう たい たがる ながら そう なさい すぎる 過ぎる やすい にくい 始める はじめる 続ける つづける 出す だす 終わる おわる 切る きる 合う あう 方 かた:+',
  // What follows the stem of ない.
  'ない ず ずに ぬ ん まい れる られる せる させる:-',
  'た たら たり ている てる ておる てある てしまう ちゃう ておく とく てみる てくる ていく てく てもらう ていただく てくれる てくださる てください てあげる てやる てほしい ても ては ちゃ:て',
  'だ だら だり でいる でる でおる である でしまう じゃう でおく どく でみる でくる でいく でもらう でいただく でくれる でくださる でください であげる でやる でほしい でも では じゃ:で',
  'かった くて くない く ければ さ かろう:い',
  'なきゃ なくちゃ:ない',
  // Stems and what they are stems of.
  'き+:く くる',
  'ぎ+:ぐ',
  'し+:す する',
  'ち+:つ',
  'に+:ぬ',
  'び+:ぶ',
  'み+:む',
  'り+:る',
  'い+:う',
  '+:る い',
  'か-:く',
  'が-:ぐ',
  'さ-:す する',
  'た-:つ',
  'な-:ぬ',
  'ば-:ぶ',
  'ま-:む',
  'ら-:る',
  'わ-:う',
  'し- せ-:する',
  'こ-:くる',
  '-:る',
  'って:う つ る',
  '行って:行く',
  'いって:いく',
  'いて:く',
  'いで:ぐ',
  'んで:む ぶ ぬ',
  'して:す する',
  'きて:くる',
  'て:る',
  // By the last vowel.
  'えば おう える:う',
  'けば こう ける:く',
  'げば ごう げる:ぐ',
  'せば そう せる:す',
  'てば とう てる:つ',
  'ねば のう ねる:ぬ',
  'べば ぼう べる:ぶ',
  'めば もう める:む',
  'れば ろう れる よう ろ よ:る',
  'すれば しよう しろ せよ できる 出来る:する',
  'くれば こよう こい:くる',
  '来い:来る',
  'する:',
].map((step) => step.split(':')).flatMap(([endings, ends]) => endings.split(' ').map((ending) => ({ ending, ends: ends.split(' ') })));

const MOST = 2000;

/** The dictionary forms that a form may belong to. Most of them are guesses that do not exist as words. @param {string} form */
export function fromJapanese(form) {
  const found = new Set([form]);
  for (const one of found) {
    if (found.size > MOST) break;
    for (const { ending, ends } of STEPS) {
      if (one.endsWith(ending)) ends.forEach((end) => found.add(one.slice(0, -ending.length) + end));
    }
  }
  found.delete(form);
  return [...found].filter((one) => one && !/[+-]$/.test(one));
}
