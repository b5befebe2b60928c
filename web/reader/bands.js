import { h } from '../ui/dom.js';

/** A band is as thick as the letters are high, so that it can never lie on the letters of another line. */
const THICKNESS = 1.12;
/** Pieces of a line this near to each other make one band, as a share of the font size: furigana may part two words. */
const GAP = 1;

/** @typedef {{kind: string, from: number, to: number, centre: number, size: number}} Piece along and across a line, in pixels of the scrolled text */

/**
 * One band for each line: neighbours on one line are joined.
 * @param {Piece[]} pieces in the order of the text
 */
export function joined(pieces) {
  /** @type {Piece[]} */
  const bands = [];
  for (const piece of pieces) {
    const last = bands.at(-1);
    const isNear = last && last.kind === piece.kind && Math.abs(last.centre - piece.centre) < piece.size / 2
      && piece.from - last.to <= GAP * piece.size && last.from - piece.to <= GAP * piece.size;
    if (isNear) {
      last.from = Math.min(last.from, piece.from);
      last.to = Math.max(last.to, piece.to);
      last.size = Math.max(last.size, piece.size);
    } else bands.push({ ...piece });
  }
  return bands;
}

/**
 * Coloured bands behind text. The browser's own highlights are painted over the letters of the line before; these lie below all text.
 */
export class Bands {
  /** @param {HTMLElement} viewport which scrolls the text */
  constructor(viewport) {
    this.viewport = viewport;
    this.layer = h('div', { class: 'bands', 'aria-hidden': 'true' });
    viewport.append(this.layer);
  }

  /** @param {Map<string, Range[]>} ranges by the name of their colour */
  draw(ranges) {
    const isVertical = getComputedStyle(this.viewport).writingMode.startsWith('vertical');
    const pieces = [...ranges].flatMap(([kind, some]) => joined(some.flatMap((range) => this.#pieces(kind, range, isVertical))));
    this.layer.replaceChildren(...pieces.map((piece) => band(piece, isVertical)));
  }

  /** @param {string} kind @param {Range} range @param {boolean} isVertical @returns {Piece[]} */
  #pieces(kind, range, isVertical) {
    const frame = this.viewport.getBoundingClientRect();
    const [left, top] = [this.viewport.scrollLeft - frame.left, this.viewport.scrollTop - frame.top];
    const size = parseFloat(getComputedStyle(range.startContainer.parentElement ?? this.viewport).fontSize);
    return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0).map((box) =>
      isVertical
        ? { kind, size, from: box.top + top, to: box.bottom + top, centre: (box.left + box.right) / 2 + left }
        : { kind, size, from: box.left + left, to: box.right + left, centre: (box.top + box.bottom) / 2 + top }
    );
  }
}

/** @param {Piece} piece @param {boolean} isVertical */
function band({ kind, from, to, centre, size }, isVertical) {
  const [along, across] = [[from, to - from], [centre - (THICKNESS * size) / 2, THICKNESS * size]];
  const [[left, width], [top, height]] = isVertical ? [across, along] : [along, across];
  const element = h('div', { class: `band ${kind}` });
  Object.assign(element.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  return element;
}
