import type { CSSProperties } from 'react';
import type { Codebook, LabelDefinition } from '#domain/codebook/codebook.ts';

/** The colours of a label as custom properties: they are data, so no style sheet can know them. */
export function labelStyle(label: LabelDefinition | undefined): CSSProperties {
  if (!label) return {};
  const { light, dark } = label.color;
  const properties: Readonly<Record<`--${string}`, string>> = {
    '--stroke': `light-dark(${light.stroke}, ${dark.stroke})`,
    '--tint': `light-dark(${light.tint}, ${dark.tint})`,
  };
  return properties;
}

/** The colours of all labels, by the names that the reading surface draws its highlights with. */
export function codebookStyle(codebook: Codebook | undefined): CSSProperties {
  const properties: Record<`--${string}`, string> = {};
  for (const { id, color } of codebook?.labels ?? []) {
    properties[`--label-${id}-stroke`] = `light-dark(${color.light.stroke}, ${color.dark.stroke})`;
    properties[`--label-${id}-tint`] = `light-dark(${color.light.tint}, ${color.dark.tint})`;
  }
  return properties;
}
