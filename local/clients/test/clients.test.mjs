// Supabase's official clients on the local stack.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { client, eventually, publishable, reset, secret, stop, url, user } from './stack.mjs';

const ok = ({ data, error }) => {
  assert.equal(error, null);
  return data;
};

beforeEach(reset);
after(stop);

describe('postgrest-js', () => {
  let service;
  before(() => { service = client(secret); });

  it('reads relations as objects and lists', async () => {
    ok(await service.from('tome').insert([{ title: 'Kokoro', shelf: 1 }, { title: 'Botchan' }]));
    const tomes = ok(await service.from('tome').select('title, shelf(name)').order('title'));
    assert.deepEqual(tomes, [{ title: 'Botchan', shelf: null }, { title: 'Kokoro', shelf: { name: 'window' } }]);
    const shelves = ok(await service.from('shelf').select('id, tome(title)').order('id'));
    assert.deepEqual(shelves, [{ id: 1, tome: [{ title: 'Kokoro' }] }, { id: 2, tome: [] }]);
    assert.deepEqual(ok(await service.from('shelf').select('id, tome!inner()')), [{ id: 1 }]);
  });

  it('takes defaults for what is missing, counts, and calls functions', async () => {
    const made = ok(await service.from('tome').insert([{ title: 'a' }, { title: 'b', pages: 7 }], { defaultToNull: false }).select('pages'));
    assert.deepEqual(made, [{ pages: 100 }, { pages: 7 }]);
    const { count } = await service.from('tome').select('*', { count: 'exact', head: true });
    assert.equal(count, 2);
    assert.equal(ok(await service.rpc('twice', { n: 21 })), 42);
    assert.equal(ok(await service.rpc('twice', { n: 21 }, { get: true })), 42);
  });

  it('says what is wrong in the error', async () => {
    const { error, status } = await service.from('tome').select('title, nothing(x)');
    assert.deepEqual([status, error.code], [400, 'PGRST200']);
    assert.equal((await service.from('shelf').insert({ id: 1, name: 'x' })).error.code, '23505');
    assert.equal((await service.from('shelf').select().eq('id', 9).single()).error.code, 'PGRST116');
    assert.equal((await client().from('tome').insert({ title: 'x' })).error.code, '42501');
  });

  it('strips nulls, writes CSV, and keeps to max-affected', async () => {
    ok(await service.from('tome').insert([{ title: 'a' }, { title: 'b' }]));
    assert.deepEqual(ok(await service.from('tome').select('title, shelf').eq('title', 'a').stripNulls()), [{ title: 'a' }]);
    assert.equal(ok(await service.from('tome').select('title').order('title').csv()), 'title\na\nb');
    assert.equal((await service.from('tome').delete().gt('id', 0).maxAffected(1)).error.code, 'PGRST124');
  });
});

describe('auth-js', () => {
  it('signs up, in and out, and changes the user', async () => {
    const { one, id } = await user('auth');
    assert.equal(ok(await one.auth.updateUser({ data: { name: 'Sōseki' } })).user.user_metadata.name, 'Sōseki');
    const before = ok(await one.auth.getSession()).session;
    assert.equal(ok(await one.auth.getClaims()).claims.sub, id);
    assert.notEqual(ok(await one.auth.refreshSession()).session.refresh_token, before.refresh_token);
    ok({ ...(await one.auth.signOut()), data: null });
    assert.equal((await one.auth.getUser(before.access_token)).error.name, 'AuthSessionMissingError');
  });

  it('signs in without an address, and lets the secret key administer', async () => {
    assert.equal(ok(await client().auth.signInAnonymously()).user.is_anonymous, true);
    const admin = client(secret).auth.admin;
    const made = ok(await admin.createUser({ email: 'made@example.org', password: 'correct-horse', email_confirm: true })).user;
    assert.ok(ok(await admin.listUsers()).users.some(({ id }) => id === made.id));
    const link = ok(await admin.generateLink({ type: 'magiclink', email: 'made@example.org' }));
    const { session } = ok(await client().auth.verifyOtp({ type: 'magiclink', token_hash: link.properties.hashed_token }));
    assert.equal(session.user.id, made.id);
    ok(await admin.deleteUser(made.id));
  });

  it('refuses in words that programs know', async () => {
    const code = async (answer) => (await answer).error.code;
    assert.equal(await code(client().auth.signInWithPassword({ email: 'no@example.org', password: 'x' })), 'invalid_credentials');
    assert.equal(await code(client().auth.signUp({ email: 'no', password: 'correct-horse' })), 'validation_failed');
    assert.equal(await code(client().auth.admin.listUsers()), 'not_admin');
  });
});

