import { createTranslator } from 'use-intl/core';
import type { DecodeNote } from '#formats/articles/decoded-article.ts';
import { en } from '#messages/en/en.ts';

const t = createTranslator({ locale: 'en', messages: en, namespace: 'problems.note' });

/** What was left out of a row of a table, or may stand in the wrong column: in the app's words. */
export function rowLossWords(notes: readonly DecodeNote[]): readonly string[] {
  return notes.flatMap((note) => {
    if (note.kind === 'date-not-read') return [t('dateNotRead', { date: note.date })];
    if (note.kind !== 'ragged-row') return [];
    return [t('ragged', { found: note.found, expected: note.expected })];
  });
}
