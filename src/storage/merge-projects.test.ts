import { expect, test } from 'vitest';
import { brand } from '#domain/ids.ts';
import type { Project } from '#domain/project/project.ts';
import { mergeProjects } from './merge-projects.ts';
import { makeProject } from './storage-fixtures.ts';

type Periods = NonNullable<Project['settings']['blindPeriods']>;

const withPeriods = (blindPeriods: Periods, id = 'p1'): Project =>
  makeProject({ id: brand(id), settings: { enabledLabels: [], blindPeriods } });

test.each<[string, Periods, Periods, string, Periods]>([
  [
    'those of a copy',
    [{ from: 9, to: 10 }],
    [{ from: 1, to: 2 }],
    'p1',
    [
      { from: 1, to: 2 },
      { from: 9, to: 10 },
    ],
  ],
  [
    'the one that lasts here comes last',
    [{ from: 3 }],
    [{ from: 5, to: 6 }],
    'p1',
    [{ from: 5, to: 6 }, { from: 3 }],
  ],
  ['none that lasts elsewhere', [], [{ from: 5 }], 'p1', []],
  [
    'each once, as it is here',
    [{ from: 1, to: 2 }],
    [{ from: 1, to: 9 }],
    'p1',
    [{ from: 1, to: 2 }],
  ],
  ['none of another project', [], [{ from: 1, to: 2 }], 'p2', []],
])('times without guesses: %s', (_case, own, theirs, otherId, expected) => {
  const merged = mergeProjects(withPeriods(own), withPeriods(theirs, otherId));
  expect(merged.settings.blindPeriods).toEqual(expected);
});
