/**
 * Keeps the inbox up to date, and brings files and templates to its answer box. The pages are readable without it: what is new is
 * taken from the same pages, as the service has escaped it; all that is written here is text.
 */

const SOON = 150;
const TICK = 20_000;
/** Streams end after seconds and are taken up again; only a longer silence is worth a word. */
const SILENCE = 12_000;
const AGAIN = 5_000;
const LONGEST_PAUSE = 80_000;
const PATIENCE = 90_000;
const MINUTE = 60_000;
/** Meta takes pictures of at most 5 MB, and phones make larger ones. */
const LARGEST_PICTURE = 5 * (1 << 20);
const PICTURE_SIDE = 2560;

const byId = (id) => document.getElementById(id);
const inbox = byId('inbox');
const talk = byId('talk');
const title = document.title;
/** What the service's clock is ahead of this one. */
let ahead = 0;

/* Asking the service */

class Refused extends Error {}

async function ask(path, { method = 'GET', headers = {}, body } = {}) {
  const token = document.querySelector('meta[name="csrf-token"]').content;
  let answer;
  try {
    answer = await fetch(path, {
      method,
      body,
      headers: { 'X-CSRF-Token': token, ...headers },
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new Refused('Rowcast was not reached. Look whether you are online, then try again: nothing is sent twice.');
  }
  const { pathname } = new URL(answer.url);
  if (answer.status === 401 || pathname === '/signin') {
    throw new Refused('You are not signed in any more. Copy what you have written, then load the page again.');
  }
  if (pathname === '/workspaces') {
    throw new Refused('This workspace has ended, or is not yours any more. Load the page again to choose another.');
  }
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Refused([problem.title ?? 'Rowcast could not do this.', problem.detail].filter(Boolean).join(' '));
  }
  return answer;
}

async function post(path, content, headers = {}) {
  const answer = await ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: content && JSON.stringify(content),
  });
  return answer.json();
}

/* Building what this script shows */

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function button(words, onClick, className = 'plain') {
  const made = make('button', { type: 'button', className, textContent: words });
  made.addEventListener('click', onClick);
  return made;
}

/** Beside the answer; where nobody may answer, at the head of the page. */
function complain(words) {
  const place = byId('trouble') ?? byId('offline');
  place.textContent = words;
  place.hidden = words === '';
}

/** Does what may be refused, and says so where it is. */
async function attempt(work) {
  complain('');
  try {
    await work();
  } catch (error) {
    complain(error instanceof Refused ? error.message : 'Something went wrong on this page. Load it again.');
    if (!(error instanceof Refused)) throw error;
  }
}

/* Times */

const now = () => Date.now() + ahead;
const TODAY = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

