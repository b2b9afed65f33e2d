import * as v from 'valibot';
import type { Stroke } from './keymap.ts';
import { store } from './store.ts';
import type { Preferences } from './workspace-state.ts';

const KEY = 'ascribe.preferences';

const StrokeJson: v.GenericSchema<unknown, Stroke> = v.pipe(
  v.strictObject({
    key: v.pipe(v.string(), v.minLength(1), v.maxLength(20)),
    shift: v.optional(v.literal(true)),
    alt: v.optional(v.literal(true)),
    mod: v.optional(v.literal(true)),
  }),
  // An absent key and an undefined one are two things to the compiler.
  v.transform(({ key, shift, alt, mod }) => ({
    key,
    ...(shift && { shift }),
    ...(alt && { alt }),
    ...(mod && { mod }),
  })),
);

const PreferencesJson: v.GenericSchema<unknown, Preferences> = v.object({
  theme: v.picklist(['system', 'light', 'dark']),
  singleKeys: v.boolean(),
  snapping: v.boolean(),
  // Settings of an older version have none of these; an act that is no more is passed over.
  lookBefore: v.optional(v.picklist(['always', 'unclear', 'never']), 'unclear'),
  indirect: v.optional(v.boolean(), false),
  keys: v.optional(v.record(v.string(), v.array(StrokeJson)), {}),
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
