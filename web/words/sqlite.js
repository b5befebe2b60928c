import { NotImportable } from './imports.js';

/**
 * Reads the rows of a table out of an SQLite file: only what that takes. Source: "Database File Format", sqlite.org/fileformat2.html.
 * @param {ArrayBuffer} bytes
 * @param {string} table
 * @returns {Generator<unknown[]>}
 */
export function* rowsOf(bytes, table) {
  const file = new SqliteFile(bytes);
  for (const [type, name, , root] of file.rows(1)) {
    if (type === 'table' && name === table) {
      yield* file.rows(Number(root));
      return;
    }
  }
  throw new NotImportable('import.noCollection');
}

const LEAF = 0x0d;
const INNER = 0x05;

class SqliteFile {
  /** @param {ArrayBuffer} bytes */
  constructor(bytes) {
    this.view = new DataView(bytes);
    this.bytes = new Uint8Array(bytes);
    const magic = new TextDecoder().decode(this.bytes.subarray(0, 15));
    if (bytes.byteLength < 512 || magic !== 'SQLite format 3') throw new NotImportable('import.damaged');
    const size = this.view.getUint16(16);
    this.page = size === 1 ? 65536 : size;
    this.usable = this.page - this.bytes[20];
    this.text = new TextDecoder(['utf-8', 'utf-8', 'utf-16le', 'utf-16be'][this.view.getUint32(56)] ?? 'utf-8');
  }

  /** The rows of the tree that begins on a page. @param {number} number @param {Set<number>} [seen] @returns {Generator<unknown[]>} */
  *rows(number, seen = new Set()) {
    const start = (number - 1) * this.page;
    if (number < 1 || start + this.page > this.bytes.length || seen.has(number)) throw new NotImportable('import.damaged');
    seen.add(number);
    const head = start + (number === 1 ? 100 : 0);
    const kind = this.bytes[head];
    const cells = this.view.getUint16(head + 3);
    if (kind !== LEAF && kind !== INNER) throw new NotImportable('import.damaged');
    const list = head + (kind === LEAF ? 8 : 12);
    for (let i = 0; i < cells; i++) {
      const cell = start + this.view.getUint16(list + 2 * i);
      if (kind === LEAF) yield this.#record(cell);
      else yield* this.rows(this.view.getUint32(cell), seen);
    }
    if (kind === INNER) yield* this.rows(this.view.getUint32(head + 8), seen);
  }

  /** @param {Uint8Array} from @param {number} at @returns {[number, number]} a number and where the next thing begins */
  #varint(from, at) {
    let value = 0;
    for (let i = 0; i < 8; i++) {
      const byte = from[at + i];
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return [value, at + i + 1];
    }
    return [value * 256 + from[at + 8], at + 9];
  }

  /** @param {number} cell */
  #record(cell) {
    const [length, afterLength] = this.#varint(this.bytes, cell);
    const [, start] = this.#varint(this.bytes, afterLength);
    const content = this.#payload(start, length);
    const [headEnd, first] = this.#varint(content, 0);
    /** @type {unknown[]} */
    const values = [];
    for (let [at, body] = [first, headEnd]; at < headEnd;) {
      const [kind, next] = this.#varint(content, at);
      const size = kind >= 12 ? (kind - (kind % 2 === 0 ? 12 : 13)) / 2 : [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][kind] ?? 0;
      values.push(this.#value(content.subarray(body, body + size), kind));
      at = next;
      body += size;
    }
    return values;
  }

  /** @param {Uint8Array} part @param {number} kind */
  #value(part, kind) {
    if (kind >= 13 && kind % 2 === 1) return this.text.decode(part);
    if (kind >= 12 || kind === 0) return null;
    if (kind === 8 || kind === 9) return kind - 8;
    if (kind === 7) return new DataView(part.buffer, part.byteOffset).getFloat64(0);
    return part.reduce((value, byte, i) => value * 256 + (i === 0 && byte > 127 ? byte - 256 : byte), 0);
  }

  /** What does not fit on a page goes on in a chain of others. @param {number} start @param {number} length */
  #payload(start, length) {
    const most = this.usable - 35;
    if (length <= most) return this.bytes.subarray(start, start + length);
    const least = Math.floor(((this.usable - 12) * 32) / 255) - 23;
    const wanted = least + ((length - least) % (this.usable - 4));
    const local = wanted <= most ? wanted : least;
    if (length > this.bytes.length) throw new NotImportable('import.damaged');
    const all = new Uint8Array(length);
    all.set(this.bytes.subarray(start, start + local));
    let [at, next] = [local, this.view.getUint32(start + local)];
    while (at < length && next > 0 && next * this.page <= this.bytes.length) {
      const page = (next - 1) * this.page;
      const part = this.bytes.subarray(page + 4, page + 4 + Math.min(this.usable - 4, length - at));
      all.set(part, at);
      at += part.length;
      next = this.view.getUint32(page);
    }
    if (at < length) throw new NotImportable('import.damaged');
    return all;
  }
}
