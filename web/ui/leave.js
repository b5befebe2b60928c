import { signOut } from '../api/client.js';
import { countWaiting, sendWaiting } from '../api/outbox.js';
import { sendPlaces, unsentPlaces } from '../api/places.js';
import { number, t } from '../i18n/index.js';
import { confirm } from './dialog.js';

/** So long a server may take for what waits, before somebody who leaves is asked. */
const PATIENCE_MS = 5000;

/** Signs out. What is only on this device goes with it: it is sent before, and when that fails somebody is asked first. */
export async function leave() {
  const patience = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
  });
  if (await unsent() > 0) await Promise.race([Promise.allSettled([sendWaiting(), sendPlaces()]), patience]);
  const left = await unsent();
  if (left === 0 || await confirm(t('leave.unsent', { n: number(left) }), t('leave.lose'))) await signOut();
}

const unsent = async () => await countWaiting() + (await unsentPlaces()).length;
