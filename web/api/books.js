import { bundleFolder } from './bundle.js';
import { userId } from './client.js';
import { ENDING } from './formats.js';
import { keptSelect, keptSelectAll } from './kept.js';
import { download, objectsBelow, removeObjects, upload } from './objects.js';
import { PIECE, sendInPieces } from './resumable.js';
import { removeRows, select, selectAll, update, upsert } from './rows.js';
import { tellRemoved } from './windows.js';

const ID_BYTES = 8;
const LARGEST = 500 * 1024 * 1024;

/**
 * What the library shows of a book: its row, its job and how far it was read.
 * @typedef {{row: BookRow, job: Job | undefined, progress: Progress | undefined}} Shelved
 */

/** @returns {Promise<Shelved[]>} */
export async function shelf() {
  /** @type {[BookRow[], Job[], Progress[]]} */
  const [books, jobs, progress] = await Promise.all([
    keptSelectAll('books?select=*&order=added_at.desc,id'),
    keptSelectAll('book_processing_jobs?select=*&order=id'),
    keptSelectAll('progress?select=*&order=book_id'),
  ]);
  /** @type {<R extends Record<string, any>>(rows: R[], field?: string) => Map<string, R>} */
  const of = (rows, field = 'book_id') => new Map(rows.map((row) => [row[field], row]));
  const [jobOf, progressOf] = [of(jobs), of(progress)];
  return books.map((row) => ({ row, job: jobOf.get(row.id), progress: progressOf.get(row.id) }));
}

/**
 * A user's own jobs with what a list says of their books; without covers, which are large.
 * @returns {Promise<{job: Job, row: BookRow}[]>}
 */
export async function ownJobs() {
  /** @type {[BookRow[], Job[]]} */
  const [books, jobs] = await Promise.all([
    selectAll('books?select=id,title,language,processed_path,processed_at&order=id'),
    selectAll('book_processing_jobs?select=*&order=updated_at.desc,id'),
  ]);
  const rows = new Map(books.map((row) => [row.id, row]));
  return jobs.flatMap((job) => {
    const row = rows.get(job.book_id);
    return row ? [{ job, row }] : [];
  });
}

/** @returns {Promise<Job[]>} */
export const openJobs = () => select('book_processing_jobs?select=*&status=in.(queued,processing)&limit=1000');
/** @param {string} id @returns {Promise<BookRow | undefined>} */
export const bookRow = async (id) => (await keptSelect(`books?select=*&id=eq.${encodeURIComponent(id)}`))[0];

/** False when the server says that the library has the book no more. @param {string} id */
export const isInLibrary = (id) => select(`books?select=id&id=eq.${encodeURIComponent(id)}`).then((rows) => rows.length > 0, () => true);

/**
 * The same file has the same id everywhere: the first bytes of its SHA-256.
 * @param {Blob} file
 */
export async function bookIdOf(file) {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest, 0, ID_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * How files begin that are certainly no book: Rich Text, documents and archives of kinds that nobody here reads, Kindle
 * books, pictures, sound, programs. What else it may be, the worker finds out.
 */
const NO_BOOK = /^(?:\{\\rtf|\xd0\xcf.\xe0|Rar!|7z\xbc\xaf|\x89PNG|\xff\xd8\xff|GIF8|RIFF|ID3|OggS|MZ|\x7fELF|SQLite|.{60}BOOKMOBI|.{4}ftyp)/s;
const HEAD = 80;

/**
 * Why a file cannot be a book, as a key of the dictionary; undefined when it may be one.
 * @param {Blob} file
 */
export async function refusal(file) {
  if (!globalThis.isSecureContext) return 'upload.insecure';
  if (file.size === 0) return 'upload.empty';
  if (file.size > LARGEST) return 'upload.large';
  const start = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  return NO_BOOK.test(String.fromCharCode(...start)) ? 'upload.notBook' : undefined;
}

/**
 * Large files go in pieces where the server takes pieces.
 * @param {string} key
 * @param {File} file
 * @param {(share: number) => void} onProgress
 * @param {AbortSignal} signal
 */
async function store(key, file, onProgress, signal) {
  /** @param {number} sent */
  const tell = (sent) => onProgress(sent / file.size);
  if (file.size <= PIECE || !await sendInPieces(key, file, tell, signal)) await upload(key, file, tell, signal);
}

/**
 * The key ends in `.epub` for every format: the worker looks at the content, and servers know this key.
 * @param {string} id
 * @param {File} file
 * @param {(share: number) => void} onProgress
 * @param {AbortSignal} signal
 */
export async function addBook(id, file, onProgress, signal) {
  const source = `${userId()}/${id}/source.epub`;
  await store(source, file, onProgress, signal);
  await upsert('books', 'user_id,id', {
    user_id: userId(),
    id,
    title: file.name.replace(ENDING, ''),
    storage_path: source,
    file_size: file.size,
    processing_status: 'queued',
  });
  await enqueue(id, source);
}

/** @param {string} id @param {string} source @param {object} [more] */
const enqueue = (id, source, more = {}) =>
  upsert('book_processing_jobs', 'user_id,book_id', {
    user_id: userId(),
    book_id: id,
    status: 'queued',
    progress: 0,
    stage: 'queued',
    source_path: source,
    ...more,
  });

/** @param {string} id */
const job = (id) => `book_processing_jobs?book_id=eq.${encodeURIComponent(id)}`;
/** @param {string} id */
export const retry = (id) => update(job(id), { status: 'queued', progress: 0, stage: 'retry' });
/** @param {string} id */
export const cancel = (id) => update(job(id), { status: 'cancelled', stage: 'cancelled' });

/**
 * The language that the worker found in the book.
 * @param {BookRow} row
 * @param {string} language
 */
export async function setLanguage(row, language) {
  row.language = language;
  await update(`books?id=eq.${encodeURIComponent(row.id)}`, { language });
}

/**
 * The words of another language: the book is processed again. The queue takes `en` for a choice when it replaces another
 * value, because pages of earlier days send it with every upload.
 * @param {BookRow} row
 * @param {string} language
 */
export async function changeLanguage(row, language) {
  await update(`books?id=eq.${encodeURIComponent(row.id)}`, { language });
  await enqueue(row.id, row.storage_path, { language: language === 'en' ? null : language });
  if (language === 'en') await update(job(row.id), { status: 'queued', language });
}

/**
 * The row first: a book that is gone from the list is gone. A worker removes later what is left behind here.
 * @param {BookRow} row
 */
export async function removeBook(row) {
  await removeRows(`books?id=eq.${encodeURIComponent(row.id)}`);
  tellRemoved(row.id);
  await removeRows(`progress?book_id=eq.${encodeURIComponent(row.id)}`);
  await removeObjects(await objectsBelow(`${userId()}/${row.id}`));
}

/**
 * What was odd in the EPUB; undefined when there is no report.
 * @param {BookRow} row
 * @returns {Promise<Report | undefined>}
 */
export async function report(row) {
  try {
    return JSON.parse(await (await download(`${bundleFolder(row)}report.json`, row.processed_at ?? '')).text());
  } catch {
    return undefined;
  }
}

/** @param {string} id */
export const opened = (id) => update(`books?id=eq.${encodeURIComponent(id)}`, { last_read_at: new Date().toISOString() });
