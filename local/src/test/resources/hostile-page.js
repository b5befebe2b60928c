// What a page of another origin tries while the stack runs. Answers what it could read, include or do; nothing is right.
// It knows more than it could: a token of the victim, a signed address, the pairing of names and ports.
async ({ base, token, signed, image, key, email, object }) => {
  const got = [];
  const soon = (what) => Promise.race([what, new Promise((_, no) => setTimeout(no, 4000, 'late'))]);
  const attempt = async (name, what) => {
    try {
      const found = await soon(what());
      if (found) got.push(`${name}: ${String(found).slice(0, 200)}`);
    } catch { /* Right. */ }
  };
  const bearer = { Authorization: `Bearer ${token}`, apikey: key };
  const read = async (path, options) => {
    const response = await fetch(base + path, options);
    return response.type === 'opaque' ? '' : `${response.status} ${await response.text()}`;
  };
  const paths = ['/', '/config.js', '/api/client.js', '/local/session', '/dictionary/ja/x', '/rest/v1/books?select=id,title', `/storage/v1/object/${object}`,
    signed, '/auth/v1/user', '/storage/v1/bucket', '/local/operator/book_job_stats'];
  for (const path of paths) {
    for (const mode of ['cors', 'no-cors', 'same-origin']) {
      await attempt(`${mode} ${path}`, () => read(path, { mode }));
      await attempt(`${mode} post ${path}`, () => read(path, { mode, method: 'POST', body: '{}' }));
      await attempt(`${mode} included ${path}`, () => read(path, { mode, credentials: 'include', cache: 'force-cache' }));
    }
    await attempt(`bearer ${path}`, () => read(path, { headers: bearer }));
  }
  const json = { 'Content-Type': 'application/json', ...bearer };
  await attempt('sign in', () => read('/auth/v1/token?grant_type=password', { method: 'POST', body: JSON.stringify({ email, password: 'demo-demo' }) }));
  await attempt('sign up', () => read('/auth/v1/signup', { method: 'POST', body: '{"email":"evil@example.org","password":"mmmmmmmm"}' }));
  await attempt('change', () => read('/rest/v1/books?id=eq.book', { method: 'PATCH', headers: json, body: '{"title":"evil"}' }));
  await attempt('delete', () => read('/rest/v1/books?id=eq.book', { method: 'DELETE', headers: json }));
  await attempt('upload', () => read(`/storage/v1/object/${object}`, { method: 'PUT', headers: bearer, body: 'evil' }));
  await attempt('beacon', () => { navigator.sendBeacon(`${base}/auth/v1/signup`, '{"email":"evil2@example.org","password":"mmmmmmmm"}'); });
  await attempt('xhr', () => new Promise((yes, no) => {
    const request = new XMLHttpRequest();
    request.open('GET', `${base}/rest/v1/books?apikey=${token}`);
    request.onload = () => yes(request.responseText);
    request.onerror = no;
    request.send();
  }));
  const loaded = (tag, url, more = {}) => new Promise((yes, no) => {
    const element = Object.assign(document.createElement(tag), more);
    element.onload = element.oncanplay = () => yes('loaded');
    element.onerror = no;
    element[tag === 'link' ? 'href' : tag === 'object' ? 'data' : 'src'] = base + url;
    document.body.append(element);
  });
  for (const path of ['/config.js', '/api/client.js', signed, `/rest/v1/books?apikey=${token}`]) {
    await attempt(`script ${path}`, () => loaded('script', path));
    await attempt(`module ${path}`, () => loaded('script', path, { type: 'module' }));
    await attempt(`style ${path}`, () => loaded('link', path, { rel: 'stylesheet' }));
  }
  await attempt('import', async () => JSON.stringify(await import(`${base}/config.js`)));
  for (const path of [image, '/icon.svg']) {
    await attempt(`img ${path}`, () => loaded('img', path));
    await attempt(`crossorigin img ${path}`, () => loaded('img', path, { crossOrigin: 'anonymous' }));
    await attempt(`object ${path}`, () => loaded('object', path));
    await attempt(`video ${path}`, () => loaded('video', path));
  }
  await attempt('websocket', () => new Promise((yes, no) => {
    const socket = new WebSocket(`${base.replace('http', 'ws')}/rest/v1/books`);
    socket.onopen = () => yes('open');
    socket.onerror = no;
  }));
  await attempt('events', () => new Promise((yes, no) => {
    const source = new EventSource(`${base}/rest/v1/books?apikey=${token}`);
    source.onopen = () => yes('open');
    source.onerror = () => { source.close(); no(); };
  }));
  await attempt('worker', () => new Promise((yes, no) => {
    const worker = new Worker(URL.createObjectURL(new Blob([`importScripts('${base}/api/client.js'); postMessage('ran')`])));
    worker.onmessage = (event) => yes(event.data);
    worker.onerror = no;
  }));
  for (const path of ['/', signed, '/rest/v1/books']) {
    await attempt(`frame ${path}`, async () => {
      const frame = document.createElement('iframe');
      frame.src = base + path;
      document.body.append(frame);
      await new Promise((yes) => { frame.onload = yes; });
      return frame.contentDocument?.body?.textContent;
    });
    await attempt(`window ${path}`, async () => {
      const other = open(base + path);
      await new Promise((yes) => setTimeout(yes, 1000));
      const text = other.document.body.textContent;
      other.close();
      return text;
    });
  }
  for (const [action, enctype] of [['/auth/v1/signup', 'text/plain'], ['/local/session', 'application/x-www-form-urlencoded'], [`/storage/v1/object/${object}`, 'multipart/form-data']]) {
    await attempt(`form ${action}`, async () => {
      const frame = Object.assign(document.createElement('iframe'), { name: `f${Math.random()}` });
      const form = Object.assign(document.createElement('form'), { action: base + action, method: 'post', enctype, target: frame.name });
      form.append(Object.assign(document.createElement('input'), { name: '{"email":"evil3@example.org","password":"mmmmmmmm","x":"', value: '"}' }));
      document.body.append(frame, form);
      const shown = new Promise((yes) => { frame.onload = yes; });
      form.submit();
      await shown;
      return frame.contentDocument?.body?.textContent;
    });
  }
  return got;
}
