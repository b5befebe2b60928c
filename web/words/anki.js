import { nothing, NotImportable, plain } from './imports.js';
import { rowsOf } from './sqlite.js';

/**
 * Notes of an Anki package: a ZIP with a database in it, as `.anki21b` (packed with Zstandard) since Anki 2.1.50 and as `.anki21` or
 * `.anki2` for "older Anki versions". The first field of a note is the word.
 * @param {ArrayBuffer} bytes
 * @returns {Promise<import('./imports.js').Imported>}
 */
export async function readPackage(bytes) {
  const files = entries(bytes);
  const name = ['collection.anki21b', 'collection.anki21', 'collection.anki2'].find((one) => files.has(one));
  if (!name) throw new NotImportable('import.noCollection');
  const database = await unpacked(bytes, /** @type {Entry} */ (files.get(name)));
  return notes(name.endsWith('b') ? await unzstd(database) : database);
}

/** @typedef {{method: number, packed: number, at: number}} Entry */

/** The files of a ZIP, by name. @param {ArrayBuffer} bytes @returns {Map<string, Entry>} */
function entries(bytes) {
  const view = new DataView(bytes);
  let end = bytes.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new NotImportable('import.damaged');
  const found = new Map();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== 0x02014b50) throw new NotImportable('import.damaged');
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    found.set(new TextDecoder().decode(new Uint8Array(bytes, at + 46, name)), {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + name + extra + comment;
  }
  return found;
}

/** @param {ArrayBuffer} bytes @param {Entry} entry @returns {Promise<ArrayBuffer>} */
function unpacked(bytes, { method, packed, at }) {
  const view = new DataView(bytes);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const content = bytes.slice(start, start + packed);
  if (method === 0) return Promise.resolve(content);
  return through(content, 'deflate-raw');
}

/** @param {ArrayBuffer} content @param {string} format */
async function through(content, format) {
  try {
    const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream(/** @type {CompressionFormat} */ (format)));
    return await new Response(stream).arrayBuffer();
  } catch {
    throw new NotImportable('import.damaged');
  }
}

/** Not every browser unpacks Zstandard. @param {ArrayBuffer} content */
function unzstd(content) {
  try {
    new DecompressionStream(/** @type {CompressionFormat} */ (/** @type {string} */ ('zstd')));
  } catch {
    throw new NotImportable('import.newAnki');
  }
  return through(content, 'zstd');
}

const FIELDS = 6;

/** @param {ArrayBuffer} database @returns {import('./imports.js').Imported} */
function notes(database) {
  const made = nothing('Anki');
  let line = 0;
  for (const row of rowsOf(database, 'notes')) {
    line++;
    const field = String(row[FIELDS] ?? '').split('\x1f', 1)[0];
    const word = plain(field);
    if (/^Please update to the latest Anki/i.test(word)) throw new NotImportable('import.newAnki');
    if (word && word.length <= 100 && /\p{L}/u.test(word)) made.words.push({ word, line });
    else made.odd.push({ line, problem: word.length > 100 ? 'import.tooLong' : 'import.noWord', text: field.slice(0, 60) });
  }
  return made;
}
