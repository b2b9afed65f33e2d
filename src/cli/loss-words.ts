import { createTranslator } from 'use-intl/core';
import type { Loss } from '#formats/datasets/export-format.ts';
import { en } from '#messages/en/en.ts';

const t = createTranslator({ locale: 'en', messages: en, namespace: 'export.loss' });

/** `3 annotations in pieces become 6 spans` */
export function lossWords({ kind, count, into = 0, name = '' }: Loss): string {
  return t(kind, { count, into, name, what: name === '' ? '' : `“${name}” ` });
}
