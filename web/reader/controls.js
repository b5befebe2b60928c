import { keyLayer } from '../ui/keys.js';
import { showRest } from './rest.js';
import { leaveBook, showNote, showPicture, targetOf } from './notes.js';
import { Over } from './over.js';

const EDGE = 0.12;
const SWIPE = 40;

/**
 * Keys of an open book; answers how to take them back.
 * @param {import('./page.js').Reading} reading
 */
export function readerKeys(reading) {
  const { settings, words } = reading;
  /** @param {() => void} change */
  const changed = (change) => () => {
    change();
    reading.apply();
  };
  // With a card open, or a word in focus, arrows walk words; across the lines, sentences.
  const isAmongWords = () => words.isInText || words.card.isOpen;
  /** @param {number} by */
  const walk = (by) => words.step(by, words.card.isOpen);
  /** @param {boolean} isRight */
  const sideways = (isRight) => () => {
    const forward = isRight !== reading.runsLeft;
    if (!isAmongWords()) reading.turn(forward);
    else if (!reading.view.axis.vertical) walk(forward ? 1 : -1);
    else if (words.card.isOpen) words.sentence(forward ? 1 : -1);
    else reading.turn(forward);
  };
  /** @param {boolean} forward */
  const along = (forward) => () => {
    if (isAmongWords() && reading.view.axis.vertical) walk(forward ? 1 : -1);
    else words.sentence(forward ? 1 : -1);
  };
  return keyLayer({
    ArrowRight: sideways(true),
    ArrowLeft: sideways(false),
    ArrowDown: along(true),
    ArrowUp: along(false),
    j: () => words.sentence(1),
    k: () => words.sentence(-1),
    PageDown: () => reading.turn(true),
    PageUp: () => reading.turn(false),
    ' ': (event) => (words.isInText ? words.open(words.current, true) : reading.turn(!event.shiftKey)),
    Enter: () => words.isInText && words.open(words.current, true),
    Escape: () => words.leaveText(),
    f: changed(() => settings.nextFurigana()),
    v: changed(() => settings.set('writing', settings.get('writing') === 'vertical' ? 'horizontal' : 'vertical')),
    '+': changed(() => settings.grow(2)),
    '=': changed(() => settings.grow(2)),
    '-': changed(() => settings.grow(-2)),
    ']': () => reading.chapterBy(1, true),
    '[': () => reading.chapterBy(-1, true),
    '.': () => words.unknown(1, words.card.isOpen),
    ',': () => words.unknown(-1, words.card.isOpen),
    c: () => reading.contents(),
    m: () => showRest(reading),
    b: () => reading.notebook.toggleBookmark(),
    h: () => reading.notebook.highlight(),
    n: () => reading.notebook.list(),
    l: () => reading.aloud.toggle(),
    '/': () => reading.search(),
  });
}

/**
 * Clicks and swipes on the text; answers how to take them back.
 * @param {import('./page.js').Reading} reading
 */
export function readerTouches(reading) {
  const { reader, viewport } = reading;
  const over = new Over(reading);
  /** The margins beside the text, too, are the edge of the page. @param {any} event */
  const beside = (event) => event.target === reader && clicked(reading, event);
  /** @type {Touch | null} */
  let from = null;
  /** @type {Record<string, (event: any) => void>} */
  const listeners = {
    click: (event) => clicked(reading, event),
    touchstart: (event) => {
      from = event.touches.length === 1 ? event.touches[0] : null;
      over.begin(0);
    },
    touchcancel: () => {
      from = null;
    },
    touchend: (event) => {
      // A finger that selects does not turn the page.
      if (isSelecting()) from = null;
      const [dx, dy] = from ? [event.changedTouches[0].clientX - from.clientX, event.changedTouches[0].clientY - from.clientY] : [0, 0];
      if (from && reading.view.paged) swiped(reading, dx, dy);
      else if (from) over.pushed(-dx, -dy);
      from = null;
    },
    wheel: (event) => {
      if (reading.view.paged || event.ctrlKey) return;
      over.begin(event.timeStamp);
      const isAcross = reading.view.axis.vertical && event.deltaX === 0;
      if (isAcross) viewport.scrollBy({ left: -event.deltaY });
      over.pushed(isAcross ? -event.deltaY : event.deltaX, event.deltaY);
    },
  };
  for (const [name, listener] of Object.entries(listeners)) viewport.addEventListener(name, listener, { passive: name !== 'click' });
  reader.addEventListener('click', beside);
  return () => {
    reader.removeEventListener('click', beside);
    Object.entries(listeners).forEach(([name, listener]) => viewport.removeEventListener(name, listener));
  };
}

const isSelecting = () => getSelection()?.isCollapsed === false;

/** @param {import('./page.js').Reading} reading @param {number} dx @param {number} dy */
function swiped(reading, dx, dy) {
  if (Math.abs(dx) < SWIPE || Math.abs(dx) < 2 * Math.abs(dy)) return;
  reading.turn(dx < 0 !== reading.runsLeft);
}

/** @param {import('./page.js').Reading} reading @param {MouseEvent & {target: HTMLElement}} event */
function clicked(reading, event) {
  /** @type {HTMLElement | null} */
  const link = event.target.closest('a[data-target]');
  /** @type {HTMLElement | null} */
  const word = event.target.closest('.w');
  if (link) {
    event.preventDefault();
    follow(reading, link);
  } else if (word) {
    reading.words.open(Number(word.dataset.i));
  } else if (event.target instanceof HTMLImageElement) {
    showPicture(event.target);
  } else if (reading.words.card.isOpen) {
    reading.words.close();
  } else {
    edge(reading, event);
  }
}

/** @param {import('./page.js').Reading} reading @param {HTMLElement} link */
function follow(reading, link) {
  const { manifest, chapter } = reading;
  const note = chapter.notes.get(Number(link.dataset.start));
  const target = targetOf(manifest, link.dataset.target);
  if (note) showNote(manifest, note, (index, at) => reading.jump(index, at));
  else if (target) reading.jump(target.index, target.offset);
  else leaveBook(link.dataset.target ?? '');
}

/** @param {import('./page.js').Reading} reading @param {MouseEvent} event */
function edge(reading, event) {
  const frame = reading.viewport.getBoundingClientRect();
  const share = (event.clientX - frame.left) / frame.width;
  // A selection that ends in the margin does not turn the page.
  if (isSelecting()) return;
  if (!reading.view.paged || (share > EDGE && share < 1 - EDGE)) return;
  reading.turn(share > 0.5 !== reading.runsLeft);
}
