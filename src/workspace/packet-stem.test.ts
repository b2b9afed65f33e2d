import { expect, test } from 'vitest';
import { anEntity } from '#domain/annotation/test-layers.ts';
import { aProject } from '#formats/project-file/test-bundle.ts';
import { packetStem } from './packet-stem.ts';

test.each([
  ['Karel Vondra speaks out on the gate', 'packet'],
  ['The gate, and what Vondrová knew', 'packet'],
  ['VONDRA: “no”', 'packet'],
  ['The gate speaks out', 'The-gate-speaks-out'],
  ['Ana Brandt speaks out', 'Ana-Brandt-speaks-out'],
])('a packet of %s is called %s', async (title, stem) => {
  const { project } = await aProject();
  const entities = [
    anEntity('e1', 'Karel Vondra', { confidential: true }),
    anEntity('e2', 'Ana Brandt'),
  ];
  expect(packetStem(title, { project, entities })).toBe(stem);
});
