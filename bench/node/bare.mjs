// Looks once for a job, with the client library alone.
import { createClient } from '@supabase/supabase-js';
import ws from 'ws';

const client = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_SECRET_KEY, {
  auth: { persistSession: false },
  realtime: { transport: ws },
});
const { data, error } = await client.rpc('book_job_claim', { worker_id: 'node' });
if (error || data.length !== 0) {
  console.error(error ?? 'a job, where none was expected');
  process.exit(1);
}
console.log('no jobs available; exiting');
