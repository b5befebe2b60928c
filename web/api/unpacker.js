const asItIs = { createScriptURL: (/** @type {string} */ url) => url };
// The page accepts no address of a script from a string, except through this rule.
const address = globalThis.trustedTypes?.createPolicy('unpacker', asItIs) ?? asItIs;

/** Reads files of words in a thread of its own; made at first use. */
export class Unpacker {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Map<number, {resolve: (file: TokenFile) => void, reject: (error: Error) => void, tokens: Token[]}>} */
  #waiting = new Map();
  #asked = 0;

  /** @param {Blob} blob a gzipped token file @returns {Promise<TokenFile>} its content */
  read(blob) {
    const worker = this.#worker ??= this.#start();
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, tokens: [] });
      worker.postMessage({ id, blob });
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

  /** @param {{id: number, tokens?: Token[], rest?: Omit<TokenFile, "tokens">, error?: string}} part */
  #take({ id, tokens, rest, error }) {
    const file = this.#waiting.get(id);
    if (!file) return;
    if (tokens) {
      file.tokens.push(...tokens);
      return;
    }
    this.#waiting.delete(id);
    if (error) file.reject(new Error(error));
    else if (rest) file.resolve({ ...rest, tokens: file.tokens });
  }
}