function windowWords(closes) {
  const minutes = closes === '' ? 0 : Math.ceil((Date.parse(closes) - now()) / MINUTE);
  if (minutes <= 0) return null;
  if (minutes < 60) return `Answer freely for ${minutes} minute${minutes === 1 ? '' : 's'}`;
  return `Answer freely for ${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Shows times in the zone of whoever looks, and what is left of the windows. */
function tell(root) {
  for (const time of root.querySelectorAll('time')) {
    const at = new Date(time.dateTime);
    const today = at.toDateString() === new Date(now()).toDateString();
    time.textContent = (today ? TODAY : DAY).format(at);
  }
  for (const left of root.querySelectorAll('[data-closes]')) {
    const words = windowWords(left.dataset.closes);
    left.textContent = words ?? 'Templates only';
    left.className = words ? 'window' : 'window closed';
  }
}

/* What is new */

/** Puts a new state of an element in its place; the keyboard stays where it was, and what somebody unfolded stays open. */
function renew(known, fresh) {
  const folds = known.querySelectorAll('details');
  fresh.querySelectorAll('details').forEach((fold, i) => (fold.open = folds[i]?.open ?? fold.open));
  if (known.isEqualNode(fresh)) return known;
  const focused = known.contains(document.activeElement);
  known.replaceWith(fresh);
  if (focused) fresh.querySelector('a, button')?.focus();
  return fresh;
}

/** Brings a list to the state of a newer one without touching what is as it was, so that nothing flickers or stops playing. */
function renewAll(list, fresh) {
  const items = [...fresh.children];
  const kept = new Set(items.map(({ id }) => id));
  [...list.children].filter(({ id }) => !kept.has(id)).forEach((gone) => gone.remove());
  let before = null;
  for (const item of items) {
    const known = byId(item.id);
    const shown = known ? renew(known, item) : item;
    const next = before ? before.nextElementSibling : list.firstElementChild;
    if (shown !== next) list.insertBefore(shown, next);
    before = shown;
  }
}

/** Adds what came to the messages that are shown; earlier ones that were asked for stay. Answers what is new. */
function renewMessages(list, fresh) {
  const items = [...fresh.children];
  if (!items.some(({ id }) => byId(id))) {
    // More came than one look brings: what was shown would have a gap behind it.
    list.replaceChildren(...items);
    return items;
  }
  const added = [];
  let before = null;
  for (const item of items) {
    const known = byId(item.id);
    if (known) {
      before = renew(known, item);
    } else {
      list.insertBefore(item, before ? before.nextElementSibling : list.firstElementChild);
      before = item;
      added.push(item);
    }
  }
  return added;
}

/** Shows and hides parts as the new page does. */
function follow(page, ...ids) {
  for (const id of ids) {
    const shown = page.getElementById(id);
    if (shown) byId(id).hidden = shown.hidden;
  }
}

function take(page) {
  const fresh = page.getElementById('inbox');
  if (!fresh) throw new Refused('The service answered with another page. Load this one again.');
  ahead = Date.parse(fresh.dataset.now) - Date.now();
  tell(fresh);
  tell(inbox);
  renewAll(byId('conversations'), page.getElementById('conversations'));
  byId('list').dataset.unread = page.getElementById('list').dataset.unread;
  follow(page, 'nobody');
  if (talk) takeTalk(page);
  showUnread();
}

function takeTalk(page) {
  const added = renewMessages(byId('messages'), page.getElementById('messages'));
  for (const id of ['facts', 'standing', 'closed']) {
    const fresh = page.getElementById(id);
    if (fresh) renew(byId(id), fresh);
  }
  follow(page, 'empty', 'answer', 'words', 'template');
  if (page.getElementById('template')?.open) byId('template').open = true;
  talk.dataset.unread = page.getElementById('talk').dataset.unread;
  const theirs = added.filter((item) => item.classList.contains('theirs'));
  if (theirs.length > 0) {
    const words = theirs.map((item) => item.querySelector('.bubble').textContent || 'a file').join('. ');
    byId('news').textContent = `${document.querySelector('h1').textContent} writes: ${words}`;
  }
  markRead();
}

function showUnread() {
  const unread = Number(byId('list').dataset.unread);
  document.title = unread > 0 ? `(${unread}) ${title}` : title;
}

/** What somebody has before their eyes is read. */
function markRead() {
  const seen = [...document.querySelectorAll('#messages > .theirs')].pop();
  if (Number(talk.dataset.unread) === 0 || !seen || document.hidden || !byId('answer')) return;
  talk.dataset.unread = '0';
  post(`/v1/conversations/${talk.dataset.conversation}/read?upTo=${seen.id.slice(2)}`).catch(() => {
    // It stays unread, and is marked at the next look.
  });
}

/** Whether the end of the conversation is looked at, and is to stay so while things grow above and below it. */
let atEnd = false;

function toEnd() {
  const { documentElement: page } = document;
  page.scrollTop = page.scrollHeight;
  atEnd = true;
}

function stayAtEnd() {
  addEventListener('scroll', () => {
    const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
    atEnd = scrollHeight - clientHeight - scrollTop < 60;
  });
  const grows = new ResizeObserver(() => atEnd && toEnd());
  grows.observe(byId('messages'));
  if (byId('answer')) grows.observe(byId('answer'));
}

let looking = null;
let lookAgain = false;

/** Looks what is new; asked for while it looks, it looks once more. */
async function look() {
  if (looking) {
    lookAgain = true;
    return;
  }
  lookAgain = false;
  looking = ask(location.pathname + location.search, { headers: { Accept: 'text/html' } });
  try {
    const answer = await looking;
    take(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    offline('');
  } catch (error) {
    offline(error.message);
  } finally {
    looking = null;
  }
  if (lookAgain) await look();
}

let soon = 0;

function lookSoon() {
  clearTimeout(soon);
  soon = setTimeout(look, SOON);
}

/* Hearing what happens */

function offline(words) {
  const place = byId('offline');
  place.textContent = words;
  place.hidden = words === '';
}

let silent = 0;
let pause = AGAIN;

function expectWord() {
  clearTimeout(silent);
  silent = setTimeout(
    () => offline('You are offline, or Rowcast is not reached. What is new appears when you are connected again.'),
    navigator.onLine ? SILENCE : 0,
  );
}

function listen(missed) {
  const events = new EventSource('/v1/events');
  events.addEventListener('open', () => {
    clearTimeout(silent);
    pause = AGAIN;
    if (missed || !byId('offline').hidden) {
      missed = false;
      look();
    }
  });
  for (const kind of ['message', 'status', 'conversation']) events.addEventListener(kind, lookSoon);
  events.addEventListener('error', () => {
    expectWord();
    if (events.readyState === EventSource.CLOSED) {
      // Refused, so that the browser does not try again by itself. What comes meanwhile is looked for.
      look();
      setTimeout(() => listen(true), pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  });
}

function live() {
  listen(false);
  window.addEventListener('offline', expectWord);
  window.addEventListener('online', look);
  document.addEventListener('visibilitychange', () => document.hidden || look());
  window.addEventListener('pageshow', (event) => event.persisted && look());
  setInterval(() => {
    tell(inbox);
    // The window has just closed: what may be written now stands in the page.
    if (byId('facts')?.querySelector('[data-closes].closed') && byId('words')?.hidden === false) look();
  }, TICK);
}

/* Files */

/** What is too large for WhatsApp is drawn smaller; anything else stays as it is. */
async function fitting(file) {
  if (!file.type.startsWith('image/') || file.size <= LARGEST_PICTURE) return file;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return file;
  const share = Math.min(1, PICTURE_SIDE / Math.max(picture.width, picture.height));
  const canvas = make('canvas', { width: picture.width * share, height: picture.height * share });
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  const smaller = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  return smaller ? new File([smaller], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' }) : file;
}

async function upload(chosen) {
  const file = await fitting(chosen);
  const answer = await ask(`/v1/media?filename=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'Content-Type': file.type || 'application/octet-stream' },
    body: file,
  });
  return answer.json();
}

