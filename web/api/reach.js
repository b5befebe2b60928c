import * as configured from '../config.js';

/** So long the server may take for an answer. */
const PATIENCE_MS = 8000;

/** True when a request got no answer at all: the network is gone, or the server. @param {unknown} error */
export const isOffline = (error) => error instanceof TypeError && (/fetch|network|no answer|load failed/i.test(error.message) || navigator.onLine === false);

let offline = false;
/** How many answers there were: one that came meanwhile is worth more than a failure before it. */
let answers = 0;
/** @type {Promise<void> | undefined} */
let asking;

export const isOfflineNow = () => offline;

/** Tells the page, once, that the server is out of reach or back. @param {boolean} isGone */
function tell(isGone) {
  if (offline === isGone) return;
  offline = isGone;
  document.dispatchEvent(new CustomEvent('offline-changed'));
}

/** The server has said something, whatever it was. */
export function answered() {
  answers++;
  tell(false);
}

/** Asks the server whether it is there. */
export async function check() {
  const before = answers;
  try {
    await fetch(`${configured.url}/auth/v1/health`, { headers: { apikey: configured.key }, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
    answered();
  } catch {
    if (answers === before) tell(true);
  }
}

/** A request got no answer. One may fail for many reasons: the page is offline when the server does not say anything else either. */
export function doubt() {
  document.dispatchEvent(new CustomEvent('doubt'));
  asking ??= check().finally(() => {
    asking = undefined;
  });
  return asking;
}
