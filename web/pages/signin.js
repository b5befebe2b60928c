import { isPairing, pair, signIn, signUp } from '../api/client.js';
import { t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { describe } from '../ui/errors.js';

/** @param {string} label @param {Record<string, string | number>} properties */
function field(label, properties) {
  return h('label', { class: 'field' }, h('span', {}, label), h('input', { required: true, ...properties }));
}

/**
 * On another device of the local network: the code that the terminal shows.
 * @param {HTMLElement} main
 */
function showPairing(main) {
  const message = h('p', { class: 'message', role: 'alert' });
  const code = field(t('signin.code'), { name: 'code', autocomplete: 'one-time-code', autocapitalize: 'characters' });

  /** @param {FormEvent} event */
  async function submit(event) {
    event.preventDefault();
    try {
      await pair(String(new FormData(event.currentTarget).get('code')));
    } catch (error) {
      message.textContent = describe(error);
    }
  }

  main.append(
    h('section', { class: 'signin' }, h('p', { class: 'lead' }, t('signin.pairLead')),
      h('form', { onsubmit: submit }, h('h1', {}, t('signin.pair')), code, message, h('button', { class: 'primary wide' }, t('signin.pairGo'))))
  );
}

/**
 * Sign in or, after a switch, create an account.
 * @param {HTMLElement} main
 */
export function show(main) {
  if (isPairing) {
    showPairing(main);
    return Promise.resolve();
  }
  let isNew = false;
  const message = h('p', { class: 'message', role: 'alert' });
  const title = h('h1', {});
  const go = h('button', { class: 'primary wide' });
  const email = field(t('signin.email'), { type: 'email', name: 'email', autocomplete: 'username' });
  const secret = h('input', { required: true, type: 'password', name: 'password', minlength: 6 });
  const password = h('label', { class: 'field' }, h('span', {}, t('signin.password')), secret);
  const swap = h('button', { type: 'button', class: 'quiet wide', onclick: () => {
    isNew = !isNew;
    message.textContent = '';
    name();
  } });

  function name() {
    title.textContent = t(isNew ? 'signin.new' : 'signin.title');
    go.textContent = t(isNew ? 'signin.new' : 'signin.go');
    swap.textContent = t(isNew ? 'signin.toOld' : 'signin.toNew');
    secret.autocomplete = isNew ? 'new-password' : 'current-password';
  }

  /** @param {FormEvent} event */
  async function submit(event) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [address, phrase] = [String(form.get('email')).trim(), String(form.get('password'))];
    go.disabled = true;
    try {
      if (!isNew) await signIn(address, phrase);
      else if (!(await signUp(address, phrase))) message.textContent = t('signin.confirm', { email: address });
    } catch (error) {
      message.textContent = describe(error);
    }
    go.disabled = false;
  }

  name();
  main.append(h('section', { class: 'signin' }, h('p', { class: 'lead' }, t('signin.lead')), h('form', { onsubmit: submit }, title, email, password, message, go, swap)));
  return Promise.resolve();
}
