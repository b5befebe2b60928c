const FIRST_MS = 1000;
const LONGEST_MS = 30000;
const OFFLINE_MS = 60000;

/**
 * A device that is online again need not wait any longer.
 * @param {number} ms
 * @param {AbortSignal} [signal]
 */
function wait(ms, signal) {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal?.removeEventListener('abort', aborted);
    };
    const done = () => {
      end();
      resolve(undefined);
    };
    const aborted = () => {
      end();
      reject(signal?.reason);
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
    signal?.addEventListener('abort', aborted);
    if (signal?.aborted) aborted();
  });
}

/**
 * Longer with each failure and never the same, so that many who failed together do not come back together.
 * @param {number} failures
 * @param {AbortSignal} [signal]
 */
export function pause(failures, signal) {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return wait(navigator.onLine ? Math.random() * longest : OFFLINE_MS, signal);
}
