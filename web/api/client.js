import * as configured from '../config.js';
import { forget, preference, remember } from '../ui/preferences.js';
import { answered, doubt, isOffline } from './reach.js';
import { ask, transfer } from './transfer.js';

/** @type {{url: string, key: string, local?: boolean, pairing?: boolean}} */
const config = configured;

/** True when the local stack serves this page: it signs its user in by itself and has a dictionary. */
export const isLocal = config.local === true;
/** True on another device of the local network, which asks for a code once and then keeps its session. */
export const isPairing = config.pairing === true;
export const isConfigured = Boolean(config.url && config.key);

/** Servers cut lists here. */
export const PAGE = 1000;
const EARLY_SECONDS = 60;
const [TOO_MANY, SERVER_FAILS] = [429, 500];
const SIGN_OUT_MS = 3000;
/** Who sat at this machine last. Their tokens are not kept: the local stack gives others when it answers. */
const HERE = 'here';

/** @typedef {{access_token: string, refresh_token: string, expires_at: number, user: {id: string, email: string}}} Session */

/**
 * @typedef {{method?: string, headers?: Record<string, string>, body?: Blob | string, keepalive?: boolean, signal?: AbortSignal, token?: string,
 *   onProgress?: (loaded: number) => void}} Options
 */

/** @type {Session | null} */
let session = isLocal ? null : preference('session', null);
/** @type {Promise<void> | null} */
let refreshing = null;

/** An answer that is an error: `status` of HTTP (or the one inside Storage's body), `code`, a sentence. */
export class ApiError extends Error {
  /** @param {number} status @param {string} code @param {string} message */
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const userId = () => session?.user.id;
export const userEmail = () => session?.user.email;
export const isSignedIn = () => session !== null;

/** @param {Session | null} next */
function keep(next) {
  if (next) remember(isLocal ? HERE : 'session', isLocal ? next.user : next);
  else forget(isLocal ? HERE : 'session');
  use(next);
}

/**
 * Another user, or none, is told; a renewed token is nobody's business.
 * @param {Session | null} next
 */
function use(next) {
  const before = userId();
  session = next;
  if (userId() !== before) document.dispatchEvent(new CustomEvent('signed'));
}

// Another window renewed the token, which makes the old one useless, or signed out.
addEventListener('storage', ({ key, newValue }) => {
  if (key === 'reader.session' && !isLocal) use(JSON.parse(newValue ?? 'null'));
});

/**
 * Storage answers uploads in pieces with plain text.
 * @param {Response} response
 */
async function errorOf(response) {
  const text = await response.text().catch(() => '');
  const body = response.headers.get('Content-Type')?.startsWith('text/plain') ? { message: text.trim() || undefined } : parsed(text);
  const status = Number(body.statusCode) || response.status;
  const code = body.error_code ?? body.code ?? body.error ?? '';
  return new ApiError(status, String(code), body.message ?? body.msg ?? body.error_description ?? `HTTP ${status}`);
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/** An answer, of which the page takes note as of its absence. @param {Promise<Response>} request */
async function heard(request) {
  try {
    const response = await request;
    answered();
    return response;
  } catch (error) {
    if (isOffline(error)) doubt();
    throw error;
  }
}

/**
 * Sends as it is; throws ApiError for an answer that is none of 2xx, TypeError when there is no answer.
 * @param {string} path
 * @param {Options} [options]
 */
async function send(path, { method = 'GET', headers = {}, body, keepalive, onProgress, signal, token: bearer = session?.access_token ?? config.key } = {}) {
  const all = { apikey: config.key, Authorization: `Bearer ${bearer}`, ...headers };
  const response = await heard(onProgress && body instanceof Blob
    ? transfer(method, config.url + path, { headers: all, body, onProgress, signal })
    : ask(config.url + path, { method, body, keepalive, signal, headers: all }));
  if (!response.ok) throw await errorOf(response);
  return response;
}

/**
 * Storage says it in words with another status; an answer to HEAD has no words.
 * @param {unknown} error
 * @param {string} [method]
 */
const isExpired = (error, method) =>
  error instanceof ApiError
  && (error.status === 401 || error.message.includes('"exp" claim') || (error.status === 400 && method === 'HEAD'));

/** A server that fails, or is asked too much, says nothing about who somebody is. @param {unknown} error */
const isRefusal = (error) => error instanceof ApiError && error.status < SERVER_FAILS && error.status !== TOO_MANY;

/**
 * As the signed-in user, with a token that is still good.
 * @param {string} path
 * @param {Options} [options]
 */
export async function call(path, options) {
  if (session && session.expires_at - EARLY_SECONDS < Date.now() / 1000) await refresh();
  try {
    return await send(path, options);
  } catch (error) {
    if (!session || !isExpired(error, options?.method)) throw error;
    await refresh();
    return send(path, options);
  }
}

function refresh() {
  refreshing ??= (isLocal ? signInHere() : token('refresh_token', { refresh_token: session?.refresh_token ?? '' }))
    .catch((error) => {
      if (isRefusal(error)) keep(null);
      throw error;
    })
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
}

/** @param {unknown} value */
export const json = (value) => ({ body: JSON.stringify(value), headers: { 'Content-Type': 'application/json' } });

/** @param {string} grant @param {Record<string, string>} body */
async function token(grant, body) {
  keep(await (await send(`/auth/v1/token?grant_type=${grant}`, { method: 'POST', ...json(body), token: config.key })).json());
}

/** @param {string} email @param {string} password */
export const signIn = (email, password) => token('password', { email, password });

/**
 * Answers false when the project wants the address confirmed first.
 * @param {string} email
 * @param {string} password
 */
export async function signUp(email, password) {
  const answer = await (await send('/auth/v1/signup', { method: 'POST', ...json({ email, password }), token: config.key })).json();
  if (!answer.access_token) return false;
  keep(answer);
  return true;
}

/** The session ends here in any case; the server is told, unless it takes too long. */
export async function signOut() {
  await send('/auth/v1/logout?scope=local', { method: 'POST', keepalive: true, signal: AbortSignal.timeout(SIGN_OUT_MS) }).catch(() => undefined);
  document.dispatchEvent(new CustomEvent('leaving'));
  keep(null);
}

/** The local stack knows who sits at this machine. */
export async function signInHere() {
  const response = await heard(fetch('/local/session', { method: 'POST' }));
  if (!response.ok) throw await errorOf(response);
  keep(await response.json());
}

/** Without an answer, the user of the last visit stays signed in and works with what the device has; the next request asks the stack again. */
export async function enterHere() {
  try {
    await signInHere();
  } catch (error) {
    const user = preference(HERE, null);
    if (isRefusal(error)) keep(null);
    else if (user) use({ access_token: '', refresh_token: '', expires_at: 0, user });
  }
}

/**
 * On another device: with the code that the terminal of the local stack shows.
 * @param {string} code
 */
export async function pair(code) {
  const response = await fetch('/local/session', { method: 'POST', ...json({ code }) });
  if (!response.ok) throw await errorOf(response);
  keep(await response.json());
}

/**
 * A database function with a key instead of the user's session.
 * @param {string} key
 * @param {string} name
 * @param {object} args
 */
export async function rpcAs(key, name, args) {
  const { body, headers } = json(args);
  const options = { method: 'POST', body, headers: { ...headers, apikey: key }, token: key };
  return (await send(`/rest/v1/rpc/${name}`, options)).json();
}
