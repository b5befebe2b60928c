// Runs in the browser with the official client loaded; answers what went otherwise than a real project would have it.
async ({ url, key, secret, stamp }) => {
  const wrong = [];
  const check = (name, holds, seen) => holds || wrong.push(`${name}: ${JSON.stringify(seen)}`);
  const client = (apiKey) => supabase.createClient(url, apiKey, { auth: { persistSession: false, autoRefreshToken: false } });
  const account = { email: `js-${stamp}@example.org`, password: 'correct-horse' };

  const anonymous = client(key);
  const user = client(key);
  const service = client(secret);

  const signedUp = await user.auth.signUp(account);
  check('sign-up', signedUp.data.session && !signedUp.error, signedUp.error);
  const again = await anonymous.auth.signUp(account);
  check('second sign-up', again.error?.code === 'user_already_exists', again.error);
  const wrongPassword = await anonymous.auth.signInWithPassword({ ...account, password: 'wrong-horse' });
  check('wrong password', wrongPassword.error?.code === 'invalid_credentials', wrongPassword.error);
  const signedIn = await user.auth.signInWithPassword(account);
  check('sign-in', signedIn.data.user?.email === account.email, signedIn.error);
  const refreshed = await user.auth.refreshSession();
  check('refresh', refreshed.data.session?.refresh_token !== signedIn.data.session?.refresh_token, refreshed.error);
  const me = await user.auth.getUser();
  check('getUser', me.data.user?.id === signedIn.data.user?.id, me.error);
  const id = me.data.user.id;

  const bucket = user.storage.from('epubs');
  const path = `${id}/js/source.epub`;
  const bytes = new Blob([new Uint8Array([80, 75, 3, 4, 1, 2, 3, 4, 5, 6])], { type: 'application/epub+zip' });
  const uploaded = await bucket.upload(path, bytes);
  check('upload', uploaded.data?.path === path, uploaded.error);
  const twice = await bucket.upload(path, bytes);
  check('upload without upsert', twice.error?.statusCode === '409', twice.error);
  check('upload with upsert', !(await bucket.upload(path, bytes, { upsert: true })).error, '');
  const foreign = await bucket.upload('00000000-0000-0000-0000-000000000000/js/x.epub', bytes);
  check('upload into another folder', foreign.error?.statusCode === '403', foreign.error);
  const down = await bucket.download(path);
  check('download', down.data?.size === 10, down.error);
  const session = (await user.auth.getSession()).data.session;
  const range = await fetch(`${url}/storage/v1/object/epubs/${path}`, { headers: { apikey: key, Authorization: `Bearer ${session.access_token}`, Range: 'bytes=2-5' } });
  check('range', range.status === 206 && (await range.arrayBuffer()).byteLength === 4, range.status);
  const missing = await bucket.download(`${id}/js/none`);
  check('download of nothing', missing.error !== null, missing);
  const signed = await bucket.createSignedUrl(path, 60);
  check('signed URL', (await (await fetch(signed.data.signedUrl)).blob()).size === 10, signed.error);
  const listed = await bucket.list(`${id}/js`);
  check('list', listed.data?.length === 1 && listed.data[0].name === 'source.epub', listed);
  const info = await bucket.info(path);
  check('info', info.data?.size === 10, info.error);

  const book = { user_id: id, id: 'js', title: 'one', storage_path: path, processing_status: 'queued' };
  check('upsert, new', !(await user.from('books').upsert(book, { onConflict: 'user_id,id' })).error, '');
  const second = await user.from('books').upsert({ ...book, title: 'two' }, { onConflict: 'user_id,id' }).select();
  check('upsert, known', second.data?.[0]?.title === 'two', second.error);
  const one = await user.from('books').select('id,title').eq('id', 'js').maybeSingle();
  check('maybeSingle', one.data?.title === 'two', one.error);
  const none = await user.from('books').select('*').eq('id', 'none').maybeSingle();
  check('maybeSingle of nothing', none.data === null && none.error === null, none);
  const single = await user.from('books').select('*').eq('id', 'none').single();
  check('single of nothing', single.error?.code === 'PGRST116', single.error);
  const counted = await user.from('books').select('*', { count: 'exact', head: true });
  check('count', counted.count === 1, counted);
  check('update', !(await user.from('books').update({ current_chapter: 3 }).eq('id', 'js')).error, '');
  const filtered = await user.from('books').select('current_chapter').or('id.eq.js,title.like.x*').order('added_at', { ascending: false }).limit(5);
  check('filters', filtered.data?.[0]?.current_chapter === 3, filtered.error);
  const notMine = await anonymous.from('books').select('*');
  check('select as nobody', notMine.error?.code === '42501', notMine);

  const asNobody = await anonymous.rpc('book_job_stats');
  check('rpc as anon', asNobody.error?.code === '42501', asNobody.error);
  const asUser = await user.rpc('book_job_stats');
  check('rpc as user', asUser.error?.code === '42501', asUser.error);
  const asService = await service.rpc('book_job_stats');
  check('rpc as service role', typeof asService.data?.queued === 'number', asService.error);
  const unknown = await service.rpc('book_job_nothing');
  check('rpc of nothing', unknown.error?.code === 'PGRST202', unknown.error);

  check('delete', !(await user.from('books').delete().eq('id', 'js')).error, '');
  const removed = await bucket.remove([path, `${id}/js/none`]);
  check('remove', removed.data?.length === 1, removed);
  check('sign-out', !(await user.auth.signOut()).error, '');
  const late = await anonymous.auth.refreshSession({ refresh_token: session.refresh_token });
  check('refresh after sign-out', late.error?.code === 'refresh_token_not_found', late.error);
  return wrong;
}
