import { answering, json, kept } from './browser.mjs';
import assert from 'node:assert/strict';
import test, { beforeEach } from 'node:test';

kept.set('reader.session', JSON.stringify({ access_token: 'a', refresh_token: 'r', expires_at: Date.now() / 1000 + 3600, user: { id: 'u1' } }));
const { select } = await import('../../web/api/rows.js');
const { answered, check, doubt, isOfflineNow } = await import('../../web/api/reach.js');

const silence = () => new TypeError('Failed to fetch');
const isAlive = ({ url }) => url.includes('/auth/v1/health') ? json({}) : silence();

beforeEach(answered);

test('one request without an answer does not make the page offline while the server is there', async () => {
  answering(isAlive);
  await assert.rejects(select('progress'), TypeError);
  await doubt();
  assert.equal(isOfflineNow(), false);
});

test('when the server says nothing at all the page is offline, and it is told once', async () => {
  let told = 0;
  const count = () => told++;
  document.addEventListener('offline-changed', count);
  answering(silence);
  await assert.rejects(select('progress'), TypeError);
  await doubt();
  await check();
  document.removeEventListener('offline-changed', count);
  assert.equal(isOfflineNow(), true);
  assert.equal(told, 1);
});

test('any answer, also a refusal, shows that the server is back', async () => {
  answering(silence);
  await check();
  answering(json({ message: 'no' }, 403));
  await assert.rejects(select('books'));
  assert.equal(isOfflineNow(), false);
});

test('an answer that came meanwhile is worth more than a failure before it', async () => {
  answering(() =>
    new Promise((resolve) => {
      setTimeout(() => resolve(silence()), 20);
    })
  );
  const asking = check();
  answered();
  await asking;
  assert.equal(isOfflineNow(), false);
});
