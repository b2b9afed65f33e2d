import { expect, test } from 'vitest';
import { scriptText } from './script-text.ts';

test.each([
  ['a power', '10', '6', 'super', '⁶'],
  ['a negative power', '10', '−6', 'super', '⁻⁶'],
  ['a formula', 'CO', '2', 'sub', '₂'],
  ['a variable', 'x', 'n+1', 'super', 'ⁿ⁺¹'],
  ['marks of two notes', 'city.', '1, 2', 'super', '¹, ²'],
  ['a range of notes', 'city.', '1–3', 'super', '¹⁻³'],
  ['an ordinal', '21', 'st', 'super', 'st'],
  ['a mark in brackets', '1999', '[1]', 'super', '[1]'],
  ['what has no raised form, behind a digit', '5', '2a', 'super', ' 2a'],
  ['what has no raised form, behind a letter', 'x', '2a', 'sub', '2a'],
  ['a line that is only set small', '', '1999 2000 2001', 'sub', '1999 2000 2001'],
  ['nothing', 'x', '', 'super', ''],
] as const)('%s', (_case, before, text, script, shown) => {
  expect(scriptText(text, script, before)).toBe(shown);
});
