import { preference, remember } from '../ui/preferences.js';
import { ApiError, userId } from './client.js';
import { resumable } from './objects.js';
import { pause } from './patience.js';

/** What hosted projects take: every piece but the last has exactly this size. */
export const PIECE = 6 * 1024 * 1024;
const LIFE_MS = 24 * 60 * 60 * 1000;
const MOST_FAILURES = 10;
/** What a server answers that knows nothing of TUS. */
const NOT_OFFERED = [404, 405, 501];
const PASSING = [408, 409, 423, 425, 429];

/**
 * An upload that was begun and may go on: `id` is the last part of its address.
 * @typedef {{key: string, id: string, name: string, size: number, modified: number, sent: number, until: number}} Begun
 */

/** @returns {Begun[]} */
const all = () => preference('uploads', /** @type {Begun[]} */ ([])).filter((begun) => begun.until > Date.now());
/** @param {Begun} begun */
const keep = (begun) => remember('uploads', [...all().filter((other) => other.key !== begun.key), begun]);
/** @param {Begun} begun */
const forget = (begun) => remember('uploads', all().filter((other) => other.key !== begun.key));

/**
 * A lock tells every window of the page what one of them sends now, and goes with it.
 * @param {string} key
 */
const lockOf = (key) => `reader.uploads/${key}`;
const locked = async () => new Set((await navigator.locks?.query())?.held?.map((lock) => lock.name));
/** @template T @param {string} key @param {() => Promise<T>} work @returns {Promise<T>} */
const underLock = (key, work) => navigator.locks ? navigator.locks.request(lockOf(key), { mode: 'shared' }, work) : work();

/** What this user began on this device, did not end, and sends from no window now. */
export async function unfinished() {
  const sent = await locked();
  return all().filter((begun) => begun.key.startsWith(`${userId()}/`) && !sent.has(lockOf(begun.key)));
}

/**
 * The server forgets it as well; when it cannot be asked, it does so after a day.
 * @param {Begun} begun
 */
export async function discard(begun) {
  forget(begun);
  await resumable('DELETE', begun.id).catch(() => undefined);
}

/**
 * Sends a file in pieces, and goes on where an earlier try ended. Answers false when the server takes no pieces.
 * @param {string} key
 * @param {File} file
 * @param {(sent: number) => void} onProgress
 * @param {AbortSignal} signal
 */
export function sendInPieces(key, file, onProgress, signal) {
  return underLock(key, () => sendUnderLock(key, file, onProgress, signal));
}

/** @param {string} key @param {File} file @param {(sent: number) => void} onProgress @param {AbortSignal} signal @returns {Promise<boolean>} */
async function sendUnderLock(key, file, onProgress, signal) {
  const same = all().find((begun) => begun.key === key && begun.size === file.size && begun.modified === file.lastModified);
  const begun = same ?? await begin(key, file, signal);
  if (!begun) return false;
  try {
    await sendRest(begun, file, same ? undefined : 0, onProgress, signal);
  } catch (error) {
    if (signal.aborted) await discard(begun);
    // What the server has lost, or will not have, begins again at the next try.
    else if (!mayPass(error)) forget(begun);
    if (!same || signal.aborted || !isGone(error)) throw error;
    return sendUnderLock(key, file, onProgress, signal);
  }
  forget(begun);
  return true;
}

/** @returns {Promise<Begun | undefined>} @param {string} key @param {File} file @param {AbortSignal} signal */
async function begin(key, file, signal) {
  try {
    const id = await create(key, file, signal);
    const begun = { key, id, name: file.name, size: file.size, modified: file.lastModified, sent: 0, until: Date.now() + LIFE_MS };
    keep(begun);
    return begun;
  } catch (error) {
    if (error instanceof TypeError || (error instanceof ApiError && NOT_OFFERED.includes(error.status))) return undefined;
    throw error;
  }
}

/** @param {string} key @param {File} file @param {AbortSignal} signal */
async function create(key, file, signal) {
  const headers = { 'Upload-Length': String(file.size), 'Upload-Metadata': metadata(key) };
  const response = await resumable('POST', '', { headers, signal });
  // Its last part is enough: a server behind a gateway may not know by which address it was reached.
  const id = (response.headers.get('Location') ?? '').split('/').pop();
  if (!id) throw new ApiError(501, '', 'the upload has no address');
  return id;
}

/** @param {string} key */
const metadata = (key) =>
  Object.entries({ bucketName: 'epubs', objectName: key, contentType: 'application/epub+zip', cacheControl: '0' })
    .map(([name, value]) => `${name} ${btoa(value)}`).join(',');

/**
 * Piece after piece. Patience counts the failures since the server last had more than before.
 * @param {Begun} begun
 * @param {File} file
 * @param {number | undefined} start
 * @param {(sent: number) => void} onProgress
 * @param {AbortSignal} signal
 */
async function sendRest(begun, file, start, onProgress, signal) {
  let offset = start;
  let most = start ?? begun.sent;
  for (let failures = 0; offset !== file.size;) {
    try {
      offset = offset === undefined ? await reached(begun.id, signal) : await sendPiece(begun.id, file, offset, onProgress, signal);
      onProgress(offset);
      if (offset > most) {
        failures = 0;
        most = offset;
        keep({ ...begun, sent: offset });
      }
    } catch (error) {
      failures++;
      if (signal.aborted || !mayPass(error) || failures > MOST_FAILURES) throw error;
      await pause(failures, signal);
      offset = undefined;
    }
  }
}

/** @param {Response} response */
const offsetOf = (response) => Number(response.headers.get('Upload-Offset'));
/** @param {string} id @param {AbortSignal} signal */
const reached = async (id, signal) => offsetOf(await resumable('HEAD', id, { signal }));

/** @param {string} id @param {File} file @param {number} offset @param {(sent: number) => void} onProgress @param {AbortSignal} signal */
async function sendPiece(id, file, offset, onProgress, signal) {
  const headers = { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' };
  const body = file.slice(offset, offset + PIECE);
  return offsetOf(await resumable('PATCH', id, { headers, body, onProgress: (loaded) => onProgress(offset + loaded), signal }));
}

/** @param {unknown} error */
const isGone = (error) => error instanceof ApiError && [404, 410].includes(error.status);

/**
 * No answer, a server in trouble, or another request that works on the same upload.
 * @param {unknown} error
 */
function mayPass(error) {
  if (!(error instanceof ApiError)) return error instanceof TypeError;
  return error.status >= 500 || PASSING.includes(error.status) || (error.status === 400 && /aborted/i.test(error.message));
}
