import type { Annotation } from '#domain/annotation/annotation.ts';
import { applyCommand } from '#domain/annotation/apply-command.ts';
import {
  buildLayerState,
  sortedAnnotations,
  sortedRelations,
} from '#domain/annotation/build-layer-state.ts';
import type { Command } from '#domain/annotation/command.ts';
import { NO_COUNTS, countLayer, entityIdsOf } from '#domain/annotation/count-layer.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import type { Codebook } from '#domain/codebook/codebook.ts';
import { getFrom, valuesOf } from '#domain/collection/bucket-map.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { type AnnotatorId, type EntityId, type ProjectId, brand } from '#domain/ids.ts';
import type { Project } from '#domain/project/project.ts';
import type { Result } from '#domain/result.ts';
import type { NewArticle } from './article-repository.ts';
import type { Canary } from './canary.ts';
import type { Database } from './database.ts';
import { type History, NO_HISTORY, historyAfter } from './fold-history.ts';
import { type Appended, type AppendFailure, appendEdits } from './layer-repository.ts';
import type { LogEntry } from './log-entry.ts';
import { openDatabase } from './open-database.ts';

// Values and a small session for the tests of this folder.

export const PROJECT_ID = brand<ProjectId>('p1');
export const ME = brand<AnnotatorId>('me');

export function memoryCanary(isSet = false): Canary {
  let value = isSet;
  return {
    isSet: () => value,
    set: () => {
      value = true;
    },
    clear: () => {
      value = false;
    },
  };
}

/** A connection of its own to the database of that name, as another tab or the next start has it. */
export async function openTab(name: string, canary = memoryCanary()): Promise<Database> {
  return valueOf(await openDatabase({ name, canary }));
}

export function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`failed: ${JSON.stringify(result.error)}`);
  return result.value;
}

export function makeProject(changes: Partial<Project> = {}): Project {
  return {
    id: PROJECT_ID,
    name: 'Election',
    codebook: makeCodebook('1.0.0'),
    codebookHistory: [],
    annotators: [{ id: ME, name: 'Ada' }],
    settings: { enabledLabels: [] },
    createdAt: 1,
    ...changes,
  };
}

export function makeCodebook(version: string): Codebook {
  return {
    format: 'codebook/1',
    name: 'News',
    version,
    language: 'en',
    labels: [],
    relations: [],
    entity: { affiliation: [], role: [], status: [] },
    guideline: { test: '', rules: [] },
  };
}

export function makeArticle(id: string, changes: Partial<Article> = {}): Article {
  return {
    id: brand(id),
    projectId: PROJECT_ID,
    title: `Article ${id}`,
    language: 'en',
    direction: 'ltr',
    textHash: brand(`hash-${id}`),
    origin: { kind: 'paste', mediaType: 'text/plain', importedAt: 1 },
    status: 'open',
    hiddenBlocks: [],
    createdAt: 1,
    updatedAt: 1,
    ...changes,
  };
}

function makeRevision(article: Article): TextRevision {
  const text = 'The mayor said the bridge was safe.';
  return {
    hash: article.textHash,
    text,
    blocks: [{ id: 'b0', kind: 'paragraph', start: 0, end: text.length }],
    textRules: 1,
  };
}

export function makeLayer(id: string, article: Article, changes: Partial<Layer> = {}): Layer {
  return {
    id: brand(id),
    articleId: article.id,
    annotatorId: ME,
    textHash: article.textHash,
    codebookVersion: '1.0.0',
    role: 'annotator',
    state: 'draft',
    rev: 0,
    counts: NO_COUNTS,
    entityIds: [],
    ...changes,
  };
}

/** An article with its text and an empty layer `layer-<id>` of mine. */
export function makeNewArticle(id: string, changes: Partial<Article> = {}): NewArticle {
  const article = makeArticle(id, changes);
  return { article, revision: makeRevision(article), layer: makeLayer(`layer-${id}`, article) };
}

export function makeAnnotation(id: string, changes: Partial<Annotation> = {}): Annotation {
  return {
    id: brand(id),
    label: 'CLAIM',
    fragments: [{ start: 0, end: 9 }],
    attributes: {},
    provenance: 'manual',
    createdAt: 1,
    updatedAt: 1,
    health: 'sound',
    ...changes,
  };
}

export function makeEntity(id: string, changes: Partial<Entity> = {}): Entity {
  return {
    id: brand(id),
    projectId: PROJECT_ID,
    kind: 'person',
    name: id,
    aliases: [],
    ...changes,
  };
}

export const add = (id: string, changes: Partial<Annotation> = {}): Command => ({
  kind: 'add-annotation',
  annotation: makeAnnotation(id, changes),
});

export const batch = (...commands: readonly Command[]): Command => ({ kind: 'batch', commands });

/** A layer as a tab holds it, with the edits that are not on the disk yet. */
export class TestSession {
  layer: Layer;
  state: LayerState;
  history: History = NO_HISTORY;
  #savedRev: number;
  #pending: LogEntry[] = [];
  #touched = new Set<EntityId>();

  constructor(layer: Layer, state: LayerState = buildLayerState([], [], [])) {
    this.layer = layer;
    this.state = state;
    this.#savedRev = layer.rev;
  }

  /** False when the command does not fit. */
  run(command: Command, kind: LogEntry['kind'] = 'do', of?: number): boolean {
    const applied = applyCommand(this.state, command);
    if (!applied.ok) return false;
    const { state, inverse, touched } = applied.value;
    const rev = this.layer.rev + 1;
    const entry: LogEntry = {
      rev,
      at: rev,
      kind,
      act: command.kind,
      command,
      inverse,
      ...(of !== undefined && { of }),
    };
    this.state = state;
    this.history = historyAfter(this.history, entry);
    this.layer = { ...this.layer, rev, counts: countLayer(state), entityIds: entityIdsOf(state) };
    this.#pending.push(entry);
    for (const id of touched.entities) this.#touched.add(id);
    return true;
  }

  turn(kind: 'undo' | 'redo'): boolean {
    const entry = this.history[kind].at(-1);
    return entry !== undefined && this.run(entry.inverse, kind, entry.rev);
  }

  get isSaved(): boolean {
    return this.#pending.length === 0;
  }

  async save(db: Database): Promise<Result<Appended, AppendFailure>> {
    const touched = [...this.#touched];
    const outcome = await appendEdits(db, {
      layer: this.layer,
      baseRev: this.#savedRev,
      entries: this.#pending,
      entities: {
        put: touched
          .map((id) => getFrom(this.state.entities, id))
          .filter((entity) => entity !== undefined),
        remove: touched.filter((id) => !getFrom(this.state.entities, id)),
        named: [],
      },
    });
    if (outcome.ok) {
      this.#savedRev = this.layer.rev;
      this.#pending = [];
      this.#touched.clear();
    }
    return outcome;
  }
}

/** What a state says, in an order of its own, without what is derived. */
export function contentOf(state: LayerState) {
  return {
    annotations: sortedAnnotations(state),
    relations: sortedRelations(state),
    entities: [...valuesOf(state.entities)].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    entityIds: entityIdsOf(state),
  };
}
