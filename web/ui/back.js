/**
 * What the browser's Back closes before it leaves the page: dialogs, the last opened first.
 * @type {(() => void)[]}
 */
const open = [];

/** @typedef {{away: string, home: string}} Trip where Back led, and where it came from */
/** @type {Trip | undefined} */
let trip;

/**
 * Answers how to say that it is closed.
 * @param {() => void} close
 */
export function closedByBack(close) {
  open.push(close);
  return () => {
    const at = open.indexOf(close);
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
  const close = open.pop();
  if (!close) return;
  event.stopImmediatePropagation();
  trip = { away: location.href, home: '' };
  close();
  history.forward();
});

addEventListener('hashchange', (event) => {
  if (!trip) return;
  const isBack = event.newURL === trip.away;
  const isForward = event.oldURL === trip.away && event.newURL === trip.home;
  if (isBack || isForward) event.stopImmediatePropagation();
  if (isForward) trip = undefined;
});
