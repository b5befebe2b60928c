// The stack that the tests use: one that the caller started and named in the environment, or one started here.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createClient } from '@supabase/supabase-js';
import WebSocket from 'ws';

// Node.js has had its own only since version 22.
globalThis.WebSocket ??= WebSocket;

const SEED = fileURLToPath(new URL('seed.sql', import.meta.url));
const READER = fileURLToPath(new URL('../../../reader', import.meta.url));

async function started() {
  const child = spawn(READER, ['stack', '--seed', SEED], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.on('exit', () => child.kill());
  const env = { stop: () => child.kill() };
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('ready ')) return { ...env, STACK_URL: line.slice('ready '.length) };
    const [name, value] = line.split('=');
    env[name] = value;
  }
  throw new Error('the stack did not start');
}

const stack = process.env.STACK_URL ? { ...process.env, stop: () => {} } : await started();

export const url = stack.STACK_URL;
export const publishable = stack.SUPABASE_PUBLISHABLE_KEY;
export const secret = stack.SUPABASE_SECRET_KEY;
export const stop = stack.stop;

export const client = (key = publishable, options = {}) =>
  createClient(url, key, { auth: { persistSession: false, autoRefreshToken: false }, ...options });

/** A signed-in client of a new user. */
export async function user(name, options) {
  const one = client(publishable, options);
  const { data, error } = await one.auth.signUp({ email: `${name}-${crypto.randomUUID()}@example.org`, password: 'correct-horse' });
  if (error) throw error;
  return { one, id: data.user.id };
}

export const reset = () => fetch(`${url}/local/reset`, { method: 'POST', headers: { apikey: secret } });

/** Resolves with the first thing for which `look` answers, or fails after a while. */
export async function eventually(look, what) {
  for (const end = Date.now() + 10_000; Date.now() < end;) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`in vain: ${what}`);
}
