import { h } from '../ui/dom.js';
import { Axis, linesOf } from './axis.js';
import { Renderer } from './render.js';

const BEHIND = 1;
const PAGES = 2;
const KEPT = 2;
const SETTLED_MS = 150;

/**
 * Shows one chapter, by pages or by scrolling. Text is built chunk by chunk: on pages only the chunks around the place are in
 * the layout at all, when scrolling, a chunk is built shortly before it comes into sight.
 */
export class View {
  /** @param {HTMLElement} viewport @param {(offset: number) => void} onMoved */
  constructor(viewport, onMoved) {
    this.viewport = viewport;
    this.onMoved = onMoved;
    this.text = h('div', { class: 'text' });
    viewport.append(this.text);
    this.axis = new Axis(viewport, false);
    this.paged = true;
    this.at = 0;
    this.near = new IntersectionObserver((entries) => entries.forEach((e) => e.isIntersecting && this.#fill(this.sections.indexOf(e.target))),
      { root: viewport, rootMargin: '100%' });
    this.sections = [];
    this.ahead = 1;
    viewport.addEventListener('scroll', () => this.#scrolled());
    this.resizes = new ResizeObserver(() => this.settle());
    this.resizes.observe(viewport);
  }

  /** @param {import('./chapter.js').Chapter} chapter */
  open(chapter, offset, stateOf, image) {
    this.near.disconnect();
    this.chapter = chapter;
    this.renderer = new Renderer(chapter, stateOf, image);
    this.filled = new Set();
    this.sections = chapter.chunks.map(() => h('div', { class: 'chunk' }));
    this.text.replaceChildren(...this.sections);
    this.#estimate();
    this.go(offset);
    if (!this.paged) this.sections.forEach((section) => this.near.observe(section));
  }

  /** Takes a new look at size, direction and movement; the place stays. */
  layOut(vertical, paged) {
    this.axis = new Axis(this.viewport, vertical);
    this.ahead = 1;
    this.near.disconnect();
    this.paged = paged;
    if (!this.chapter) return;
    this.#estimate();
    this.go(this.at);
    if (!paged) this.sections.forEach((section) => this.near.observe(section));
  }

  /** After pictures or the window changed the layout. */
  settle() {
    if (!this.chapter) return;
    this.viewport.style.setProperty('--page-block', `${this.axis.extent}px`);
    if (this.paged) this.go(this.at);
  }

  /** Shows the line of an offset first. */
  go(offset) {
    this.#window(this.chapter.chunkAt(offset));
    this.#show(this.#startOf(offset));
    this.at = offset;
    this.onMoved(offset);
  }

  /** One page on or back; false at the chapter's end or start. */
  turn(forward) {
    return forward ? this.#next() : this.#previous();
  }

  /** The first word in sight. */
  firstWord() {
    const start = this.axis.position - 1;
    return [...this.text.querySelectorAll('.chunk:not([hidden]) .w')].find((word) => {
      const [from, to] = this.axis.span(word.getBoundingClientRect());
      return from >= start && to > from;
    });
  }

  /** The element of a word, built if need be. */
  word(index) {
    const token = this.chapter.tokens[index];
    this.#window(this.chapter.chunkAt(token.start));
    return this.text.querySelector(`.w[data-i="${index}"]`);
  }

  isInSight(element) {
    const [from, to] = this.axis.span(element.getBoundingClientRect());
    return from >= this.axis.position - 1 && to <= this.axis.position + this.axis.extent + 1;
  }

  close() {
    this.near.disconnect();
    this.resizes.disconnect();
    clearTimeout(this.settling);
    this.chapter = undefined;
  }

  /** Room for the chunks that are not built yet, so that the scroll bar hardly jumps. */
  #estimate() {
    const style = getComputedStyle(this.viewport);
    const size = parseFloat(style.fontSize);
    const line = this.axis.vertical ? this.viewport.clientHeight : this.viewport.clientWidth;
    const perLine = Math.max(1, line / (size * (/^(ja|zh|ko)/.test(this.viewport.lang) ? 1 : 0.5)));
    this.viewport.style.setProperty('--page-block', `${this.axis.extent}px`);
    this.sections.forEach((section, i) => {
      const { start, end } = this.chapter.chunks[i];
      section.style.setProperty('--estimate', `${Math.ceil((end - start) / perLine) * parseFloat(style.lineHeight)}px`);
    });
  }

  #fill(index) {
    const section = this.sections[index];
    if (!section || this.filled.has(section)) return;
    this.filled.add(section);
    section.append(...this.chapter.chunks[index].blocks.map((block) => this.renderer.block(block)));
    section.querySelectorAll('img').forEach((image) => image.addEventListener('load', () => this.settle(), { once: true }));
    section.classList.add('filled');
  }

