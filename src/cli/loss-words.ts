import { createTranslator } from 'use-intl/core';
import type { Loss } from '#formats/datasets/export-format.ts';
import { en } from '#messages/en/en.ts';
import { lossValues } from '#messages/loss-values.ts';

const t = createTranslator({ locale: 'en', messages: en, namespace: 'export.loss' });

/** `3 annotations in pieces become 6 spans` */
export function lossWords(loss: Loss): string {
  return t(loss.kind, lossValues(loss));
}
