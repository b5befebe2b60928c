import { elements } from '../ui/dom.js';
import { Bands } from './bands.js';

/**
 * Stretches of text that are shown in a colour: the text itself is not touched. Displays that paint no backgrounds have highlights of the
 * browser in their place, and others do not: these cut off letters of vertical text.
 */
export class Shown {
  #names;
  /** @type {Map<string, {start: number, end: number}[]>} */
  #spans = new Map();
  #drawing = 0;
  #paintless = matchMedia('(forced-colors: active)');
  #redraw = () => this.#later();

  /** @param {HTMLElement} text the chapter's element, which is built piece by piece @param {string[]} names of highlights, as the style sheet has them */
  constructor(text, names) {
    this.text = text;
    this.bands = new Bands(/** @type {HTMLElement} */ (text.parentElement));
    this.#names = names;
    this.observer = new MutationObserver(() => this.#later());
    this.observer.observe(text, { childList: true, subtree: true });
    this.#paintless.addEventListener('change', this.#redraw);
    this.resizes = new ResizeObserver(() => this.#later());
    this.resizes.observe(text);
  }

  /** @param {string} name @param {{start: number, end: number}[]} spans of the chapter in sight */
  show(name, spans) {
    this.#spans.set(name, spans);
    this.#later();
  }

  close() {
    this.observer.disconnect();
    this.resizes.disconnect();
    this.#paintless.removeEventListener('change', this.#redraw);
    cancelAnimationFrame(this.#drawing);
    this.#names.forEach((name) => CSS.highlights?.delete(name));
  }

  #later() {
    this.#drawing ||= requestAnimationFrame(() => {
      this.#drawing = 0;
      this.#draw();
    });
  }

  #draw() {
    const ranges = new Map(this.#names.map((name) => [name, (this.#spans.get(name) ?? []).flatMap((span) => rangesOf(this.text, span))]));
    this.bands.draw(ranges);
    if (!CSS.highlights) return;
    for (const [name, some] of ranges) {
      if (some.length > 0 && this.#paintless.matches) CSS.highlights.set(name, new Highlight(...some));
      else CSS.highlights.delete(name);
    }
  }
}

/** The text nodes of a block with their offsets; furigana are none of the text. @param {HTMLElement} block */
function* nodesOf(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let at = Number(block.dataset.start);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (/^R[TP]$/.test(node.parentElement?.tagName ?? '')) continue;
    const length = node.nodeValue?.length ?? 0;
    yield { node, start: at, end: at + length };
    at += length;
  }
}

/** As far as it is built. @param {HTMLElement} text @param {{start: number, end: number}} span */
function rangesOf(text, { start, end }) {
  /** @type {Range[]} */
  const ranges = [];
  for (const block of elements(text, '.block')) {
    if (block.tagName === 'FIGURE' || Number(block.dataset.start) >= end) continue;
    for (const piece of nodesOf(block)) {
      if (piece.start >= end || piece.end <= start) continue;
      const range = new Range();
      range.setStart(piece.node, Math.max(0, start - piece.start));
      range.setEnd(piece.node, Math.min(piece.end, end) - piece.start);
      ranges.push(range);
    }
  }
  return ranges;
}

/** What is selected in the text, as offsets; undefined when nothing is. @param {HTMLElement} text */
export function selectedIn(text) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(text)) return undefined;
  let [start, end] = [Infinity, -1];
  for (const block of elements(text, '.block')) {
    if (!range.intersectsNode(block)) continue;
    for (const { node, start: from, end: to } of nodesOf(block)) {
      if (!range.intersectsNode(node)) continue;
      const first = node === range.startContainer ? from + range.startOffset : from;
      const last = node === range.endContainer ? from + range.endOffset : to;
      if (last > first) [start, end] = [Math.min(start, first), Math.max(end, last)];
    }
  }
  return end > start ? { start, end } : undefined;
}