function size(bytes) {
  return bytes < 1 << 20 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`;
}

/** Uploads what is chosen, and shows it in a place; `onChange` hears of the file, and of none when it is taken away. */
function chooses(field, place, onChange) {
  field.addEventListener('change', () =>
    attempt(async () => {
      const [chosen] = field.files;
      // Emptied, so that choosing the same file again is a choice too.
      const none = () => {
        field.value = '';
        onChange(null);
        place.replaceChildren();
      };
      if (!chosen) return;
      place.replaceChildren(make('p', { textContent: `Uploading ${chosen.name}…` }));
      place.firstChild.setAttribute('role', 'status');
      place.dataset.busy = 'yes';
      try {
        const file = await upload(chosen);
        onChange(file);
        place.replaceChildren(
          make('p', { className: 'attached', textContent: `${file.filename} (${size(file.bytes)}) ` }),
          button('Remove', none),
        );
      } catch (error) {
        none();
        throw error;
      } finally {
        delete place.dataset.busy;
      }
    }),
  );
}

/* Answering */

let last = { content: '', key: '' };

/** Sends an answer once: trying the same again names it by the same key. */
async function write(answer) {
  const content = JSON.stringify(answer);
  if (last.content !== content) last = { content, key: newKey() };
  await post(`/v1/conversations/${talk.dataset.conversation}/messages`, answer, { 'Idempotency-Key': last.key });
  last = { content: '', key: '' };
  await look();
  toEnd();
}

/** As `crypto.randomUUID`, which plain http does not have. */
function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Sends by a button that cannot be pressed twice. */
async function sending(submit, work) {
  if (submit.disabled) return;
  const words = submit.textContent;
  submit.disabled = true;
  submit.textContent = 'Sending…';
  try {
    await attempt(work);
  } finally {
    submit.disabled = false;
    submit.textContent = words;
  }
}

function answerInWords() {
  const form = byId('words');
  const text = byId('text');
  const place = byId('file');
  let file = null;
  for (const label of form.querySelectorAll('.chooser')) {
    label.hidden = false;
    chooses(label.querySelector('input'), place, (chosen) => (file = chosen));
  }
  const grow = () => {
    text.style.height = 'auto';
    text.style.height = `${text.scrollHeight + 2}px`;
  };
  text.addEventListener('input', grow);
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sending(form.querySelector('[type=submit]'), async () => {
      const words = text.value.trim();
      if (place.dataset.busy) throw new Refused('The file is still being uploaded. Send when it is there.');
      if (!words && !file) throw new Refused('Write something, or choose a file.');
      await write(file ? { mediaId: file.id, ...(words && { caption: words }) } : { text: words });
      text.value = '';
      file = null;
      place.replaceChildren();
      grow();
    });
  });
}

/* Templates */

/** What the gaps of a template are called by where they stand; others have names of their own. */
const PARTS = { header: 'Header', body: 'Text' };

const FILE_KINDS = { image: 'image/jpeg,image/png', video: 'video/mp4,video/3gpp', audio: 'audio/*', document: '' };

function answerByTemplate() {
  const whole = byId('template');
  const place = byId('fields');
  let asked = false;
  const load = () =>
    attempt(async () => {
      if (asked || !whole.open || whole.hidden) return;
      asked = true;
      place.replaceChildren(make('p', { textContent: 'Loading templates…' }));
      try {
        const answer = await ask(`/v1/senders/${talk.dataset.sender}/templates`);
        offer(
          place,
          (await answer.json()).templates.filter(({ sendable }) => sendable),
        );
      } catch (error) {
        asked = false;
        place.replaceChildren(button('Load the templates again', load));
        throw error;
      }
    });
  whole.addEventListener('toggle', load);
  load();
}

function offer(place, templates) {
  if (templates.length === 0) {
    place.replaceChildren(make('p', { textContent: 'This number has no template that can be sent.' }));
    return;
  }
  const names = make('select', { id: 'template-name' });
  names.append(
    new Option('Choose one', ''),
    ...templates.map(
      ({ name, language }, index) => new Option(`${name.replaceAll('_', ' ')} (${languageName(language)})`, index),
    ),
  );
  const gaps = make('div');
  names.addEventListener('change', () =>
    gaps.replaceChildren(...(names.value === '' ? [] : gapsOf(templates[names.value]))),
  );
  place.replaceChildren(make('label', { htmlFor: names.id, textContent: 'Template' }), names, gaps);
}

/** `en_GB` as "English (United Kingdom)"; a code that nobody knows as it is. */
function languageName(code) {
  try {
    return new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' }).of(code.replace('_', '-'));
  } catch {
    return code;
  }
}

/** The template's words, a field for each of its gaps, and the button that sends it. */
function gapsOf(template) {
  const values = {};
  const { header, body } = template.view;
  const words = make('p', { className: 'bubble', textContent: [header?.text, body].filter(Boolean).join('\n') });
  const fields = template.inputs.flatMap((input, index) => gap(input, `gap-${index}`, values));
  const submit = button(
    'Send template',
    () =>
      sending(submit, async () => {
        const missing = template.inputs.find(({ key, optional }) => !optional && !values[key]);
        if (missing) throw new Refused(`Fill “${gapName(missing)}” first.`);
        await write({ template: { name: template.name, language: template.language }, values });
        byId('template-name').value = '';
        byId('template-name').dispatchEvent(new Event('change'));
      }),
    '',
  );
  return [words, ...fields, submit];
}

function gapName({ part, label }) {
  return label.startsWith('{{') && PARTS[part] ? `${PARTS[part]} ${label}` : label;
}

function gap(input, id, values) {
  const { key, kind, example, optional } = input;
  const file = kind in FILE_KINDS;
  const field = file
    ? make('input', { id, type: 'file', accept: FILE_KINDS[kind] })
    : make('input', { id, type: 'text', maxLength: 1024, placeholder: example ?? '' });
  const place = make('div');
  const fill = (value) => {
    if (value) values[key] = value;
    else delete values[key];
  };
  if (file) {
    chooses(field, place, (chosen) => fill(chosen && { media: chosen.id }));
  } else {
    field.addEventListener('input', () => fill(field.value.trim() && { text: field.value.trim() }));
  }
  return [make('label', { htmlFor: id, textContent: gapName(input) + (optional ? ' (optional)' : '') }), field, place];
}

/* Earlier messages, where they are asked for */

function earlier() {
  byId('earlier').addEventListener('click', (event) => {
    const link = event.target.closest('a');
    if (!link) return;
    event.preventDefault();
    attempt(async () => {
      const answer = await ask(link.href, { headers: { Accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      tell(page);
      const first = byId('messages').firstElementChild;
      const top = first?.getBoundingClientRect().top;
      byId('messages').prepend(...[...page.getElementById('messages').children].filter(({ id }) => !byId(id)));
      byId('earlier').replaceChildren(...page.getElementById('earlier').children);
      if (first) document.documentElement.scrollTop += first.getBoundingClientRect().top - top;
    });
  });
}

/* A person of the phone's own contacts */

function pickContact() {
  const number = byId('number');
  if (!number || !navigator.contacts?.select) return;
  const place = byId('picked');
  const use = (tel) => {
    number.value = tel;
    place.replaceChildren();
    number.focus();
  };
  place.before(
    button(
      'Choose from my contacts',
      async () => {
        const [chosen] = await navigator.contacts.select(['name', 'tel'], { multiple: false });
        const numbers = [...new Set(chosen?.tel ?? [])];
        if (numbers.length === 1) use(numbers[0]);
        else if (numbers.length === 0) place.textContent = chosen ? 'This contact has no number.' : '';
        else place.replaceChildren(...numbers.map((tel) => button(tel, () => use(tel), 'second')));
      },
      'second',
    ),
  );
}

if (inbox) {
  ahead = Date.parse(inbox.dataset.now) - Date.now();
  tell(inbox);
  showUnread();
  if (talk) {
    earlier();
    if (byId('answer')) {
      answerInWords();
      answerByTemplate();
    }
    const { search, hash } = location;
    if (search === '' && (hash === '' || hash === '#end')) toEnd();
    stayAtEnd();
    markRead();
  }
  live();
}
pickContact();
