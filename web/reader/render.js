import { t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { isWord } from './chapter.js';
import { cut, within } from './pieces.js';

/** @type {Record<string, string>} */
const MARKS = { emphasis: 'em', strong: 'strong', subscript: 'sub', superscript: 'sup', code: 'code', dots: 'em' };
const LINKS = new Set(['link', 'note-reference']);
/** A paragraph that starts with one of these is not indented. */
const OPENING = /[「『（〈《【“"‘(—―…＊*]/;
const LARGEST_HEADING = 2;
const SMALLEST_HEADING = 6;
const LARGEST_LETTER = 160;

/** @typedef {{start: number, end: number, text: string}} Reading a reading over a stretch of the text */

/**
 * Turns blocks of a chapter into elements. Everything becomes text nodes; nothing of a book is ever parsed as HTML.
 */
export class Renderer {
  /** What of the chapter the block has that is built. @type {{links: Mark[], marks: Mark[], readings: Ruby[], pictures: InlineImage[]}} */
  near;

  /**
   * @param {import('./chapter.js').Chapter} chapter
   * @param {(lemma: string) => string} stateOf
   * @param {(name: string) => Promise<string>} image
   */
  constructor(chapter, stateOf, image) {
    this.chapter = chapter;
    this.stateOf = stateOf;
    this.image = image;
    this.links = chapter.marks.filter((mark) => LINKS.has(mark.kind));
    this.marks = [...chapter.marks.filter((mark) => !LINKS.has(mark.kind)),
      ...chapter.ruby.filter((one) => one.kind === 'emphasis').map((one) => ({ ...one, kind: 'dots' }))];
    // The page's own heading is the first; the highest of the chapter comes next, without a gap.
    this.topLevel = Math.min(...(chapter.entry.blocks ?? []).map((block) => block.level ?? Infinity));
    this.readings = chapter.ruby.filter((one) => one.kind !== 'emphasis');
    // Those with a span stand for its text, which is shown.
    this.pictures = (chapter.entry.inlineImages ?? []).filter((picture) => picture.start === picture.end);
  }

  /** @param {Block} block @returns {HTMLElement} */
  block(block) {
    // Of a long chapter's marks a block has few: looked for once, not at each word.
    this.near = { links: this.links.filter((link) => reaches(link, block)), marks: touching(this.marks, block), readings: touching(this.readings, block),
      pictures: this.pictures.filter(({ start }) => start >= block.start && start <= block.end) };
    const element = this.#shell(block);
    element.classList.add('block');
    element.dataset.start = String(block.start);
    if (block.kind === 'image') element.append(this.#picture(block));
    else if (block.kind !== 'separator') this.#fill(element, block.start, block.end);
    return element;
  }

  /** @param {Block} block */
  #shell(block) {
    switch (block.kind) {
      case 'heading':
        return h(`h${Math.min(LARGEST_HEADING + (block.level ?? this.topLevel) - this.topLevel, SMALLEST_HEADING)}`);
      case 'quote':
        return h('blockquote');
      case 'preformatted':
        return h('pre');
      case 'image':
        return h('figure');
      case 'separator':
        return h('hr');
      case 'paragraph':
        return h('p', { class: OPENING.test(this.chapter.content[block.start] ?? '') ? 'opens' : '' });
      default:
        return h('p', { class: block.kind });
    }
  }

  /** @param {Block | InlineImage} block */
  #picture(block) {
    const image = h('img', { alt: block.alt ?? '', decoding: 'async' });
    this.image(block.image ?? '').then((url) => {
      image.src = url;
    }, () => image.replaceWith(h(block.kind ? 'p' : 'span', { class: 'caption' }, `${t('reader.missingImage')} ${block.alt ?? ''}`)));
    return image;
  }

  /**
   * Text with its links; between them words.
   * @param {HTMLElement} parent
   * @param {number} start
   * @param {number} end
   */
  #fill(parent, start, end) {
    let at = start;
    for (const link of this.near.links) {
      if (link.start < at) continue;
      this.#words(parent, at, link.start);
      const anchor = h('a', { class: link.kind === 'link' ? 'link' : 'note-reference', href: '#', role: 'button',
        'aria-label': link.start === link.end ? t('reader.note') : undefined, dataset: { start: link.start, target: link.target ?? '' } });
      at = Math.min(link.end, end);
      this.#words(anchor, link.start, at);
      parent.append(anchor);
    }
    this.#words(parent, at, end);
    this.#inline(parent, end, end + 1);
  }

  /**
   * The pictures that stand in a line between two offsets.
   * @param {HTMLElement} parent
   * @param {number} start
   * @param {number} end
   */
  #inline(parent, start, end) {
    for (const picture of this.near.pictures) {
      if (picture.start < start || picture.start >= end) continue;
      const image = this.#picture(picture);
      image.classList.add('inline');
      image.addEventListener('load', () => image.classList.toggle('letter', isLetter(image)), { once: true });
      parent.append(image);
    }
  }

  /** @param {HTMLElement} parent @param {number} start @param {number} end */
  #words(parent, start, end) {
    const { tokens } = this.chapter;
    let at = start;
    for (const index of within(tokens, start, end)) {
      const token = tokens[index];
      const [from, to] = [Math.max(token.start, start), Math.min(token.end, end)];
      this.#runs(parent, at, from, []);
      const readings = (token.furigana ?? []).map(([s, e, text]) => ({ start: s, end: e, text })).filter((r) => r.start >= from && r.end <= to);
      if (isWord(token)) parent.append(this.#word(token, index, from, to, readings));
      else this.#runs(parent, from, to, readings);
      at = to;
    }
    this.#runs(parent, at, end, []);
  }

  /** @param {Token} token @param {number} index @param {number} from @param {number} to @param {Reading[]} readings */
  #word(token, index, from, to, readings) {
    const word = document.createElement('span');
    word.className = 'w';
    word.dataset.i = String(index);
    if (token.isWord) word.dataset.s = this.stateOf(token.lemma);
    this.#runs(word, from, to, readings);
    return word;
  }

  /** @param {HTMLElement} parent @param {number} start @param {number} end @param {Reading[]} furigana */
  #runs(parent, start, end, furigana) {
    if (start >= end) return;
    const marks = touching(this.near.marks, { start, end });
    const more = this.near.readings.filter((one) =>
      one.start >= start && one.end <= end
      && !furigana.some((known) => known.start < one.end && known.end > one.start)
    );
    const readings = [...furigana, ...more].sort((a, b) => a.start - b.start);
    const places = this.near.pictures.map((picture) => ({ start: picture.start, end: picture.start, kind: 'picture' }));
    for (const piece of cut(start, end, readings, [...marks, ...places])) {
      this.#inline(parent, piece.start, piece.end);
      parent.append(this.#piece(piece));
    }
  }

  /** @param {import('./pieces.js').Piece} piece */
  #piece(piece) {
    const text = this.chapter.content.slice(piece.start, piece.end);
    let node = piece.ruby === undefined ? document.createTextNode(text) : ruby(text, piece.ruby);
    for (const kind of piece.marks) {
      if (!MARKS[kind]) continue;
      const mark = h(MARKS[kind], { class: kind === 'dots' ? 'dots' : '' });
      mark.append(node);
      node = mark;
    }
    return node;
  }
}

/**
 * A small square picture is a character or a sign: as high as the letters around it.
 * @param {HTMLImageElement} image
 */
const isLetter = ({ naturalWidth, naturalHeight }) => naturalHeight <= LARGEST_LETTER && naturalWidth < naturalHeight * 1.4 && naturalHeight < naturalWidth * 1.4;

/**
 * Also where it has no text: a note's number that the book's style sheet would write stands between two letters, or at the end.
 * @param {Mark} link
 * @param {Span} span
 */
const reaches = (link, { start, end }) => (link.start < end && link.end > start) || (link.start === link.end && link.start >= start && link.start <= end);

/** @template {Span} S @param {S[]} items @param {Span} span @returns {S[]} */
const touching = (items, { start, end }) => items.filter((item) => item.start < end && item.end > start);

/** @param {string} text @param {string} reading */
function ruby(text, reading) {
  const element = document.createElement('ruby');
  element.append(text, h('rp', {}, '（'), h('rt', {}, reading), h('rp', {}, '）'));
  return element;
}
