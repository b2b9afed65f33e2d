import * as v from 'valibot';
import { store } from './store.ts';
import type { Preferences } from './workspace-state.ts';

const KEY = 'ascribe.preferences';

const PreferencesJson: v.GenericSchema<unknown, Preferences> = v.object({
  theme: v.picklist(['system', 'light', 'dark']),
  singleKeys: v.boolean(),
  snapping: v.boolean(),
  lookBefore: v.optional(v.picklist(['always', 'unclear', 'never']), 'unclear'),
});

/** Preferences are of this browser, not of the project, so they stay out of the database and of every file. */
export function setPreferences(patch: Partial<Preferences>): void {
  const preferences = { ...store.getState().preferences, ...patch };
  store.setState({ preferences });
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // A browser that keeps no settings still works; they last until the tab is closed.
  }
}

export function loadPreferences(): void {
  try {
    const parsed = v.safeParse(PreferencesJson, JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    if (parsed.success) store.setState({ preferences: parsed.output });
  } catch {
    // Unreadable settings are as good as none.
  }
}
