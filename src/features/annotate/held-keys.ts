/**
 * Keys that come before the field they are meant for has the focus: a field is drawn a moment after it
 * was asked for, and fast typists do not wait. They are typed into it when it has the focus.
 */
export class HeldKeys {
  #characters: string[] = [];
  #stop: (() => void) | undefined;

  /** Takes a key as it would act in an empty field; all but characters and Backspace are dropped. */
  hold(key: string): void {
    if (key === 'Backspace') this.#characters.pop();
    // The others have names of several letters.
    else if (/^.$/sv.test(key)) this.#characters.push(key);
    this.#stop ??= this.#waitForFocus();
  }

  /** Nothing of it is typed any more. */
  drop(): void {
    this.#characters = [];
    this.#stop?.();
    this.#stop = undefined;
  }

  #waitForFocus(): () => void {
    const onFocus = ({ target }: FocusEvent): void => {
      const text = this.#characters.join('');
      this.drop();
      if (text === '' || !isTextField(target)) return;
      // After the field's own answer to the focus, which may select what is in it.
      queueMicrotask(() => {
        // Deprecated, and still the only way to type like a user: the field hears of it, and Ctrl+Z takes it back.
        // oxlint-disable-next-line typescript/no-deprecated -- see above
        document.execCommand('insertText', false, text);
      });
    };
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('focusin', onFocus);
    };
  }
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