describe('storage-js', () => {
  it('stores, lists, copies, moves, signs and removes', async () => {
    const { one } = await user('files');
    const bucket = one.storage.from('own');
    const path = 'a/1.txt';
    ok(await bucket.upload(path, new Blob(['hello'], { type: 'text/plain' }), { metadata: { page: 3 } }));
    assert.equal((await bucket.upload(path, new Blob(['again']))).error.statusCode, '409');
    assert.equal(await ok(await bucket.download(path)).text(), 'hello');
    assert.deepEqual(ok(await bucket.info(path)).metadata, { page: 3 });
    ok(await bucket.copy(path, 'a/2.txt'));
    ok(await bucket.move('a/2.txt', 'b/3.txt'));
    assert.deepEqual(ok(await bucket.list('a')).map(({ name }) => name), ['1.txt']);
    assert.equal(ok(await bucket.listV2({ prefix: 'b/' })).objects.length, 1);
    const { signedUrl } = ok(await bucket.createSignedUrl(path, 60, { download: '本.txt' }));
    const got = await fetch(signedUrl);
    assert.equal(await got.text(), 'hello');
    assert.match(got.headers.get('content-disposition'), /^attachment;.*filename\*=UTF-8''/);
    const upload = ok(await bucket.createSignedUploadUrl('c.txt'));
    ok(await client().storage.from('own').uploadToSignedUrl('c.txt', upload.token, new Blob(['c'])));
    assert.equal(ok(await bucket.remove([path, 'b/3.txt', 'c.txt'])).length, 3);
    assert.equal((await bucket.exists(path)).data, false);
  });

  it('keeps what belongs to others, and shows what is public', async () => {
    const { one } = await user('a');
    const { one: other } = await user('b');
    ok(await one.storage.from('own').upload('x.txt', new Blob(['x'])));
    assert.notEqual((await other.storage.from('own').download('x.txt')).error, null);
    ok(await one.storage.from('shared').upload('y.txt', new Blob(['y'])));
    const { data } = client().storage.from('shared').getPublicUrl('y.txt');
    assert.equal(await (await fetch(data.publicUrl)).text(), 'y');
  });
});

for (const vsn of ['1.0.0', '2.0.0']) {
  describe(`realtime-js, protocol ${vsn}`, () => {
    const realtime = { realtime: { vsn } };
    const subscribed = (channel) => new Promise((done, fail) => {
      channel.subscribe((status, error) => status === 'SUBSCRIBED' ? done(channel) : error && fail(error));
    });

    it('tells of changes of the rows that one may see', async () => {
      const { one, id } = await user('changes', realtime);
      const { one: other } = await user('other', realtime);
      const seen = [];
      const watch = (who, filter) => subscribed(who.channel('tomes')
        .on('postgres_changes', { event: '*', schema: 'public', table: 'tome', ...filter }, (change) => seen.push([who, change])));
      await watch(one, { filter: 'pages=gt.50' });
      await watch(other);
      const row = ok(await one.from('tome').insert({ title: 'Kokoro' }).select().single());
      ok(await one.from('tome').insert({ title: 'thin', pages: 5 }));
      ok(await one.from('tome').update({ title: 'こころ' }).eq('id', row.id));
      const mine = await eventually(() => {
        const changes = seen.filter(([who]) => who === one).map(([, change]) => change);
        return changes.length >= 2 && changes;
      }, 'insert and update');
      assert.deepEqual(mine.map(({ eventType }) => eventType).slice(0, 2), ['INSERT', 'UPDATE']);
      assert.deepEqual(mine[0].new, { id: row.id, title: 'Kokoro', shelf: null, owner: id, pages: 100 });
      assert.equal(mine[1].new.title, 'こころ');
      assert.deepEqual(mine[1].old, { id: row.id });
      ok(await one.from('tome').delete().eq('id', row.id));
      await eventually(() => seen.filter(([who]) => who === other).length === 1, 'the deletion');
      assert.ok(seen.filter(([who]) => who === other).every(([, change]) => change.eventType === 'DELETE'));
      await one.removeAllChannels();
      await other.removeAllChannels();
    });

    it('broadcasts, with an answer, to itself, by HTTP', async () => {
      const { one } = await user('speaker', realtime);
      const heard = [];
      const config = { private: true, broadcast: { self: true, ack: true } };
      const channel = await subscribed(one.channel('room-a', { config }).on('broadcast', { event: '*' }, (message) => heard.push(message)));
      assert.equal(await channel.send({ type: 'broadcast', event: 'by-socket', payload: { n: 1 } }), 'ok');
      assert.deepEqual(await channel.httpSend('by-http', { n: 2 }), { success: true });
      await eventually(() => heard.length === 2, 'both messages');
      assert.deepEqual(heard.map(({ event, payload }) => [event, payload.n]), [['by-socket', 1], ['by-http', 2]]);
      await one.removeAllChannels();
    });

    it('refuses a private channel without a policy', async () => {
      const channel = client(publishable, realtime).channel('room-b', { config: { private: true } });
      await assert.rejects(subscribed(channel), /permissions to read from this Channel topic: room-b/);
      await channel.socket.disconnect();
    });

    it('knows who is present', async () => {
      const join = async (key) => {
        const one = client(publishable, realtime);
        const channel = one.channel('people', { config: { presence: { key } } }).on('presence', { event: 'sync' }, () => {});
        return { one, channel: await subscribed(channel) };
      };
      const first = await join('first');
      const second = await join('second');
      assert.equal(await first.channel.track({ at: 'desk' }), 'ok');
      const state = await eventually(() => second.channel.presenceState().first, 'the first one');
      assert.equal(state[0].at, 'desk');
      await first.channel.untrack();
      await eventually(() => !second.channel.presenceState().first, 'its leaving');
      await first.one.removeAllChannels();
      await second.one.removeAllChannels();
    });
  });
}

it('every answer of the stack is JSON, also where there is nothing', async () => {
  for (const path of ['/rest/v1/none', '/auth/v1/none', '/storage/v1/none', '/realtime/v1/none', '/realtime/v1/websocket']) {
    const answer = await fetch(url + path, { headers: { apikey: publishable } });
    assert.match(answer.headers.get('content-type'), /json/, path);
    assert.ok(answer.status >= 400 && answer.status < 500, `${path}: ${answer.status}`);
  }
});
