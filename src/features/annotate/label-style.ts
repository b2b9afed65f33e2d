import type { CSSProperties } from 'react';
import type { LabelDefinition } from '#domain/codebook/codebook.ts';

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
