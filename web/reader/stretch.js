import { h } from '../ui/dom.js';

/** @typedef {{start: number, end: number, blocks: Block[]}} Chunk */

/**
 * The part of a chapter that is in the layout: chunks `first` to `last`, built. The others are empty and, on pages, hidden, so
 * that a change costs what is in sight and not what the chapter is long.
 */
export class Stretch {
  /**
   * @param {HTMLElement} text where the chunks go
   * @param {Chunk[]} chunks
   * @param {(block: Block) => HTMLElement} build
   * @param {() => void} grown called when a picture took its room
   */
  constructor(text, chunks, build, grown) {
    this.chunks = chunks;
    this.build = build;
    this.grown = grown;
    this.sections = chunks.map(() => h('div', { class: 'chunk', hidden: true }));
    this.first = 0;
    this.last = -1;
    text.replaceChildren(...this.sections);
  }

  get isWhole() {
    return this.last >= this.sections.length - 1;
  }

  /** @param {number} index */
  has(index) {
    return this.first <= index && index <= this.last;
  }

  /**
   * Shows these chunks and no others.
   * @param {number} first
   * @param {number} last
   */
  show(first, last) {
    for (let i = this.first; i <= this.last; i++) if (i < first || i > last) this.#empty(this.sections[i]);
    for (let i = first; i <= last; i++) {
      this.fill(i);
      this.sections[i].hidden = false;
    }
    this.first = first;
    this.last = last;
  }

  /**
   * Gives all chunks their room, `estimate` pixels of the chunk until it is built.
   * @param {(chunk: Chunk) => number} estimate
   */
  showAll(estimate) {
    this.sections.forEach((section, i) => {
      section.style.setProperty('--estimate', `${estimate(this.chunks[i])}px`);
      section.hidden = false;
    });
    this.first = 0;
    this.last = this.sections.length - 1;
  }

  /** @param {number} index */
  fill(index) {
    const section = this.sections[index];
    if (!section || section.classList.contains('filled')) return;
    section.append(...this.chunks[index].blocks.map(this.build));
    section.querySelectorAll('img').forEach((image) => image.addEventListener('load', this.grown, { once: true }));
    section.classList.add('filled');
  }

  /** @param {HTMLElement} section */
  #empty(section) {
    section.hidden = true;
    section.replaceChildren();
    section.classList.remove('filled');
  }
}
