/** What a device keeps that is too large for `localStorage`. Without IndexedDB (private windows) it lasts as long as the page. */
const memory = new Map();
const NAME = 'reader';
const STORES = ['counts', 'notes'];

/** @type {Promise<IDBDatabase | undefined> | undefined} */
let opening;

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => STORES.forEach((name) => request.result.createObjectStore(name));
  return done(request);
}

/**
 * @template T
 * @param {string} place
 * @param {IDBTransactionMode} mode
 * @param {(objects: IDBObjectStore) => IDBRequest<T>} work
 * @returns {Promise<T>}
 */
async function within(place, mode, work) {
  opening ??= Promise.resolve().then(open);
  const database = await opening;
  if (!database) throw new Error('no database');
  return done(work(database.transaction(place, mode).objectStore(place)));
}

/** @param {string} place @param {string} key @returns {Promise<any>} */
export async function stored(place, key) {
  const fallback = memory.get(`${place}/${key}`);
  return await within(place, 'readonly', (objects) => objects.get(key)).catch(() => undefined) ?? fallback;
}

/** @param {string} place @param {string} key @param {unknown} value */
export async function store(place, key, value) {
  memory.set(`${place}/${key}`, value);
  await within(place, 'readwrite', (objects) => objects.put(value, key)).then(() => memory.delete(`${place}/${key}`), () => undefined);
}
