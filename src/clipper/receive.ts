import '#ui/base.css';
import './receive.css';
import { LOCALES, chooseLocale } from '#messages/catalogue.ts';
import { newNonce, receiveKey } from './receive-key.ts';
import type { GrabbedPage, Ready } from './protocol.ts';
import { fileNameOf, judgeMessage, siteOf } from './reception.ts';
import { putInTray, takeFromTray } from './tray.ts';

// The page that the bookmarklet and the clipper open. It alone can be reached by the page that opened it; the app
// cannot, since it is served in isolation. It takes one page, puts it into the tray and becomes the app. What was
// shared with the installed app comes by here too, to be asked about.

const opener: MessageEventSource | null = window.opener;
const nonce = newNonce();
const words = LOCALES[chooseLocale(navigator.languages)].first.browser.receive;

/** Nothing comes any more: the sender gives up after three seconds. */
const PATIENCE_MS = 6000;

function listen(): void {
  const expected = { nonce, key: receiveKey(), own: window, opener, origin: location.origin };
  const timer = setTimeout(() => {
    show(words.nothing, words.nothingNext);
  }, PATIENCE_MS);
  function hear(event: MessageEvent<unknown>): void {
    const heard = judgeMessage(event, expected);
    if (heard?.kind === 'hello') tellReady(window, location.origin);
    if (heard?.kind !== 'page') return;
    removeEventListener('message', hear);
    clearTimeout(timer);
    const { page } = heard;
    const files = [fileOf(page)];
    if (heard.isUsers) void take(files);
    else ask(words.ask, `${page.title} – ${siteOf(page.url) ?? words.noSite}`, files);
  }
  addEventListener('message', hear);
  // To whoever it is: the nonce is good for one page, and that one is asked about.
  if (opener) tellReady(opener, '*');
}

function tellReady(to: MessageEventSource, targetOrigin: string): void {
  const ready: Ready = { type: 'ascribe-ready', nonce };
  to.postMessage(ready, { targetOrigin });
}

function fileOf({ html, title }: GrabbedPage): File {
  // The mark at its beginning says UTF-8 louder than the encoding that the page's head still names.
  return new File(['\uFEFF', html], fileNameOf(title), { type: 'text/html' });
}

async function takeShared(): Promise<void> {
  const files = await takeFromTray('shared').catch(() => []);
  if (files.length === 0) show(words.nothing, '');
  else ask(words.askShared, files.map(({ name }) => name).join(', '), files);
}

/** It came from an old bookmarklet or a share of the user's – or from a page that the user never meant to add. */
function ask(question: string, what: string, files: readonly File[]): void {
  show(question, what);
  const add = document.getElementById('add');
  if (!add) return;
  add.textContent = words.add;
  add.hidden = false;
  add.addEventListener('click', () => void take(files), { once: true });
}

async function take(files: readonly File[]): Promise<void> {
  try {
    await putInTray(files);
    // In place of this page: going back must not ask for it again.
    location.replace('./#/receive');
  } catch {
    show(words.notKept, words.notKeptNext);
  }
}

function show(title: string, text: string): void {
  const heading = document.getElementById('title');
  const line = document.getElementById('text');
  if (heading) heading.textContent = title;
  if (line) line.textContent = text;
}

show(words.waiting, '');
const open = document.getElementById('open');
if (open) open.textContent = words.open;
if (location.search === '?shared') void takeShared();
else listen();
