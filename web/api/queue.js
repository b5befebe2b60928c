import { isLocal, rpcAs } from './client.js';

let operatorKey = '';

/**
 * A service key that an operator typed, kept in this page's memory only.
 * @param {string} key
 */
export const useOperatorKey = (key) => {
  operatorKey = key;
};
export const isOperator = () => isLocal || operatorKey !== '';

/** @param {string} name @param {object} [args] */
async function run(name, args = {}) {
  if (!isLocal) return rpcAs(operatorKey, name, args);
  const response = await fetch(`/local/operator/${name}`, {
    method: 'POST',
    body: JSON.stringify(args),
    headers: { 'Content-Type': 'application/json' },
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}

/** @returns {Promise<Record<string, number>>} */
export const totals = () => run('book_job_stats');
/** @param {string} status @returns {Promise<Job[]>} */
export const allJobs = (status) => run('book_job_admin_list', { with_status: status || null, row_limit: 200 });
/** @param {string} id @returns {Promise<string>} */
export const requeueJob = (id) => run('book_job_admin_requeue', { job_id: id });
/** @param {string} id @returns {Promise<string>} */
export const cancelJob = (id) => run('book_job_admin_cancel', { job_id: id });
/** @returns {Promise<number>} */
export const requeueExpired = () => run('book_job_sweep');
