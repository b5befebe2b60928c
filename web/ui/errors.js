import { ApiError } from '../api/client.js';
import { maybe, t } from '../i18n/index.js';

/**
 * An error in a sentence for people.
 * @param {unknown} error
 */
export function describe(error) {
  if (error instanceof ApiError) return maybe(`error.${error.code}`) ?? t('error.unknown', { message: error.message });
  if (error instanceof TypeError && /fetch|network|no answer/i.test(error.message)) return t('error.offline');
  return error instanceof Error ? error.message : String(error);
}
