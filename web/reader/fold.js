/** Text as a search compares it: pure, no page. */

/** Signs that keyboards do not have, or have one of: several shapes of one sign. */
const SHAPES = Object.entries({ "'": '‘’‚‛‹›ʹʻʼʽˈ′‵`´׳', '"': '“”„‟«»″‶〝〞〟״', '-': '‐‑‒–—―−⁃', '~': '〜', 'σ': 'ς', i: 'İ' });
/** @type {Map<string, string>} */
const PLAIN = new Map(SHAPES.flatMap(([one, signs]) => [...signs].map((sign) => [sign, one])));
/** Nobody sees them, or types them: soft hyphens, joiners, selectors of a shape; vowels of Arabic and Hebrew, which most texts leave out. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|(?=\p{M})[\u0591-\u05c7]|\u0640|[\u064b-\u0652]|\u0670/gu;
/**
 * A Korean syllable in parts, as some systems name files; letters with marks behind them; and all but small ASCII letters, kana and
 * common Chinese characters, which stay as they are.
 */
const ODD =
  /(?:[\u1100-\u115f\ua960-\ua97c]+[\u1160-\u11a7\ud7b0-\ud7c6]+|[가-힣])[\u11a8-\u11ff\ud7cb-\ud7fb]*|\P{M}[\p{M}\uff9e\uff9f]+|[A-Z]|[^\0-_a-~ぁ-ゖァ-ヺー一-鿿]/gu;

/** @type {Map<string, string>} */
const known = new Map();

/** @param {string} piece */
function plain(piece) {
  let text = known.get(piece);
  if (text === undefined) {
    const shaped = (/** @type {string} */ signs) => Array.from(signs, (sign) => PLAIN.get(sign) ?? sign).join('');
    text = shaped(shaped(piece).normalize('NFKC')).replace(UNSEEN, '').toLowerCase();
    known.set(piece, text);
  }
  return text;
}

/** A text in which letters are one whatever their case, width and composition, and quotation marks, apostrophes and dashes whatever their shape. */
export class Folded {
  /** Where a piece became longer or shorter. @type {{from: number, to: number, start: number, end: number}[]} */
  #pieces = [];

  /** @param {string} content */
  constructor(content) {
    let shift = 0;
    this.text = content.replace(ODD, (piece, /** @type {number} */ start) => {
      const text = plain(piece);
      if (text.length !== piece.length) {
        this.#pieces.push({ from: start + shift, to: start + shift + text.length, start, end: start + piece.length });
        shift += text.length - piece.length;
      }
      return text;
    });
  }

  /** The last piece for which `isBefore` holds; it holds up to one of them. @param {(piece: {from: number}) => boolean} isBefore */
  #last(isBefore) {
    let [low, high] = [0, this.#pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(this.#pieces[middle])) low = middle + 1;
      else high = middle;
    }
    return this.#pieces[low - 1];
  }

  /** Where a stretch of this text stands in the one it was made from; of a letter that became two, whole. @param {number} from @param {number} to */
  place(from, to) {
    const [first, last] = [this.#last((piece) => piece.from <= from), this.#last((piece) => piece.from < to)];
    const start = !first ? from : from < first.to ? first.start : first.end + from - first.to;
    const end = !last ? to : to <= last.to ? last.end : last.end + to - last.to;
    return { start, end };
  }
}

/** @param {string} text */
export const fold = (text) => new Folded(text).text;
