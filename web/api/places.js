import { merged, placesOf } from '../reader/places.js';
import { entriesOf, store, stored } from '../words/store.js';
import { userId } from './client.js';
import { download, listObjects, put } from './objects.js';
import { hearPlaces, tellPlaces } from './windows.js';

/** Those of open books, by the key of their file. @type {Map<string, Places>} */
const opened = new Map();

/**
 * Bookmarks and highlights of one book: a file beside the book in its reader's own folder, and a copy on the device, which is what
 * counts while the server does not answer.
 */
export class Places {
  #key;
  /** @type {import('../reader/places.js').Place[]} */
  #places = [];
  #unsubscribe = () => {};
  /** Whether the server was not told of something yet. */
  #isUnsent = false;
  /** What the device has is known. */
  #loaded = Promise.resolve();
  /** @type {Promise<void>} */
  #last = Promise.resolve();

  /** @param {string} bookId */
  constructor(bookId) {
    this.#key = `${userId()}/${bookId}/places.json`;
  }

  /** Those that were not removed. */
  get all() {
    return this.#places.filter(({ gone }) => !gone);
  }

  /** First what the device has; `changed` is called when the server has more. @param {() => void} changed */
  async open(changed) {
    opened.set(this.#key, this);
    this.#unsubscribe = hearPlaces(this.#key, (places) => {
      this.#places = merged(this.#places, places);
      changed();
    });
    this.#loaded = this.#load();
    await this.#loaded;
    changed();
    await this.sync().then(changed, () => undefined);
  }

  /** Beside what was added or heard meanwhile. */
  async #load() {
    const kept = await stored('notes', this.#key);
    this.#isUnsent ||= isUnsent(kept);
    this.#places = merged(this.#places, placesOf(kept));
  }

  close() {
    this.#unsubscribe();
    if (opened.get(this.#key) === this) opened.delete(this.#key);
  }

  /** @param {Omit<import('../reader/places.js').Place, 'id' | 'made' | 'changed'>} place */
  add(place) {
    const now = new Date().toISOString();
    return this.#change([...this.#places, { ...place, id: crypto.randomUUID(), made: now, changed: now }]);
  }

  /** @param {string} id @param {Partial<import('../reader/places.js').Place>} values */
  change(id, values) {
    return this.#change(this.#with(id, values));
  }

  /** What is being written: the server is told with the next exchange. @param {string} id @param {string} note */
  write(id, note) {
    this.#places = this.#with(id, { note });
    this.#isUnsent = true;
    tellPlaces(this.#key, this.#places);
    return this.#keep();
  }

  /** @param {string} id @param {Partial<import('../reader/places.js').Place>} values */
  #with(id, values) {
    return this.#places.map((place) => (place.id === id ? { ...place, ...values, changed: new Date().toISOString() } : place));
  }

  /** Keeps what is known here, then tells the server. @param {import('../reader/places.js').Place[]} places */
  async #change(places) {
    this.#places = places;
    this.#isUnsent = true;
    tellPlaces(this.#key, places);
    await this.#keep();
    await this.sync();
  }

  /** Nothing of a user who has signed out. */
  async #keep() {
    await this.#loaded;
    if (this.#key.startsWith(`${userId()}/`)) await store('notes', this.#key, { version: 1, places: this.#places, unsent: this.#isUnsent });
  }

  /** Puts together what is here and there; one after the other, or one would undo the other. */
  sync() {
    this.#last = this.#last.catch(() => undefined).then(() => this.#exchange());
    return this.#last;
  }

  async #exchange() {
    await this.#loaded;
    const theirs = placesOf(await this.#fetch());
    const all = merged(this.#places, theirs);
    const text = JSON.stringify({ version: 1, places: all });
    this.#places = all;
    this.#isUnsent = all.length > 0 && text !== JSON.stringify({ version: 1, places: theirs });
    await this.#keep();
    if (!this.#isUnsent) return;
    await put(this.#key, new Blob([text], { type: 'application/json' }));
    // What came meanwhile is not there yet.
    if (all !== this.#places) return;
    this.#isUnsent = false;
    await this.#keep();
  }

  /** A book that has no file yet is not asked for it. */
  async #fetch() {
    const [folder, name] = [this.#key.replace(/\/[^/]*$/, ''), this.#key.replace(/.*\//, '')];
    if (!(await listObjects(folder)).some((entry) => entry.name === name)) return undefined;
    try {
      return JSON.parse(await (await download(this.#key, String(Date.now()))).text());
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }
}

/** Copies of earlier versions do not say what the server knows. @param {{unsent?: boolean} | undefined} kept */
const isUnsent = (kept) => kept !== undefined && kept.unsent !== false;

/** The files of this user of which the server does not know everything. @returns {Promise<string[]>} */
export async function unsentPlaces() {
  return (await entriesOf('notes')).filter(([key, kept]) => key.startsWith(`${userId()}/`) && isUnsent(kept)).map(([key]) => key);
}

/** Tells the server of what waits, of books that are open or not; answers how many files went. */
export async function sendPlaces() {
  const keys = await unsentPlaces();
  for (const key of keys) {
    const known = opened.get(key);
    const places = known ?? new Places(key.split('/')[1]);
    await (known ? known.sync() : places.open(() => undefined)).catch(() => undefined);
    if (!known) places.close();
  }
  return keys.length - (await unsentPlaces()).length;
}
