/**
 * Passes on what is pressed before the focus has arrived: whoever closes something and types on at once
 * would press keys that nothing hears. The first such key brings the focus along.
 *
 * @param goal where the focus is about to go; undefined: the key is not meant for it.
 * @returns how to stop; it stops by itself with the first key.
 */
export function passKeys(goal: () => HTMLElement | undefined): () => void {
  function stop(): void {
    document.removeEventListener('keydown', onKeyDown, { capture: true });
  }
  function onKeyDown(event: KeyboardEvent): void {
    const target = goal();
    if (target === undefined || event.isComposing) return;
    stop();
    if (target.contains(document.activeElement)) return;
    target.focus({ preventScroll: true });
    if (document.activeElement !== target) return;
    // Where an event goes is settled before it is heard here: a second one has to be sent.
    event.stopImmediatePropagation();
    const modifierAltGraph = event.getModifierState('AltGraph');
    const again = new KeyboardEvent(event.type, { ...initOf(event), modifierAltGraph });
    if (!target.dispatchEvent(again)) event.preventDefault();
  }
  document.addEventListener('keydown', onKeyDown, { capture: true });
  return stop;
}

function initOf(event: KeyboardEvent): KeyboardEventInit {
  const { key, code, location, repeat, shiftKey, altKey, ctrlKey, metaKey } = event;
  const keys = { key, code, location, repeat, shiftKey, altKey, ctrlKey, metaKey };
  return { ...keys, bubbles: true, cancelable: true, composed: true };
}
