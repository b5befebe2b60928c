/**
 * What the browser's Back closes before it leaves the page: dialogs, the last opened first.
 * `at` is the place in the browser's list of pages when it was opened.
 * @type {{close: () => void, at: number}[]}
 */
const open = [];

/** The place in the browser's list of pages; 0 in a browser that does not tell: there Back leaves the page. */
const place = () => /** @type {{navigation?: {currentEntry?: {index: number}}}} */ (globalThis).navigation?.currentEntry?.index ?? 0;

/** @typedef {{away: string, home: string}} Trip where Back led, and where it came from */
/** @type {Trip | undefined} */
let trip;

/**
 * Answers how to say that it is closed.
 * @param {() => void} close
 */
export function closedByBack(close) {
  const part = { close, at: place() };
  open.push(part);
  return () => {
    const at = open.indexOf(part);
    if (at >= 0) open.splice(at, 1);
  };
}

// Back has led away already when the page hears of it: the part is closed, and the page goes forward again, unseen by all others.
addEventListener('popstate', (event) => {
  if (trip?.home === '') {
    trip.home = location.href;
    event.stopImmediatePropagation();
    if (trip.home === trip.away) trip = undefined;
    return;
  }
  const part = open.pop();
  if (!part) return;
  if (place() >= part.at) {
    // Another address, not Back.
    part.close();
    for (const other of open.splice(0).reverse()) other.close();
    return;
  }
  event.stopImmediatePropagation();
  trip = { away: location.href, home: '' };
  part.close();
  history.forward();
});

addEventListener('hashchange', (event) => {
  if (!trip) return;
  const isBack = event.newURL === trip.away;
  const isForward = event.oldURL === trip.away && event.newURL === trip.home;
  if (isBack || isForward) event.stopImmediatePropagation();
  if (isForward) trip = undefined;
});
