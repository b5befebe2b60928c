import { listObjects } from './objects.js';
import { isOffline } from './reach.js';
import { isKept, keptDownload } from './shelfcache.js';
import { Unpacker } from './unpacker.js';

/** @param {Blob} blob */
function gunzip(blob) {
  const stream = blob.stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}

/**
 * FNV-1a 32 over UTF-16 code units, as docs/bundle-format.md writes it.
 * @param {string} content
 */
export function textHash(content) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < content.length; i++) hash = Math.imul(hash ^ content.charCodeAt(i), 0x01000193);
  return `fnv1a32:${(hash >>> 0).toString(16).padStart(8, '0')}`;
}

/**
 * Where the files of a book's bundle lie: beside its manifest, which the row names.
 * @param {BookRow} row
 */
export const bundleFolder = (row) => (row.processed_path ?? '').replace(/[^/]*$/, '');

/** One book's bundle. Files are fetched when they are asked for, once. */
export class Bundle {
  #folder;
  #version;
  /** @type {Map<string, Promise<any>>} */
  #cache = new Map();
  /** @type {string[]} */
  #urls = [];
  #unpacker = new Unpacker();

  /** @param {BookRow} row */
  constructor(row) {
    /** Another path in the row means that the book was processed since. */
    this.path = row.processed_path;
    this.#folder = bundleFolder(row);
    this.#version = row.processed_at ?? '';
  }

  /** @template T @param {string} key @param {() => Promise<T>} make @returns {Promise<T>} */
  #once(key, make) {
    const known = this.#cache.get(key);
    if (known) return known;
    const made = make();
    made.catch(() => this.#cache.delete(key));
    this.#cache.set(key, made);
    return made;
  }

  /** @param {string} name */
  #file(name) {
    return this.#once(name, async () => gunzip(await keptDownload(this.#folder + name, this.#version)));
  }

  /** @returns {Promise<Manifest>} */
  manifest() {
    return this.#file('manifest.json.gz');
  }

  /**
   * Words with counts; undefined when the bundle has no such file.
   * @returns {Promise<VocabularyFile | undefined>}
   */
  async vocabulary() {
    const name = 'vocabulary.json.gz';
    if (await isKept(this.#folder + name, this.#version)) return this.#file(name);
    const names = await this.#once('', () => listObjects(this.#folder.replace(/\/$/, '')));
    return names.some((entry) => entry.name === name) ? this.#file(name) : undefined;
  }

  /**
   * What the words mean; undefined when the bundle does not say it.
   * @returns {Promise<GlossaryFile | undefined>}
   */
  async glossary() {
    const { glossary } = await this.manifest();
    return glossary ? this.#file(glossary.file) : undefined;
  }

  /**
   * Words and sentences of a chapter; both empty when it has none or they belong to another text.
   * @param {ChapterEntry} chapter
   * @returns {Promise<TokenFile>}
   */
  tokens(chapter) {
    const none = { tokens: [], sentences: [] };
    const path = chapter.tokensPath;
    if (!path) return Promise.resolve(none);
    return this.#once(path, async () => {
      const file = await this.#unpacker.read(await keptDownload(path, this.#version));
      return file.textHash === textHash(chapter.content) ? file : none;
    });
  }

  /**
   * A picture as a URL for `<img>`, which runs no script even in an SVG.
   * @param {string} name
   * @returns {Promise<string>}
   */
  image(name) {
    return this.#once(`images/${name}`, async () => {
      const url = URL.createObjectURL(await keptDownload(`${this.#folder}images/${name}`, this.#version));
      this.#urls.push(url);
      return url;
    });
  }

  /** Fetches, one after the other, what reading without a network takes, while `goesOn`. @param {() => boolean} goesOn */
  async keep(goesOn) {
    const { chapters, glossary } = await this.manifest();
    const pictures = chapters.flatMap(({ blocks = [], inlineImages = [] }) => [...blocks, ...inlineImages]).flatMap(({ image }) => image ?? []);
    const keys = [...chapters.flatMap(({ tokensPath }) => tokensPath ?? []), ...(glossary ? [this.#folder + glossary.file] : []),
      ...[...new Set(pictures)].map((name) => `${this.#folder}images/${name}`)];
    for (const key of keys) {
      if (!goesOn()) return;
      try {
        if (!await isKept(key, this.#version)) await keptDownload(key, this.#version);
      } catch (error) {
        if (isOffline(error)) return;
      }
    }
  }

  close() {
    this.#urls.forEach((url) => URL.revokeObjectURL(url));
    this.#unpacker.close();
    this.#cache.clear();
  }
}
