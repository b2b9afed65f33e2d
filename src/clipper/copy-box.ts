import type { GrabbedPage } from './protocol.ts';

export type CopyWords = {
  readonly why: string;
  readonly copy: string;
  readonly copied: string;
  readonly close: string;
};

/**
 * A box in the page with a button that copies the story: browsers let a page copy only while its reader
 * presses something in it. Styled by properties, which no page's policy forbids.
 */
export function showCopyBox(page: GrabbedPage, words: CopyWords): void {
  const host = document.createElement('div');
  host.style.cssText = 'all:initial;position:fixed;z-index:2147483647;top:16px;right:16px';
  const box = document.createElement('div');
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-label', 'Ascribe');
  box.style.cssText =
    'font:15px/1.5 system-ui,sans-serif;max-width:22em;padding:16px;border-radius:8px;background:#fff;color:#1c1b1f;box-shadow:0 4px 24px #0006';
  const text = document.createElement('p');
  text.style.cssText = 'margin:0 0 12px';
  text.setAttribute('role', 'status');
  text.textContent = words.why;
  const copy = button(words.copy, () => {
    if (copyPage(page)) text.textContent = words.copied;
  });
  const close = button(words.close, () => {
    host.remove();
  });
  box.append(text, copy, ' ', close);
  host.attachShadow({ mode: 'open' }).append(box);
  document.documentElement.append(host);
  copy.focus();
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.style.cssText = 'font:inherit;padding:4px 12px';
  made.addEventListener('click', act);
  return made;
}

/** By the copy event and not by `navigator.clipboard`: that needs a permission and cleans the page's head away. */
function copyPage(page: GrabbedPage): boolean {
  let isCopied = false;
  function fill(event: ClipboardEvent): void {
    event.clipboardData?.setData('text/html', page.html);
    event.clipboardData?.setData('text/plain', document.body.innerText);
    event.preventDefault();
    event.stopImmediatePropagation();
    isCopied = true;
  }
  addEventListener('copy', fill, { capture: true, once: true });
  document.execCommand('copy');
  removeEventListener('copy', fill, { capture: true });
  return isCopied;
}
