import { answering, kept } from './browser.mjs';
import assert from 'node:assert/strict';
import test, { beforeEach, mock } from 'node:test';

kept.set('reader.session', JSON.stringify({ access_token: 'a', refresh_token: 'r', expires_at: Date.now() / 1000 + 3600, user: { id: 'u1' } }));
const { discard, PIECE, sendInPieces, unfinished } = await import('../../web/api/resumable.js');
const KEY = 'u1/b1/source.epub';

/** Sends with `XMLHttpRequest`, as the page does, into the same answers as `fetch`. */
globalThis.XMLHttpRequest = class {
  upload = {};
  headers = {};
  open(method, url) {
    Object.assign(this, { method, url });
  }
  setRequestHeader(name, value) {
    this.headers[name] = value;
  }
  abort() {
    this.onabort();
    this.onloadend();
  }
  getAllResponseHeaders = () => [...this.answer.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  async send(body) {
    try {
      this.answer = await fetch(this.url, { method: this.method, headers: this.headers, body });
      this.status = this.answer.status;
      this.responseText = await this.answer.text();
      this.upload.onprogress?.({ loaded: body.size });
      this.onload();
    } catch {
      this.onerror();
    }
    this.onloadend();
  }
};

const file = (size = 2 * PIECE + 5, modified = 7) => Object.assign(new Blob([new Uint8Array(size)]), { name: 'b.epub', lastModified: modified });
const created = () => new Response(null, { status: 201, headers: { Location: 'https://x/upload/resumable/id1' } });
const at = (offset) => new Response(null, { status: 204, headers: { 'Upload-Offset': String(offset) } });
const refused = (status, text = '') => new Response(text, { status, headers: { 'Content-Type': 'text/plain' } });
const send = (one, told = () => undefined, signal = new AbortController().signal) => sendInPieces(KEY, one, told, signal);
const steps = (asked) =>
  asked.map(({ method, headers }) => `${method}${headers['Upload-Offset'] === undefined ? '' : ` ${headers['Upload-Offset'] / PIECE}`}`).join(', ');

beforeEach(() => {
  kept.delete('reader.uploads');
  mock.method(Math, 'random', () => 0);
});

test('a file goes in pieces of one size, the last what is left', async () => {
  const asked = answering(created(), at(PIECE), at(2 * PIECE), at(2 * PIECE + 5));
  assert.equal(await send(file()), true);
  assert.equal(steps(asked), 'POST, PATCH 0, PATCH 1, PATCH 2');
  assert.deepEqual(asked.slice(1).map(({ body }) => body.size), [PIECE, PIECE, 5]);
  assert.deepEqual(await unfinished(), []);
});

test('a server that knows no pieces is told from one that refuses', async () => {
  answering(refused(404));
  assert.equal(await send(file()), false);
  answering(refused(403, 'no'));
  await assert.rejects(send(file()), { status: 403 });
});

test('a server without an address of the upload gets the file at once', async () => {
  answering(new Response(null, { status: 201 }));
  assert.equal(await send(file()), false);
});

test('after a failure the server is asked how far it got, and the upload goes on from there', async () => {
  const asked = answering(created(), at(PIECE), refused(503), at(PIECE), at(2 * PIECE), at(2 * PIECE + 5));
  assert.equal(await send(file()), true);
  assert.equal(steps(asked), 'POST, PATCH 0, PATCH 1, HEAD, PATCH 1, PATCH 2');
});

test('a connection that broke is tried again, too', async () => {
  const asked = answering(created(), new TypeError('reset'), at(0), at(PIECE), at(2 * PIECE), at(2 * PIECE + 5));
  assert.equal(await send(file()), true);
  assert.equal(steps(asked), 'POST, PATCH 0, HEAD, PATCH 0, PATCH 1, PATCH 2');
});

test('what a visit left behind is told in the next, and goes on with the same file', async () => {
  answering(created(), at(PIECE), refused(400, 'bad'));
  await assert.rejects(send(file()));
  assert.deepEqual(await unfinished(), []);
  answering(created(), at(PIECE), ...Array.from({ length: 40 }, () => refused(503)));
  await assert.rejects(send(file()), { status: 503 });
  assert.deepEqual((await unfinished()).map(({ name, sent }) => [name, sent]), [['b.epub', PIECE]]);
  const asked = answering(at(PIECE), at(2 * PIECE), at(2 * PIECE + 5));
  assert.equal(await send(file()), true);
  assert.equal(steps(asked), 'HEAD, PATCH 1, PATCH 2');
});

test('a file that changed since begins again', async () => {
  answering(created(), ...Array.from({ length: 40 }, () => refused(503)));
  await assert.rejects(send(file()));
  const asked = answering(created(), at(PIECE), at(2 * PIECE), at(2 * PIECE + 5));
  await send(file(2 * PIECE + 5, 8));
  assert.equal(asked[0].method, 'POST');
});

test('an upload that the server has forgotten begins again by itself', async () => {
  answering(created(), ...Array.from({ length: 40 }, () => refused(503)));
  await assert.rejects(send(file()));
  const asked = answering(refused(404), created(), at(PIECE), at(2 * PIECE), at(2 * PIECE + 5));
  assert.equal(await send(file()), true);
  assert.equal(steps(asked), 'HEAD, POST, PATCH 0, PATCH 1, PATCH 2');
});

test('whoever cancels leaves nothing behind, here or there', async () => {
  const ending = new AbortController();
  const asked = answering(created(), () => {
    ending.abort(new Error('cancelled'));
    return refused(503);
  }, refused(200));
  await assert.rejects(send(file(), () => undefined, ending.signal));
  assert.equal(asked.at(-1).method, 'DELETE');
  assert.deepEqual(await unfinished(), []);
});

test('patience counts the failures since something last arrived', async () => {
  const answers = [created()];
  for (let i = 0; i < 8; i++) answers.push(refused(503), at(0));
  answers.push(at(PIECE));
  for (let i = 0; i < 8; i++) answers.push(refused(503), at(PIECE));
  answers.push(at(2 * PIECE), at(2 * PIECE + 5));
  answering(...answers);
  assert.equal(await send(file()), true);
});

test('progress is told by bytes, and never goes beyond the file', async () => {
  answering(created(), at(PIECE), at(2 * PIECE), at(2 * PIECE + 5));
  const told = [];
  await send(file(), (sent) => told.push(sent));
  assert.deepEqual(told, [...told].sort((a, b) => a - b));
  assert.equal(told.at(-1), 2 * PIECE + 5);
});

test('what another user began, or what is older than a day, is not offered', async () => {
  const begun = { key: KEY, id: '1', name: 'x', size: 9, modified: 1, sent: 3, until: Date.now() + 1000 };
  kept.set('reader.uploads', JSON.stringify([{ ...begun, key: 'u2/b/source.epub' }, { ...begun, until: Date.now() - 1 }, begun]));
  assert.deepEqual((await unfinished()).map(({ key }) => key), [KEY]);
  answering(new TypeError('offline'));
  await discard(begun);
  assert.deepEqual(await unfinished(), []);
});
