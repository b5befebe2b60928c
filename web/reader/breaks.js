import { elements } from '../ui/dom.js';
import { leanOf, linesOf } from './axis.js';

/** Where lines and pages begin and end, as the layout of the blocks says. */

/** @typedef {import('./axis.js').Axis} Axis */
/** @typedef {import('./chapter.js').Chapter['tokens']} Tokens */

/** @param {HTMLElement} block */
const wordsIn = (block) => elements(block, '.w');

/**
 * Where the line of an offset in this block begins.
 * @param {HTMLElement} block
 * @param {Axis} axis
 * @param {Tokens} tokens
 * @param {number} offset
 */
export function lineStart(block, axis, tokens, offset) {
  const word = wordsIn(block).find((candidate) => tokens[Number(candidate.dataset.i)].end > offset);
  const [start] = axis.span(block.getBoundingClientRect());
  if (!word || offset <= Number(block.dataset.start)) return start;
  const [top, bottom] = axis.span(word.getClientRects()[0]);
  const line = linesOf(block, axis).find(([, end]) => end > (top + bottom) / 2);
  return line ? line[0] : start;
}

/**
 * The end of the page that starts at `start`: the first line that does not fit, or the end of all.
 * @param {HTMLElement[]} blocks
 * @param {Axis} axis
 * @param {number} start
 */
export function pageEnd(blocks, axis, start) {
  const end = start + axis.extent;
  for (const block of blocks) {
    const [, to] = axis.span(block.getBoundingClientRect());
    if (to <= end + 1) continue;
    const line = linesOf(block, axis).find(([from, till]) => till > end + 1 && from > start + 1);
    return line ? Math.min(line[0], end) : end;
  }
  return end;
}

/**
 * Where the first line begins that is not before `wanted`, and is before `limit`.
 * @param {HTMLElement[]} blocks
 * @param {Axis} axis
 * @param {number} wanted
 * @param {number} limit
 */
export function firstLineFrom(blocks, axis, wanted, limit) {
  if (wanted <= 0) return 0;
  for (const block of blocks) {
    const [from, to] = axis.span(block.getBoundingClientRect());
    if (to <= wanted) continue;
    if (from >= wanted) return Math.min(from, limit - 1);
    const line = linesOf(block, axis).find(([start]) => start >= wanted - 1);
    if (line) return line[0];
  }
  return wanted;
}

/**
 * The first word that is whole behind `start`.
 * @param {HTMLElement[]} blocks
 * @param {Axis} axis
 * @param {number} start
 */
export function firstWordFrom(blocks, axis, start) {
  for (const block of blocks) {
    if (axis.span(block.getBoundingClientRect())[1] <= start) continue;
    const found = wordsIn(block).find((word) => {
      const [from, to] = axis.span(word.getBoundingClientRect());
      return from >= start && to > from;
    });
    if (found) return found;
  }
  return undefined;
}

/**
 * The offset of the first text in sight; undefined where there is none.
 * @param {HTMLElement[]} blocks
 * @param {Axis} axis
 * @param {Tokens} tokens
 * @param {CSSStyleDeclaration} style
 */
export function offsetInSight(blocks, axis, tokens, style) {
  const start = axis.position;
  // A page begins where the furigana of its first line may stand: so far, the block before reaches into it.
  const reach = start + leanOf(style) + 2;
  const block = blocks.find((candidate) => axis.span(candidate.getBoundingClientRect())[1] > reach);
  if (!block) return undefined;
  const isFirst = axis.span(block.getBoundingClientRect())[0] >= start - 1;
  const word = isFirst ? undefined : wordsIn(block).find((candidate) => axis.span(candidate.getBoundingClientRect())[1] > reach);
  return word ? tokens[Number(word.dataset.i)].start : Number(block.dataset.start);
}
