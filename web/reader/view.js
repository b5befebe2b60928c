import { elements, h } from '../ui/dom.js';
import { Axis } from './axis.js';
import { firstLineFrom, firstWordFrom, lineStart, offsetInSight, pageEnd } from './breaks.js';
import { Renderer } from './render.js';
import { Stretch } from './stretch.js';
import { Supply } from './supply.js';

const SETTLED_MS = 150;
/** Of a window, what a step scrolls: a line or two stay in sight. */
const SCREEN = 0.9;

/**
 * Shows one chapter, by pages or by scrolling. Text is built chunk by chunk: on pages what is in sight at once and its
 * neighbours when the browser is idle, when scrolling shortly before it comes into sight.
 */
export class View {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  settling;
  /** @type {import('./chapter.js').Chapter} none before `open` */
  chapter;
  closed = false;
  /** @type {Stretch} */
  stretch;
  shown = 0;
  end = 0;

  /** @param {HTMLElement} viewport @param {(offset: number) => void} onMoved */
  constructor(viewport, onMoved) {
    this.viewport = viewport;
    this.onMoved = onMoved;
    this.text = h('div', { class: 'text' });
    viewport.append(this.text);
    this.axis = new Axis(viewport, false);
    this.paged = true;
    this.at = 0;
    this.supply = new Supply(this);
    this.near = new IntersectionObserver(
      (entries) => entries.forEach((e) => e.isIntersecting && this.stretch.fill(this.stretch.sections.indexOf(/** @type {HTMLDivElement} */ (e.target)))),
      {
        root: viewport,
        rootMargin: '100%',
      }
    );
    viewport.addEventListener('scroll', () => this.#scrolled());
    this.resizes = new ResizeObserver(() => this.settle());
    this.resizes.observe(viewport);
  }

  /**
   * @param {import('./chapter.js').Chapter} chapter
   * @param {number} offset
   * @param {(lemma: string) => WordState} stateOf
   * @param {(name: string) => Promise<string>} image
   */
  open(chapter, offset, stateOf, image) {
    const renderer = new Renderer(chapter, stateOf, image);
    this.chapter = chapter;
    this.stretch = new Stretch(this.text, chapter.chunks, (block) => renderer.block(block), () => this.settle());
    this.#begin(offset);
  }

  /**
   * Takes a new look at size, direction and movement after `change`; the place stays.
   * @param {boolean} vertical
   * @param {boolean} paged
   * @param {() => void} change
   */
  layOut(vertical, paged, change) {
    if (this.isOpen) this.#only(this.chapter.chunkAt(this.at));
    change();
    this.axis = new Axis(this.viewport, vertical);
    this.paged = paged;
    if (this.isOpen) this.#begin(this.at);
  }

  /** @param {number} offset */
  #begin(offset) {
    this.near.disconnect();
    this.#measure();
    if (!this.paged) {
      this.#estimate();
      this.stretch.sections.forEach((section) => this.near.observe(section));
    }
    this.go(offset);
  }

  /** After pictures or the window changed the layout. */
  settle() {
    if (!this.isOpen) return;
    this.#measure();
    if (this.paged) this.go(this.at);
  }

  /**
   * Shows the line of an offset first.
   * @param {number} offset
   */
  go(offset) {
    const index = this.chapter.chunkAt(offset);
    if (!this.paged) [index - 1, index, index + 1].forEach((near) => this.stretch.fill(near));
    else if (!this.stretch.has(index)) this.#only(index);
    this.#show(this.#startOf(offset));
    this.at = offset;
    this.onMoved(offset);
  }

  /**
   * One page on or back, or most of a window; false at the chapter's end or start.
   * @param {boolean} forward
   */
  turn(forward) {
    if (!this.paged) return this.#scroll(forward);
    return forward ? this.#next() : this.#previous();
  }

  /** True between `open` and `close`. */
  get isOpen() {
    return this.chapter !== undefined && !this.closed;
  }

