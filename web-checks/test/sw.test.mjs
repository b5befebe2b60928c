/* eslint require-await: 'off' -- the caches and the network of a browser answer later */
import assert from 'node:assert/strict';
import test from 'node:test';

const SCOPE = 'https://reader.example/';
const listeners = {};
const stores = new Map();
const url = (key) => (typeof key === 'string' ? key : key.url);

class Store {
  #all = new Map();
  match = async (key) => this.#all.get(url(key))?.clone();
  put = async (key, response) => void this.#all.set(url(key), response);
  delete = async (key) => this.#all.delete(url(key));
  keys = async (key) => [...this.#all.keys()].filter((one) => !key || one === url(key));
  addAll = async (keys) => {
    for (const key of keys) await this.put(key, await fetch(key));
  };
}

globalThis.caches = {
  open: async (name) => {
    if (!stores.has(name)) stores.set(name, new Store());
    return stores.get(name);
  },
  keys: async () => [...stores.keys()],
  delete: async (name) => stores.delete(name),
};
globalThis.self = {
  registration: { scope: SCOPE },
  clients: { matchAll: async () => [{ id: 'open' }] },
  addEventListener: (name, listener) => {
    listeners[name] = listener;
  },
};
await import('../../web/sw.js');

const asked = async (client, name, isPage = false) => {
  let answer;
  const request = { url: SCOPE + name, method: 'GET', mode: isPage ? 'navigate' : 'cors' };
  listeners.fetch({ request, clientId: client, resultingClientId: client, respondWith: (value) => {
    answer = value;
  } });
  return (await answer).text();
};
const told = async (client, ...names) => {
  let kept;
  listeners.message({ source: { id: client }, data: names.map((name) => SCOPE + name), waitUntil: (value) => {
    kept = value;
  } });
  await kept;
};
const serves = (version) => {
  globalThis.fetch = async () => new Response(version);
};
const keeps = async (...names) => {
  stores.clear();
  for (const name of names) await (await caches.open('page')).put(SCOPE + name, new Response('old'));
};
const kept = async (name) => (await (await caches.open('page')).match(SCOPE + name)).text();

test('a page that comes from this device has all its files from there', async (context) => {
  await keeps('', 'main.js');
  context.mock.timers.enable({ apis: ['setTimeout'] });
  globalThis.fetch = () => new Promise(() => {});
  const page = asked('slow', '', true);
  for (let i = 0; i < 20; i++) await Promise.resolve();
  context.mock.timers.tick(4000);
  assert.equal(await page, 'old');
  serves('new');
  assert.equal(await asked('slow', 'main.js'), 'old');
  assert.equal(await asked('slow', 'more.js'), 'new');
  await told('slow', '', 'main.js', 'more.js');
  assert.deepEqual([await kept(''), await kept('main.js')], ['old', 'old']);
});

test('files of the server are kept when all are here, not one by one', async () => {
  await keeps('', 'main.js', 'late.js');
  serves('new');
  assert.equal(await asked('quick', '', true), 'new');
  assert.equal(await asked('quick', 'main.js'), 'new');
  assert.deepEqual([await kept(''), await kept('main.js')], ['old', 'old']);
  await told('quick', '', 'main.js', 'late.js');
  assert.deepEqual([await kept(''), await kept('main.js'), await kept('late.js')], ['new', 'new', 'new']);
  assert.deepEqual(await caches.keys(), ['page']);
});

test('of a page whose network went away in the middle nothing is kept', async () => {
  await keeps('', 'main.js');
  serves('new');
  await asked('broken', '', true);
  globalThis.fetch = async () => {
    throw new TypeError('fetch failed');
  };
  assert.equal(await asked('broken', 'main.js'), 'old');
  await told('broken', '', 'main.js');
  assert.deepEqual([await kept(''), await kept('main.js')], ['old', 'old']);
});
