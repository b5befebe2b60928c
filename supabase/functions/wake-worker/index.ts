// Edge Function: a new book wakes the worker. docs/cloud-run-jobs.md, "Event mode", tells how to set it up.
import { waker } from "./wake.mjs";

Deno.serve(waker(Deno.env.toObject()));
