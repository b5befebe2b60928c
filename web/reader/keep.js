/** The first text has the network for itself. */
const KEEP_MS = 3000;

/**
 * Everything of a book comes to this device while somebody reads, unless the device saves data; answers how to stop it.
 * @param {import('../api/bundle.js').Bundle} bundle
 */
export function keepLater(bundle) {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  if (connection?.saveData) return () => undefined;
  let isOver = false;
  const timer = setTimeout(() => bundle.keep(() => !isOver).catch(() => undefined), KEEP_MS);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
