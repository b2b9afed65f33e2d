import { store } from './store.ts';

/** What is being written and not yet part of anything; undefined: nothing is. Lasts until the tab is closed. */
export function setTextDraft(key: string, text: string | undefined): void {
  const { [key]: _before, ...others } = store.getState().textDrafts;
  store.setState({ textDrafts: text === undefined ? others : { ...others, [key]: text } });
}
