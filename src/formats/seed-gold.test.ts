import { expect, test } from 'vitest';
import type { AttributeValue, Attributes } from '#domain/annotation/annotation.ts';
import { applyCommand } from '#domain/annotation/apply-command.ts';
import {
  buildLayerState,
  sortedAnnotations,
  sortedRelations,
} from '#domain/annotation/build-layer-state.ts';
import type { Command } from '#domain/annotation/command.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { checkAnnotation, checkAttributes } from '#domain/codebook/validate-annotation.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import type { Entity, EntityKind } from '#domain/entities/entity.ts';
import { brand } from '#domain/ids.ts';
import { encodeAnnotations } from './annotation-json/encode-annotations.ts';
import { verifyAnnotations } from './annotation-json/decode-annotations.ts';
import { readMeasured } from './articles/measured-data.mjs';
import { decodeProjectFile, verifyProjectFile } from './project-file/decode-project-file.ts';
import { encodeProjectFile } from './project-file/encode-project-file.ts';
import { projectOf, sha256 } from './project-file/test-bundle.ts';

type Gold = {
  readonly entities: readonly {
    readonly id: string;
    readonly kind: EntityKind;
    readonly name: string;
    readonly aliases: readonly string[];
    readonly affiliation: string;
    readonly role: string;
    readonly status?: string;
    readonly speaks_for?: string;
    readonly part_of?: string;
  }[];
  readonly spans: readonly {
    readonly id: string;
    readonly label: string;
    readonly fragments: readonly {
      readonly start: number;
      readonly end: number;
      readonly text: string;
    }[];
    readonly attrs: Readonly<Record<string, AttributeValue | null>>;
    readonly entity?: string;
  }[];
  readonly relations: readonly {
    readonly id: string;
    readonly type: string;
    readonly from: string;
    readonly to: string;
    readonly attrs: Readonly<Record<string, AttributeValue | null>>;
  }[];
};

const text = readMeasured('seed-article.txt');
const gold = readMeasured('seed-gold.json');
if (text === undefined || gold === undefined) {
  console.info('Measuring data is not here (ASCRIBE_DATA): the reference reading is not tested.');
}

test.runIf(text !== undefined && gold !== undefined)(
  'a whole careful reading is built by commands and every slice of both exports matches it',
  async () => {
    const reading = JSON.parse(gold ?? '') as Gold;
    const state = built(reading);
    expect([state.annotations.size, state.entities.size, state.relations.size]).toEqual([
      75, 13, 36,
    ]);
    expectAllowed(state);

    const entities = [...valuesOf(state.entities)];
    const bundle = await projectOf(
      text ?? '',
      sortedAnnotations(state),
      sortedRelations(state),
      entities,
    );
    const quotes = reading.spans.flatMap((span) => span.fragments.map((piece) => piece.text));

    const file = await encodeProjectFile(bundle, sha256);
    expect(await verifyProjectFile(file, bundle, sha256)).toEqual({
      ok: true,
      value: { spans: quotes.length },
    });
    const decoded = await decodeProjectFile(file, sha256);
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
    expect(decoded.value.articles[0]?.layers).toEqual(bundle.articles[0]?.layers);
    expect(await encodeProjectFile(decoded.value, sha256)).toBe(file);

    const [article] = bundle.articles;
    const [layer] = article?.layers ?? [];
    if (!article || !layer) throw new Error('no layer');
    const plain = encodeAnnotations({
      bundle: article,
      layer,
      entities,
      codebook: DEFAULT_CODEBOOK,
    });
    expect(await verifyAnnotations(plain, sha256)).toEqual({
      ok: true,
      value: { spans: quotes.length },
    });
    const written = JSON.parse(plain) as {
      annotations: { id: string; fragments: { quote: string }[] }[];
    };
    const byId = new Map(written.annotations.map(({ id, fragments }) => [id, fragments]));
    for (const span of reading.spans) {
      expect(byId.get(span.id)?.map(({ quote }) => quote)).toEqual(
        span.fragments.map((piece) => piece.text),
      );
    }
  },
);

function built(reading: Gold): LayerState {
  const commands: Command[] = [
    ...reading.entities.map((entity): Command => ({
      kind: 'add-entity',
      entity: entityOf(entity),
    })),
    ...reading.spans.map((span): Command => ({
      kind: 'add-annotation',
      annotation: {
        id: brand(span.id),
        label: span.label,
        fragments: span.fragments.map(({ start, end }) => ({ start, end })),
        attributes: answered(span.attrs),
        ...(span.entity === undefined ? {} : { entityId: brand(span.entity) }),
        provenance: 'manual',
        createdAt: 10,
        updatedAt: 10,
        health: 'sound',
      },
    })),
    ...reading.relations.map(({ id, type, from, to, attrs }): Command => ({
      kind: 'link',
      relation: {
        id: brand(id),
        type,
        from: brand(from),
        to: { kind: 'annotation', id: brand(to) },
        attributes: answered(attrs),
        provenance: 'manual',
      },
    })),
  ];
  let state = buildLayerState([], [], []);
  for (const command of commands) {
    const applied = applyCommand(state, command);
    if (!applied.ok) throw new Error(JSON.stringify(applied.error));
    state = applied.value.state;
  }
  return state;
}

function entityOf({ speaks_for, part_of, id, ...rest }: Gold['entities'][number]): Entity {
  const { kind, name, aliases, affiliation, role, status } = rest;
  return {
    id: brand(id),
    projectId: brand('p1'),
    kind,
    name,
    aliases,
    affiliation,
    role,
    ...(status === undefined ? {} : { status }),
    ...(speaks_for === undefined ? {} : { speaksFor: brand(speaks_for) }),
    ...(part_of === undefined ? {} : { partOf: brand(part_of) }),
  };
}

/** The reading writes null for what was not answered; here such an attribute is absent. */
function answered(attrs: Readonly<Record<string, AttributeValue | null>>): Attributes {
  return Object.fromEntries(
    Object.entries(attrs).flatMap(([id, value]) => (value === null ? [] : [[id, value]])),
  );
}

/** The default codebook can say all that the reading says. */
function expectAllowed(state: LayerState): void {
  for (const annotation of valuesOf(state.annotations)) {
    expect(checkAnnotation(DEFAULT_CODEBOOK, annotation)).toEqual([]);
  }
  for (const relation of valuesOf(state.relations)) {
    const definition = DEFAULT_CODEBOOK.relations.find(({ id }) => id === relation.type);
    expect(checkAttributes(definition?.attributes ?? [], relation.attributes)).toEqual([]);
  }
}
