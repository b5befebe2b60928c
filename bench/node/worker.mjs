// Looks once for a job, with the imports of a worker that unzips, parses and stores books.
import 'dotenv/config';
import { createClient } from '@supabase/supabase-js';
import { load } from 'cheerio';
import { XMLParser } from 'fast-xml-parser';
import JSZip from 'jszip';
import ws from 'ws';

const tools = [load, XMLParser, JSZip];
const client = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_SECRET_KEY, {
  auth: { persistSession: false },
  realtime: { transport: ws },
});
const { data, error } = await client.rpc('book_job_claim', { worker_id: 'node', tools: tools.length });
if (error || data.length !== 0) {
  console.error(error ?? 'a job, where none was expected');
  process.exit(1);
}
console.log('no jobs available; exiting');
