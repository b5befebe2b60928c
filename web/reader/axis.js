/**
 * The direction in which lines follow each other: downwards, or leftwards in vertical writing. Distances are pixels from the
 * start of the text, whatever has been scrolled.
 */
export class Axis {
  /** @param {HTMLElement} viewport @param {boolean} vertical */
  constructor(viewport, vertical) {
    this.viewport = viewport;
    this.vertical = vertical;
  }

  /** How much text shows at once. */
  get extent() {
    return this.vertical ? this.viewport.clientWidth : this.viewport.clientHeight;
  }

  /** How long a line can be. */
  get breadth() {
    return this.vertical ? this.viewport.clientHeight : this.viewport.clientWidth;
  }

  get position() {
    return this.vertical ? -this.viewport.scrollLeft : this.viewport.scrollTop;
  }

  set position(value) {
    if (this.vertical) this.viewport.scrollLeft = -value;
    else this.viewport.scrollTop = value;
  }

  get length() {
    return this.vertical ? this.viewport.scrollWidth : this.viewport.scrollHeight;
  }

  /** @returns {[number, number]} @param {DOMRect} rect */
  span(rect) {
    const frame = this.viewport.getBoundingClientRect();
    return this.vertical
      ? [frame.right - rect.right + this.position, frame.right - rect.left + this.position]
      : [rect.top - frame.top + this.position, rect.bottom - frame.top + this.position];
  }

  /**
   * Hides the last `hidden` pixels of the page: a line that does not fit is no half line.
   * @param {number} hidden
   */
  clip(hidden) {
    const cut = Math.max(0, Math.floor(hidden));
    this.viewport.style.clipPath = cut === 0 ? '' : this.vertical ? `inset(0 0 0 ${cut}px)` : `inset(0 0 ${cut}px 0)`;
  }
}

/** Furigana stand before their line: what belongs to a line begins a little earlier, as a share of the font size. */
const RUBY_LEAN = 0.18;

/** By how many pixels a line begins before its share of the text. @param {CSSStyleDeclaration} style */
export const leanOf = (style) => parseFloat(style.fontSize) * RUBY_LEAN;

/**
 * Starts and ends of a block's lines, ascending; a picture or a rule is one line.
 * @param {HTMLElement} block
 * @param {Axis} axis
 * @returns {[number, number][]}
 */
export function linesOf(block, axis) {
  const whole = axis.span(block.getBoundingClientRect());
  if (/^(FIGURE|HR)$/.test(block.tagName)) return [whole];
  const style = getComputedStyle(block);
  const pitch = parseFloat(style.lineHeight);
  const lean = leanOf(style);
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const centres = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (/^R[TP]$/.test(node.parentElement?.tagName ?? '')) continue;
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const [start, end] = axis.span(rect);
      centres.push((start + end) / 2);
    }
  }
  return apart(centres, pitch / 2).map((centre) => [centre - pitch / 2 - lean, centre + pitch / 2 - lean]);
}

/** @param {number[]} values @param {number} distance */
function apart(values, distance) {
  /** @type {number[]} */
  const kept = [];
  for (const value of values.sort((a, b) => a - b)) if (kept.length === 0 || value - kept[kept.length - 1] > distance) kept.push(value);
  return kept;
}
