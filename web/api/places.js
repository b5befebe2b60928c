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
  /** Those of which the server was not told yet. @type {Set<string>} */
  #unsent = new Set();
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
    const places = placesOf(kept);
    unsentOf(kept).forEach((id) => this.#unsent.add(id));
    this.#places = merged(this.#places, places);
  }

  close() {
    this.#unsubscribe();
    if (opened.get(this.#key) === this) opened.delete(this.#key);
  }

  /** @param {Omit<import('../reader/places.js').Place, 'id' | 'made' | 'changed'>} place */
  add(place) {
    const now = new Date().toISOString();
    const id = crypto.randomUUID();
    return this.#change(id, [...this.#places, { ...place, id, made: now, changed: now }]);
  }

  /** @param {string} id @param {Partial<import('../reader/places.js').Place>} values */
  change(id, values) {
    return this.#change(id, this.#with(id, values));
  }

  /** What is being written: the server is told with the next exchange. @param {string} id @param {string} note */
  write(id, note) {
    this.#places = this.#with(id, { note });
    this.#unsent.add(id);
    tellPlaces(this.#key, this.#places);
    return this.#keep();
  }

  /** @param {string} id @param {Partial<import('../reader/places.js').Place>} values */
  #with(id, values) {
    return this.#places.map((place) => (place.id === id ? { ...place, ...values, changed: new Date().toISOString() } : place));
  }

  /** Keeps what is known here, then tells the server. @param {string} id @param {import('../reader/places.js').Place[]} places */
  async #change(id, places) {
    this.#places = places;
    this.#unsent.add(id);
    tellPlaces(this.#key, places);
    await this.#keep();
    await this.sync();
  }

  /** Nothing of a user who has signed out. */
  async #keep() {
    await this.#loaded;
    if (this.#key.startsWith(`${userId()}/`)) await store('notes', this.#key, { version: 1, places: this.#places, unsent: [...this.#unsent] });
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
    this.#places = all;
    this.#unsent = news(all, theirs);
    await this.#keep();
    if (this.#unsent.size === 0) return;
    await put(this.#key, new Blob([JSON.stringify({ version: 1, places: all })], { type: 'application/json' }));
    // What came meanwhile is not there yet.
    if (all !== this.#places) return;
    this.#unsent.clear();
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

/** Which of all the other side does not have so. @param {import('../reader/places.js').Place[]} all @param {import('../reader/places.js').Place[]} theirs */
function news(all, theirs) {
  const known = new Map(theirs.map((place) => [place.id, JSON.stringify(place)]));
  return new Set(all.filter((place) => known.get(place.id) !== JSON.stringify(place)).map(({ id }) => id));
}

/**
 * Copies of earlier versions say only whether there is something, or not even that.
 * @param {{unsent?: boolean | string[]} | undefined} kept
 * @returns {string[]}
 */
function unsentOf(kept) {
  if (kept === undefined || kept.unsent === false) return [];
  return Array.isArray(kept.unsent) ? kept.unsent : placesOf(kept).map(({ id }) => id);
}

/** What of this user's places the server does not know, by the key of their file. @returns {Promise<[string, string[]][]>} */
async function unsent() {
  const kept = (await entriesOf('notes')).filter(([key]) => key.startsWith(`${userId()}/`));
  return kept.map(([key, file]) => /** @type {[string, string[]]} */ ([key, unsentOf(file)])).filter(([, ids]) => ids.length > 0);
}

/** The files of this user of which the server does not know everything. */
export const unsentPlaces = async () => (await unsent()).map(([key]) => key);
/** How many bookmarks and highlights the server does not know as they are here. */
export const countUnsent = async () => (await unsent()).reduce((sum, [, ids]) => sum + ids.length, 0);

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
