/** What a device keeps that is too large for `localStorage`. Without IndexedDB (private windows) it lasts as long as the page. */
const memory = new Map();
const NAME = 'reader';
const STORES = ['counts', 'notes', 'answers', 'outbox', 'days'];

/** @type {Promise<IDBDatabase | undefined> | undefined} */
let opening;

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function open() {
  const request = indexedDB.open(NAME, 2);
  request.onupgradeneeded = () => STORES.filter((name) => !request.result.objectStoreNames.contains(name)).forEach((name) => request.result.createObjectStore(name));
  const opened = done(request);
  // A newer page in another window may change what is kept.
  opened.then((database) => {
    database.onversionchange = () => database.close();
  }, () => undefined);
  return opened;
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

/**
 * Makes a value of the one that is kept, in one step: what another window keeps meanwhile is not lost. Nothing is kept when `make` answers nothing.
 * @param {string} place @param {string} key @param {(value: any) => any} make
 */
export async function change(place, key, make) {
  const name = `${place}/${key}`;
  let before = memory.get(name);
  try {
    await new Promise((resolve, reject) => {
      within(place, 'readwrite', (objects) => {
        const asked = objects.get(key);
        asked.addEventListener('success', () => {
          before = asked.result ?? before;
          const value = make(before);
          if (value === undefined) resolve(undefined);
          else done(objects.put(value, key)).then(resolve, reject);
        });
        return asked;
      }).catch(reject);
    });
    memory.delete(name);
  } catch {
    const value = make(before);
    if (value !== undefined) memory.set(name, value);
  }
}

/** Everything in a place, with its keys. @param {string} place @returns {Promise<[string, any][]>} */
export async function entriesOf(place) {
  const kept = [...memory].filter(([key]) => key.startsWith(`${place}/`)).map(([key, value]) => [key.slice(place.length + 1), value]);
  const keys = await within(place, 'readonly', (objects) => objects.getAllKeys()).catch(() => []);
  const found = await Promise.all(keys.map(async (key) => [String(key), await stored(place, String(key))]));
  return /** @type {[string, any][]} */ ([...kept, ...found.filter(([, value]) => value !== undefined)]);
}

/** Removes what is kept under a key, when it still is what `isIt` says. @param {string} place @param {string} key @param {(value: any) => boolean} isIt */
export async function forgetStored(place, key, isIt) {
  const value = await stored(place, key);
  if (value === undefined || !isIt(value)) return;
  memory.delete(`${place}/${key}`);
  await within(place, 'readwrite', (objects) => objects.delete(key)).catch(() => undefined);
}

/** Forgets all of some places, so that the next user of the device finds nothing. @param {string[]} places */
export async function forgetPlaces(places) {
  memory.clear();
  for (const place of places) await within(place, 'readwrite', (objects) => objects.clear()).catch(() => undefined);
}
