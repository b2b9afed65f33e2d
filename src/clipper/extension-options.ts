import { appAddressOf, originsOf, readAppAddress } from './extension-api.ts';

const form = document.querySelector('form');
const field = document.querySelector('input');
const outcome = document.querySelector('output');

function say(text: string): void {
  if (outcome) outcome.value = text;
}

async function save(written: string): Promise<void> {
  const app = appAddressOf(written);
  if (app === undefined) {
    say('That is no address. It begins with http:// or https://.');
    return;
  }
  // Asked first: the browser shows its question only right after a press.
  const isAllowed = await chrome.permissions.request(originsOf(app));
  if (isAllowed) await chrome.storage.local.set({ app });
  if (isAllowed && field) field.value = app;
  say(isAllowed ? 'Saved.' : 'Without this permission the clipper cannot reach Ascribe.');
}

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  void save(field?.value ?? '');
});

async function show(): Promise<void> {
  const app = await readAppAddress();
  if (field) field.value = app;
}

void show();
