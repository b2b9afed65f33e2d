import { originsOf, readAppAddress } from './extension-api.ts';

// The clipper's button: takes the page of the tab it is pressed in, and nothing at any other time.

declare const ascribeGrab: () => unknown;
declare const ascribeHandOver: (page: unknown) => void;

chrome.action.onClicked.addListener((tab) => void clip(tab.id, tab.index));

async function clip(tabId: number | undefined, index: number): Promise<void> {
  if (tabId === undefined) return;
  await mark(tabId, '', 'Add this page to Ascribe');
  const app = await readAppAddress();
  if (!(await chrome.permissions.contains(originsOf(app)))) {
    await chrome.runtime.openOptionsPage();
    return;
  }
  let page: unknown;
  try {
    page = await grab(tabId);
  } catch {
    await mark(tabId, '!', 'The browser does not let this page be read.');
    return;
  }
  try {
    await handOver(page, app, index);
  } catch {
    await mark(tabId, '!', `Ascribe does not answer at ${app}. Is it running?`);
  }
}

async function grab(tabId: number): Promise<unknown> {
  const target = { tabId };
  await chrome.scripting.executeScript({ target, files: ['grab.js'] });
  const [grabbed] = await chrome.scripting.executeScript({ target, func: () => ascribeGrab() });
  return grabbed?.result;
}

async function handOver(page: unknown, app: string, index: number): Promise<void> {
  const { id } = await chrome.tabs.create({ url: `${app}receive.html`, index: index + 1 });
  if (id === undefined) return;
  await loaded(id);
  const target = { tabId: id };
  await chrome.scripting.executeScript({ target, files: ['hand-over.js'] });
  await chrome.scripting.executeScript({
    target,
    func: (grabbed: unknown) => {
      ascribeHandOver(grabbed);
    },
    args: [page],
  });
}

const LOOK_EVERY_MS = 50;
const LOOKS = 200;

async function loaded(tabId: number): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    // oxlint-disable-next-line no-await-in-loop -- Looks until it is there.
    if ((await chrome.tabs.get(tabId)).status === 'complete') return;
    // oxlint-disable-next-line no-await-in-loop -- see above
    await new Promise((resolve) => {
      setTimeout(resolve, LOOK_EVERY_MS);
    });
  }
}

async function mark(tabId: number, text: string, title: string): Promise<void> {
  await chrome.action.setBadgeText({ tabId, text });
  await chrome.action.setTitle({ tabId, title });
}
