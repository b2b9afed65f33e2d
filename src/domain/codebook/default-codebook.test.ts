import { expect, test } from 'vitest';
import { type ColorVision, colorDistance, contrastRatio } from './contrast.ts';
import { DEFAULT_CODEBOOK } from './default-codebook.ts';
import { defaultAttributes, isValueAllowed } from './validate-annotation.ts';

const { labels, relations } = DEFAULT_CODEBOOK;
const THEMES = [
  ['light', '#1C1B1F', '#FBF9F4'],
  ['dark', '#E9E6DF', '#1B1E24'],
] as const;
const PAIRS = labels.flatMap((a, index) => labels.slice(index + 1).map((b) => [a, b] as const));

// Tints are opaque: however many lie on one another, the text stands on one of them.
test.each(THEMES)('%s: text is readable on the paper and on every tint', (theme, text, paper) => {
  for (const ground of [paper, ...labels.map((label) => label.color[theme].tint)]) {
    expect(Math.round(contrastRatio(text, ground) * 100) / 100).toBeGreaterThanOrEqual(8.4);
  }
});

test.each(THEMES)(
  '%s: a stroke shows on the paper, on its own tint and on any other',
  (theme, _text, paper) => {
    for (const { color } of labels) {
      expect(contrastRatio(color[theme].stroke, paper)).toBeGreaterThanOrEqual(4.2);
      expect(contrastRatio(color[theme].stroke, color[theme].tint)).toBeGreaterThanOrEqual(4.2);
      for (const other of labels) {
        expect(contrastRatio(color[theme].stroke, other.color[theme].tint)).toBeGreaterThanOrEqual(
          3,
        );
      }
    }
  },
);

test.each<ColorVision>(['full', 'protanopia', 'deuteranopia'])(
  'strokes can be told apart with %s',
  (vision) => {
    for (const [a, b] of PAIRS) {
      for (const theme of ['light', 'dark'] as const) {
        expect(colorDistance(a.color[theme].stroke, b.color[theme].stroke, vision)).toBeGreaterThan(
          11.8,
        );
      }
    }
  },
);

test('black on white has the ratio that WCAG gives it', () => {
  expect(contrastRatio('#000000', '#FFFFFF')).toBeCloseTo(21);
});

test('keys and ids are used once, and relations join labels that exist', () => {
  const ids = labels.map((label) => label.id);
  expect(new Set(labels.map((label) => label.key)).size).toBe(labels.length);
  expect(new Set(relations.map((relation) => relation.key)).size).toBe(relations.length);
  for (const { from, to } of relations) {
    for (const end of [...from, ...to]) expect(ids).toContain(end);
  }
});

test('every default is one of the options', () => {
  for (const definition of [...labels, ...relations]) {
    const defaults = defaultAttributes(definition);
    for (const attribute of definition.attributes) {
      const value = defaults[attribute.id];
      expect(value === undefined || isValueAllowed(attribute, value)).toBe(true);
    }
  }
});

test('the guideline is the one test and twelve rules', () => {
  expect(DEFAULT_CODEBOOK.guideline.rules).toHaveLength(12);
  expect(DEFAULT_CODEBOOK.guideline.test).toContain('Whose words');
});