  /**
   * Builds what lies around a chunk. On pages: one chunk before, and after it enough for two pages; everything else is taken
   * out of the layout, and what is far away is dropped. Text in sight does not move.
   */
  #window(index) {
    if (!this.paged) {
      this.sections.forEach((section) => {
        section.hidden = false;
      });
      for (let i = index - BEHIND; i <= index + BEHIND; i++) this.#fill(i);
      return;
    }
    const anchor = this.sections.find((section) => !section.hidden && this.filled.has(section));
    const before = anchor && this.axis.span(anchor.getBoundingClientRect())[0] - this.axis.position;
    this.#limit(index - BEHIND, index + this.ahead);
    while (index + this.ahead < this.sections.length - 1 && this.#room(index) < PAGES * this.axis.extent) {
      this.ahead++;
      this.#limit(index - BEHIND, index + this.ahead);
    }
    if (anchor && !anchor.hidden) this.axis.position = this.axis.span(anchor.getBoundingClientRect())[0] - before;
  }

  #limit(first, last) {
    this.sections.forEach((section, i) => {
      section.hidden = i < first || i > last;
      if (i >= first && i <= last) this.#fill(i);
      else if (i < first - KEPT || i > last + KEPT) this.#drop(section);
    });
  }

  /** From the start of a chunk to the end of the last one that is shown. */
  #room(index) {
    const last = this.sections[Math.min(index + this.ahead, this.sections.length - 1)];
    return this.axis.span(last.getBoundingClientRect())[1] - this.axis.span(this.sections[index].getBoundingClientRect())[0];
  }

  #drop(section) {
    if (!this.filled.delete(section)) return;
    section.replaceChildren();
    section.classList.remove('filled');
  }

  #startOf(offset) {
    const block = this.#blockOf(offset);
    if (!block) return 0;
    const word = [...block.querySelectorAll('.w')].find((candidate) => this.chapter.tokens[candidate.dataset.i].end > offset);
    const [start] = this.axis.span(block.getBoundingClientRect());
    if (!word || offset <= Number(block.dataset.start)) return start;
    const [top, bottom] = this.axis.span(word.getClientRects()[0]);
    const line = linesOf(block, this.axis).find(([, end]) => end > (top + bottom) / 2);
    return line ? line[0] : start;
  }

  #blockOf(offset) {
    const blocks = [...this.sections[this.chapter.chunkAt(offset)]?.querySelectorAll('.block') ?? []];
    return blocks.findLast((block) => Number(block.dataset.start) <= offset) ?? blocks[0];
  }

  #blocks() {
    return [...this.text.querySelectorAll('.chunk:not([hidden]) > .block')];
  }

  /** The end of the page that starts at `start`: the first line that does not fit, or the end of all. */
  #pageEnd(start) {
    const end = start + this.axis.extent;
    for (const block of this.#blocks()) {
      const [, to] = this.axis.span(block.getBoundingClientRect());
      if (to <= end + 1) continue;
      const line = linesOf(block, this.axis).find(([from, till]) => till > end + 1 && from > start + 1);
      return line ? Math.min(line[0], end) : end;
    }
    return end;
  }

  #show(start) {
    this.axis.position = start;
    this.shown = this.axis.position;
    this.axis.clip(this.paged ? this.axis.position + this.axis.extent - this.#pageEnd(this.axis.position) : 0);
  }

  #next() {
    const end = this.#pageEnd(this.axis.position);
    const rest = this.#blocks().some((block) => this.axis.span(block.getBoundingClientRect())[1] > end + 1);
    if (!rest) return false;
    this.#moveTo(end);
    return true;
  }

  #previous() {
    const start = this.axis.position;
    if (start <= 1 && this.sections[0]?.hidden !== true) return false;
    this.#moveTo(this.#firstLineFrom(Math.max(0, start - this.axis.extent), start));
    return true;
  }

  #firstLineFrom(wanted, limit) {
    if (wanted <= 0) return 0;
    for (const block of this.#blocks()) {
      const [from, to] = this.axis.span(block.getBoundingClientRect());
      if (to <= wanted) continue;
      if (from >= wanted) return Math.min(from, limit - 1);
      const line = linesOf(block, this.axis).find(([start]) => start >= wanted - 1);
      if (line) return line[0];
    }
    return wanted;
  }

  #moveTo(position) {
    this.axis.position = position;
    this.#place();
    this.#window(this.chapter.chunkAt(this.at));
    this.#show(this.axis.position);
    this.onMoved(this.at);
  }

  /** The offset of the first text in sight. */
  #place() {
    const start = this.axis.position;
    const block = this.#blocks().find((candidate) => this.axis.span(candidate.getBoundingClientRect())[1] > start + 1);
    if (!block) return;
    const word = [...block.querySelectorAll('.w')].find((candidate) => this.axis.span(candidate.getBoundingClientRect())[1] > start + 1);
    const isFirst = this.axis.span(block.getBoundingClientRect())[0] >= start - 1;
    this.at = isFirst || !word ? Number(block.dataset.start) : this.chapter.tokens[word.dataset.i].start;
  }

  #scrolled() {
    if (!this.chapter) return;
    if (this.paged) {
      // The browser brought something into sight, a link that got the focus: a page starts there.
      if (Math.abs(this.axis.position - this.shown) > 1) this.#moveTo(this.#firstLineFrom(this.axis.position, Infinity));
      return;
    }
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      if (!this.chapter) return;
      this.#place();
      this.onMoved(this.at);
    }, SETTLED_MS);
  }
}
