import { chunks, firstBehind } from './pieces.js';

const CHUNK = 500;

/** One chapter with its words: what the view shows and the card of a word asks. */
export class Chapter {
  /** @param {Manifest} manifest @param {number} index @param {TokenFile} file */
  constructor(manifest, index, file) {
    this.entry = manifest.chapters[index];
    this.index = index;
    this.content = this.entry.content;
    this.tokens = file.tokens;
    this.sentences = file.sentences;
    this.expressions = file.expressions ?? [];
    this.marks = this.entry.marks ?? [];
    this.ruby = this.entry.ruby ?? [];
    this.chunks = chunks(this.entry.blocks ?? paragraphs(this.content), CHUNK);
    this.notes = new Map((manifest.footnotes ?? [])
      .filter((note) => note.reference.chapterId === this.entry.id)
      .map((note) => [note.reference.start, note.note]));
  }

  /**
   * The chunk that shows an offset.
   * @param {number} offset
   */
  chunkAt(offset) {
    return Math.min(firstBehind(this.chunks, offset), this.chunks.length - 1);
  }

  /**
   * How often a word stands in the chapter.
   * @param {string} lemma
   */
  count(lemma) {
    return this.tokens.reduce((sum, token) => sum + (token.lemma === lemma ? 1 : 0), 0);
  }

  /** @param {number} offset */
  tokenAt(offset) {
    return firstBehind(this.tokens, offset);
  }

  /**
   * The set phrase that a word is part of, with the places of its words.
   * @param {Span} word
   */
  expressionAt({ start, end }) {
    const found = this.expressions.find((one) => one.start <= start && end <= one.end);
    if (!found) return undefined;
    const words = [...this.tokens.keys()].filter((index) => this.tokens[index].start >= found.start && this.tokens[index].end <= found.end);
    return { ...found, words };
  }

  /**
   * Start and end of the sentence around an offset; of the text's line when the bundle knows no sentences.
   * @param {number} offset
   * @returns {[number, number]}
   */
  sentenceAt(offset) {
    const found = this.sentences.find(([start, end]) => start <= offset && offset < end);
    if (found) return found;
    const start = this.content.lastIndexOf('\n', offset) + 1;
    const end = this.content.indexOf('\n', offset);
    return [start, end < 0 ? this.content.length : end];
  }
}

/**
 * Bundles of other workers have no blocks: paragraphs as the format defines them.
 * @param {string} content
 * @returns {Block[]}
 */
function paragraphs(content) {
  /** @type {Block[]} */
  const blocks = [];
  let start = 0;
  for (const text of content.split('\n\n')) {
    blocks.push({ kind: 'paragraph', start, end: start + text.length });
    start += text.length + 2;
  }
  return blocks;
}

/**
 * Punctuation, blanks and symbols are no words; particles are.
 * @param {Token} token
 */
export function isWord(token) {
  return token.isWord || /^(ADP|AUX|SCONJ|CCONJ|PART|DET|PRON|INTJ)$/.test(token.upos ?? '') || /^助/.test(token.pos ?? '');
}
