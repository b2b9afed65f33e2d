import { expect, test } from 'vitest';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { brand } from '#domain/ids.ts';
import { type Project, isBlind, withBlind } from './project.ts';

const project: Project = {
  id: brand('p'),
  name: 'Desk',
  codebook: DEFAULT_CODEBOOK,
  codebookHistory: [],
  annotators: [],
  settings: { enabledLabels: [] },
  createdAt: 1,
};

test('the times without guesses stay on record, the present one open', () => {
  expect(isBlind(project)).toBe(false);
  const blind = withBlind(project, true, 10);
  expect(isBlind(blind)).toBe(true);
  expect(withBlind(blind, true, 11)).toBe(blind);
  const open = withBlind(blind, false, 20);
  expect(isBlind(open)).toBe(false);
  expect(withBlind(open, true, 30).settings.blindPeriods).toEqual([
    { from: 10, to: 20 },
    { from: 30 },
  ]);
});
