/**
 * How a stretch of text is cut for display: pure, no page. Offsets are UTF-16 units into the chapter's text.
 * @typedef {{start: number, end: number, ruby?: string, marks: string[]}} Piece a run with one reading and one set of marks
 * @typedef {{chapter: ChapterEntry, children: Entry[]}} Entry a chapter in the table of contents
 */

/**
 * The index of the first item whose end lies behind `at`, in items that ascend and do not overlap.
 * @param {{end: number}[]} items
 * @param {number} at
 */
export function firstBehind(items, at) {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle].end > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The items that touch `[start, end)`.
 * @param {Span[]} items
 * @param {number} start
 * @param {number} end
 */
export function within(items, start, end) {
  const found = [];
  for (let i = firstBehind(items, start); i < items.length && items[i].start < end; i++) found.push(i);
  return found;
}

/**
 * Cuts `[start, end)` at readings and marks. A reading is never cut: a mark that covers a part of it covers all.
 * @param {number} start
 * @param {number} end
 * @param {{start: number, end: number, text: string}[]} readings inside the stretch, ascending
 * @param {{start: number, end: number, kind: string}[]} marks
 * @returns {Piece[]}
 */
export function cut(start, end, readings, marks) {
  const edges = new Set([start, end]);
  for (const { start: s, end: e } of [...readings, ...marks]) {
    for (const edge of [s, e]) if (edge > start && edge < end) edges.add(edge);
  }
  for (const reading of readings) {
    for (const edge of edges) if (edge > reading.start && edge < reading.end) edges.delete(edge);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, i) => {
    const to = sorted[i + 1];
    return {
      start: from,
      end: to,
      ruby: readings.find((reading) => reading.start === from && reading.end === to)?.text,
      marks: marks.filter((mark) => mark.start < to && mark.end > from).map((mark) => mark.kind),
    };
  });
}

/**
 * Groups blocks into chunks of about `size` characters, so that a long chapter is built piece by piece.
 * @template {{start: number, end: number}} B
 * @param {B[]} blocks
 * @param {number} size
 * @returns {{start: number, end: number, blocks: B[]}[]}
 */
export function chunks(blocks, size) {
  /** @type {{start: number, end: number, blocks: B[]}[]} */
  const made = [];
  let open = made[0];
  for (const block of blocks) {
    if (!open || open.end - open.start >= size) {
      open = { start: block.start, end: block.end, blocks: [] };
      made.push(open);
    }
    open.blocks.push(block);
    open.end = Math.max(open.end, block.end);
  }
  return made;
}

/**
 * A chapter's table of contents as a tree. A parent that is not there makes a root.
 * @param {ChapterEntry[]} chapters
 * @returns {Entry[]}
 */
export function tree(chapters) {
  const nodes = new Map(chapters.map((chapter) => [chapter.id, /** @type {Entry} */ ({ chapter, children: [] })]));
  /** @type {Entry[]} */
  const roots = [];
  for (const node of nodes.values()) (nodes.get(node.chapter.parentId ?? '')?.children ?? roots).push(node);
  return roots;
}

/**
 * Katakana as hiragana; ー and everything else stay.
 * @param {string} text
 */
export const hiragana = (text) => text.replace(/[\u30a1-\u30f6]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0x60));