  /** @param {boolean} forward */
  #scroll(forward) {
    const { position, extent } = this.axis;
    if (forward ? !this.hasMore() : this.isAtStart()) return false;
    this.axis.position = Math.max(0, position + (forward ? SCREEN : -SCREEN) * extent);
    return true;
  }

  /** True when the chapter begins with what is in sight. */
  isAtStart() {
    return this.axis.position <= this.#startOf(0) + 1;
  }

  /** True when there is text behind what is in sight; behind the last page there is an empty one. */
  hasMore() {
    const extents = this.paged ? 2 : 1;
    return !this.stretch.isWhole || this.axis.position + extents * this.axis.extent < this.axis.length - 1;
  }

  /** Where the text in sight begins and ends. @returns {[number, number]} */
  stretchInSight() {
    const words = this.wordsInSight();
    const last = this.chapter.tokens[Number(words.at(-1)?.dataset.i)];
    return [this.at, Math.max(this.at, last?.end ?? this.at)];
  }

  /** The words in sight that can have a state. */
  wordsInSight() {
    const start = this.axis.position - 1;
    const end = this.paged ? this.end - 1 : this.axis.position + this.axis.extent;
    return elements(this.text, '.w[data-s]').filter((word) => {
      const [from, to] = this.axis.span(word.getBoundingClientRect());
      return from < end && to > start && from >= start;
    });
  }

  /** The first word in sight. */
  firstWord() {
    return firstWordFrom(this.#blocks(), this.axis, this.axis.position - 1);
  }

  /**
   * The element of a word, built if need be.
   * @param {number} index
   * @returns {HTMLElement | null}
   */
  word(index) {
    const chunk = this.chapter.chunkAt(this.chapter.tokens[index].start);
    if (!this.stretch.has(chunk)) this.go(this.chapter.tokens[index].start);
    this.stretch.fill(chunk);
    return this.text.querySelector(`.w[data-i="${index}"]`);
  }

  /** @param {HTMLElement} element */
  isInSight(element) {
    const [from, to] = this.axis.span(element.getBoundingClientRect());
    return from >= this.axis.position - 1 && to <= this.axis.position + this.axis.extent + 1;
  }

  close() {
    this.near.disconnect();
    this.resizes.disconnect();
    clearTimeout(this.settling);
    this.closed = true;
  }

  /** Tells the style sheet the size of a page; each change of it costs a new look at every word. */
  #measure() {
    const { style } = this.viewport;
    const sizes = { '--page-block': this.axis.extent, '--page-inline': this.axis.breadth };
    for (const [name, size] of Object.entries(sizes)) if (style.getPropertyValue(name) !== `${size}px`) style.setProperty(name, `${size}px`);
  }

  /** @param {number} index */
  #only(index) {
    if (index >= 0) this.stretch.show(index, index);
  }

  /** Room for the chunks that are not built yet, so that the scroll bar hardly jumps. */
  #estimate() {
    const style = getComputedStyle(this.viewport);
    const [size, pitch] = [parseFloat(style.fontSize), parseFloat(style.lineHeight)];
    const perLine = Math.max(1, this.axis.breadth / (size * (/^(ja|zh|ko)/.test(this.viewport.lang) ? 1 : 0.5)));
    this.stretch.showAll(({ start, end }) => Math.ceil((end - start) / perLine) * pitch);
  }

  /** @param {number} offset */
  #startOf(offset) {
    const block = this.#blockOf(offset);
    return block ? lineStart(block, this.axis, this.chapter.tokens, offset) : 0;
  }

  /** @param {number} offset */
  #blockOf(offset) {
    const blocks = elements(this.stretch.sections[this.chapter.chunkAt(offset)], '.block');
    return blocks.findLast((block) => Number(block.dataset.start) <= offset) ?? blocks[0];
  }

  #blocks() {
    return elements(this.text, '.filled > .block');
  }

  /** @param {number} start */
  #show(start) {
    if (this.paged) this.supply.reach(start + this.axis.extent + 1);
    this.axis.position = start;
    this.shown = this.axis.position;
    this.end = this.paged ? pageEnd(this.#blocks(), this.axis, this.shown) : 0;
    this.axis.clip(this.paged ? this.shown + this.axis.extent - this.end : 0);
    this.supply.prepare();
  }

  #next() {
    this.supply.reach(this.end + 1);
    if (!this.#blocks().some((block) => this.axis.span(block.getBoundingClientRect())[1] > this.end + 1)) return false;
    this.#moveTo(this.end);
    return true;
  }

  #previous() {
    if (this.axis.position <= 1 && this.stretch.first === 0) return false;
    while (this.stretch.first > 0 && this.axis.position - this.supply.span(this.stretch.first)[0] < this.axis.extent) this.supply.before(this.stretch.first - 1);
    const start = this.axis.position;
    this.#moveTo(firstLineFrom(this.#blocks(), this.axis, Math.max(0, start - this.axis.extent), start));
    return true;
  }

  /** @param {number} position */
  #moveTo(position) {
    this.#show(position);
    this.#place();
    this.onMoved(this.at);
  }

  /** The place is where the first text in sight begins. */
  #place() {
    this.at = offsetInSight(this.#blocks(), this.axis, this.chapter.tokens, getComputedStyle(this.viewport)) ?? this.at;
  }

  #scrolled() {
    if (!this.isOpen) return;
    if (this.paged) {
      // The browser brought something into sight, a link that got the focus: a page starts there.
      if (Math.abs(this.axis.position - this.shown) > 1) this.#moveTo(firstLineFrom(this.#blocks(), this.axis, this.axis.position, Infinity));
      return;
    }
    // Where the chapter ends, a line cannot come first: what was asked for stays the place until somebody scrolls.
    if (Math.abs(this.axis.position - this.shown) <= 1) return;
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      if (!this.isOpen) return;
      this.shown = this.axis.position;
      this.#place();
      this.onMoved(this.at);
    }, SETTLED_MS);
  }
}
