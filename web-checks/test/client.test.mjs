import { answering, json, kept } from './browser.mjs';
import assert from 'node:assert/strict';
import test, { beforeEach } from 'node:test';

const session = (more = {}) => ({
  access_token: 'old',
  refresh_token: 'r1',
  expires_at: Date.now() / 1000 + 3600,
  user: { id: 'u1', email: 'a@example.org' },
  ...more,
});
kept.set('reader.session', JSON.stringify(session()));
const client = { ...await import('../../web/api/client.js'), ...await import('../../web/api/rows.js'), ...await import('../../web/api/objects.js') };
const { describe } = await import('../../web/ui/errors.js');

/** Another window signs in with this session. */
const signedIn = (value) => dispatchEvent(Object.assign(new Event('storage'), { key: 'reader.session', newValue: JSON.stringify(value) }));

beforeEach(() => signedIn(session()));

test('a request carries the session of the user, and the project key', async () => {
  const [asked] = [answering(json([{ id: 1 }]))];
  assert.deepEqual(await client.select('books?select=*'), [{ id: 1 }]);
  assert.equal(asked[0].url, '/rest/v1/books?select=*');
  assert.equal(asked[0].headers.Authorization, 'Bearer old');
});

test('a list is read to its end, a thousand rows at a time and long ones several at once', async () => {
  const page = (n) => json(Array.from({ length: n }, (_, i) => i));
  const asked = answering(({ url }) => page(Math.max(0, Math.min(1000, 2003 - Number(/offset=(\d+)/.exec(url)[1])))));
  assert.equal((await client.selectAll('books?select=*')).length, 2003);
  assert.deepEqual(asked.map(({ url }) => url.slice(-10)), ['0&offset=0', 'ffset=1000', 'ffset=2000', 'ffset=3000', 'ffset=4000']);
});

test('a token that is about to end is renewed before it is used', async () => {
  signedIn(session({ expires_at: Date.now() / 1000 + 5 }));
  const asked = answering(json(session({ access_token: 'new' })), json([]));
  await client.select('books');
  assert.match(asked[0].url, /grant_type=refresh_token/);
  assert.equal(asked[1].headers.Authorization, 'Bearer new');
});

test('a token that the server no longer takes is renewed once, and the request sent again', async () => {
  const asked = answering(json({ message: 'JWT expired' }, 401), json(session({ access_token: 'new' })), json(['fine']));
  assert.deepEqual(await client.select('books'), ['fine']);
  assert.equal(asked.length, 3);
});

test('Storage says in words that a token is old, with another status', async () => {
  answering(json({ statusCode: '403', message: '"exp" claim timestamp check failed' }, 400), json(session({ access_token: 'new' })), json({}));
  await client.removeObjects(['a']);
});

test('two requests that find the token old renew it once', async () => {
  signedIn(session({ expires_at: 0 }));
  const asked = answering(({ url }) => url.includes('grant_type') ? json(session({ access_token: 'new' })) : json([]));
  await Promise.all([client.select('a'), client.select('b')]);
  assert.equal(asked.filter(({ url }) => url.includes('grant_type')).length, 1);
});

test('a session that cannot be renewed ends, and whoever is told hears it', async () => {
  let told = 0;
  document.addEventListener('signed', () => told++, { once: true });
  signedIn(session({ expires_at: 0 }));
  answering(json({ error_code: 'refresh_token_not_found', msg: 'gone' }, 400));
  await assert.rejects(client.select('a'), { code: 'refresh_token_not_found' });
  assert.equal(client.isSignedIn(), false);
  assert.equal(told, 1);
});

test('a server that is silent at a renewal does not end the session', async () => {
  signedIn(session({ expires_at: 0 }));
  answering(new TypeError('fetch failed'));
  await assert.rejects(client.select('a'), TypeError);
  assert.equal(client.isSignedIn(), true);
});

test('a server that fails or is asked too much at a renewal does not end the session', async () => {
  for (const status of [429, 500, 503]) {
    signedIn(session({ expires_at: 0 }));
    answering(json({ msg: 'later' }, status));
    await assert.rejects(client.select('a'), { status });
    assert.equal(client.isSignedIn(), true, String(status));
  }
  for (const status of [400, 401, 403]) {
    signedIn(session({ expires_at: 0 }));
    answering(json({ msg: 'no' }, status));
    await assert.rejects(client.select('a'), { status });
    assert.equal(client.isSignedIn(), false, String(status));
  }
});

test('an error has the status, the code and the words of the server, wherever it writes them', async () => {
  answering(json({ statusCode: '404', error: 'not_found', message: 'Object not found' }, 400));
  await assert.rejects(client.download('x'), { status: 404, code: 'not_found', message: 'Object not found' });
  answering(new Response('<html>', { status: 502, headers: { 'Content-Type': 'text/html' } }));
  await assert.rejects(client.download('x'), { status: 502, message: 'HTTP 502' });
  answering(new Response('Offset conflict\n', { status: 409, headers: { 'Content-Type': 'text/plain' } }));
  await assert.rejects(client.download('x'), { status: 409, message: 'Offset conflict' });
});

test('errors become sentences', () => {
  assert.match(describe(new client.ApiError(400, 'invalid_credentials', 'x')), /Wrong e-mail or password/);
  assert.equal(describe(new client.ApiError(500, 'odd', 'it broke')), 'That did not work: it broke');
  assert.match(describe(new TypeError('Failed to fetch')), /does not answer/);
  assert.equal(describe(new Error('as it is')), 'as it is');
  assert.equal(describe('thrown'), 'thrown');
});

test('folders inside a folder are read as well', async () => {
  answering(({ body }) => json({ 'u/b': [{ id: '1', name: 'a' }, { id: null, name: 'sub' }], 'u/b/sub': [{ id: '2', name: 'c' }] }[JSON.parse(body).prefix] ?? []));
  assert.deepEqual(await client.objectsBelow('u/b'), ['u/b/a', 'u/b/sub/c']);
});

test('many files are removed a thousand at a time, none by no request', async () => {
  const asked = answering(() => json([]));
  await client.removeObjects(Array.from({ length: 2500 }, (_, i) => `f${i}`));
  assert.deepEqual(asked.map(({ body }) => JSON.parse(body).prefixes.length), [1000, 1000, 500]);
  await client.removeObjects([]);
  assert.equal(asked.length, 3);
});

test('an operator key goes with its own request alone', async () => {
  const asked = answering(() => json(3));
  await client.rpcAs('service', 'book_job_sweep', {});
  assert.equal(asked[0].headers.apikey, 'service');
  assert.equal(asked[0].headers.Authorization, 'Bearer service');
  await client.select('books');
  assert.equal(asked[1].headers.Authorization, 'Bearer old');
});

test('signing out forgets the session even if the server does not answer', async () => {
  answering(new TypeError('fetch failed'));
  await client.signOut();
  assert.equal(client.isSignedIn(), false);
  assert.equal(kept.has('reader.session'), false);
});
