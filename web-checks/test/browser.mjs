/**
 * What scripts of the page touch when they are loaded, as little as it takes: no page is shown here. Chromium shows it in
 * the tests of `local`.
 */
const windowEvents = new EventTarget();
const store = new Map();

globalThis.addEventListener = windowEvents.addEventListener.bind(windowEvents);
globalThis.removeEventListener = windowEvents.removeEventListener.bind(windowEvents);
globalThis.dispatchEvent = windowEvents.dispatchEvent.bind(windowEvents);
globalThis.document = Object.assign(new EventTarget(), { documentElement: { lang: '', dataset: {} } });
globalThis.localStorage = {
  getItem: (name) => store.get(name) ?? null,
  setItem: (name, value) => void store.set(name, value),
  removeItem: (name) => void store.delete(name),
  key: (i) => [...store.keys()][i] ?? null,
  get length() {
    return store.size;
  },
};
Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en-GB'], onLine: true }, configurable: true });

/** Everything that was kept on the device. */
export const kept = store;

/** Answers each request in turn, or by a function of it; tells what was asked. */
export function answering(...answers) {
  const asked = [];
  globalThis.fetch = async (url, options = {}) => {
    // The page asks for a sign of life when a request had no answer: that is none of these turns.
    if (url.endsWith('/auth/v1/health') && answers.length > 1) throw new TypeError('fetch failed');
    asked.push({ url, ...options });
    const next = answers.length > 1 ? answers.shift() : answers[0];
    const answer = typeof next === 'function' ? await next(asked.at(-1)) : next;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return asked;
}

export const json = (value, status = 200) => new Response(JSON.stringify(value), { status, headers: { 'Content-Type': 'application/json' } });
