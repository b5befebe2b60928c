// The page accepts no address of a script from a string, except through this rule.
const address = globalThis.trustedTypes?.createPolicy('unpacker', { createScriptURL: (url) => url }) ?? { createScriptURL: (url) => url };

/** Reads files of words in a thread of its own; made at first use. */
export class Unpacker {
  #worker;
  #waiting = new Map();
  #asked = 0;

  /** @param {Blob} blob a gzipped token file @returns {Promise<any>} its content */
  read(blob) {
    this.#worker ??= this.#start();
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, tokens: [] });
      this.#worker.postMessage({ id, blob });
    });
  }

  close() {
    this.#worker?.terminate();
  }

  #start() {
    const worker = new Worker(address.createScriptURL(new URL('unpack-worker.js', import.meta.url).href));
    worker.onmessage = ({ data }) => this.#take(data);
    worker.onerror = (event) => this.#waiting.forEach(({ reject }) => reject(new Error(event.message)));
    return worker;
  }

  #take({ id, tokens, rest, error }) {
    const file = this.#waiting.get(id);
    if (tokens) {
      file.tokens.push(...tokens);
      return;
    }
    this.#waiting.delete(id);
    if (error) file.reject(new Error(error));
    else file.resolve({ ...rest, tokens: file.tokens });
  }
}
