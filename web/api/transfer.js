/**
 * Sends a body and tells how many of its bytes are on their way; `fetch` cannot. Answers whatever the server said;
 * throws TypeError when it said nothing and AbortError when `signal` ended it.
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
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onerror = () => reject(new TypeError('no answer'));
    request.onabort = () => reject(signal.reason);
    request.onload = () => resolve(answer(request));
    request.onloadend = () => signal?.removeEventListener('abort', stop);
    signal?.addEventListener('abort', stop);
    request.send(body);
  });
}

function answer(request) {
  const lines = request.getAllResponseHeaders().trim().split('\r\n').filter(Boolean);
  const headers = lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
  // An answer that has no body may not be given one.
  return new Response(request.status === 204 ? null : request.responseText, { status: request.status, headers });
}
