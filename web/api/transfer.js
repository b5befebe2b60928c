/** A connection on which nothing moves for so long is a dead one, although neither end was told. */
const SILENCE_MS = 90_000;
const dead = () => new TypeError('no answer');

/**
 * `fetch` that throws TypeError when no answer begins in time.
 * @param {string} url
 * @param {RequestInit} options
 * @returns {Promise<Response>}
 */
export async function ask(url, options) {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(dead()), SILENCE_MS);
  try {
    return await fetch(url, { ...options, signal: options.signal ? AbortSignal.any([options.signal, silence.signal]) : silence.signal });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Sends a body and tells how many of its bytes are on their way; `fetch` cannot. Answers whatever the server said;
 * throws TypeError when it said nothing, or when nothing moves any more, and AbortError when `signal` ended it.
 * @param {string} method
 * @param {string} url
 * @param {{headers: Record<string, string>, body: Blob, onProgress: (loaded: number) => void, signal?: AbortSignal}} options
 * @returns {Promise<Response>}
 */
export function transfer(method, url, { headers, body, onProgress, signal }) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    let silence = setTimeout(stop, SILENCE_MS);
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      clearTimeout(silence);
      silence = setTimeout(stop, SILENCE_MS);
      onProgress(event.loaded);
    };
    request.onerror = () => reject(dead());
    request.onabort = () => reject(signal?.aborted ? signal.reason : dead());
    request.onload = () => resolve(answer(request));
    request.onloadend = () => {
      clearTimeout(silence);
      signal?.removeEventListener('abort', stop);
    };
    signal?.addEventListener('abort', stop);
    request.send(body);
  });
}

/** @param {XMLHttpRequest} request */
function answer(request) {
  const lines = request.getAllResponseHeaders().trim().split('\r\n').filter(Boolean);
  /** @type {[string, string][]} */
  const headers = lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
  // An answer that has no body may not be given one.
  return new Response(request.status === 204 ? null : request.responseText, { status: request.status, headers });
}
