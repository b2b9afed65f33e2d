import { buildLayerState } from '#domain/annotation/build-layer-state.ts';
import { createAttributionIndex } from '#domain/annotation/attribution-index.ts';
import { attributionOf } from '#domain/annotation/attribution-of.ts';
import { type AttributionField, CLAIM } from '#domain/annotation/attribution.ts';
import { countLayer } from '#domain/annotation/count-layer.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { readOptions } from '#cli/cli-options.ts';
import { type Command, type ExitCode, wrongCall } from '#cli/command.ts';
import { readProject, tell } from '#cli/read-project.ts';

const HELP = `
Counts what is in a project: articles, annotations by label, relations by type, for each annotator.

  npm run -s ascribe -- stats PROJECT.ascribe.json [--json]

  --json   one object: {"articles", "characters", "entities", "annotators": [{"name", "role",
           "articles", "annotations", "byLabel", "relations", "byType", "attributedClaims",
           "sourcedClaims"}]}

Deleted articles are not counted. An attributed claim has a speaker, or the answer that nobody stands
behind it, its own or that of the claim around it; a sourced claim has a "reported by", its own or that
of the claim around it or of the article's credit line. The app's own counts go by a claim's own answers.

Exit codes: 0 counted; 1 the project has faults or cannot be read; 2 the call is wrong.
`;

export const stats: Command = { help: HELP, run };

async function run(args: readonly string[]): Promise<ExitCode> {
  const options = readOptions(args, { values: [], flags: ['json'] });
  const [file, ...others] = options.ok ? options.value.files : [];
  if (!options.ok || file === undefined || others.length > 0) {
    return wrongCall(options.ok ? 'Name one project file.' : options.error, 'stats');
  }
  const project = await readProject(file);
  if (!project.ok) {
    tell(project.error, file);
    return 1;
  }
  const counted = countProject(project.value);
  const isJson = options.value.has('json');
  process.stdout.write(`${isJson ? JSON.stringify(counted) : readable(counted)}\n`);
  return 0;
}

type Counted = ReturnType<typeof countProject>;

function countProject({ project, articles, entities }: ProjectBundle) {
  const present = articles.filter(({ article }) => article.deletedAt === undefined);
  const names = new Map(project.annotators.map(({ id, name }) => [id, name]));
  const rows = new Map<string, ReturnType<typeof emptyRow>>();
  for (const { revision, layers } of present) {
    for (const { layer, annotations, relations } of layers) {
      if (layer.rev === 0 && annotations.length === 0) continue;
      const name = names.get(layer.annotatorId) ?? layer.annotatorId;
      const key = `${layer.role} ${layer.annotatorId}`;
      const row = rows.get(key) ?? emptyRow(name, layer.role);
      rows.set(key, row);
      const state = buildLayerState(annotations, relations, entities);
      const counts = countLayer(state);
      row.articles += 1;
      row.annotations += counts.annotations;
      row.relations += counts.relations;
      const lookup = createAttributionIndex(revision.blocks, state);
      for (const { id, label } of annotations) {
        if (label !== CLAIM) continue;
        const of = (field: AttributionField) =>
          attributionOf(state, revision.text, id, field, lookup).kind;
        if (of('speaker') !== 'none') row.attributedClaims += 1;
        if (of('source') !== 'none') row.sourcedClaims += 1;
      }
      for (const [label, count] of Object.entries(counts.byLabel)) add(row.byLabel, label, count);
      for (const { type } of relations) add(row.byType, type, 1);
    }
  }
  return {
    project: project.name,
    articles: present.length,
    characters: present.reduce((sum, { revision }) => sum + revision.text.length, 0),
    entities: entities.length,
    annotators: [...rows.values()].map(({ byLabel, byType, ...row }) => ({
      ...row,
      byLabel: sortedRecord(byLabel),
      byType: sortedRecord(byType),
    })),
  };
}

function emptyRow(name: string, role: string) {
  return {
    name,
    role,
    articles: 0,
    annotations: 0,
    relations: 0,
    attributedClaims: 0,
    sourcedClaims: 0,
    byLabel: new Map<string, number>(),
    byType: new Map<string, number>(),
  };
}

function add(counts: Map<string, number>, name: string, count: number): void {
  counts.set(name, (counts.get(name) ?? 0) + count);
}

function sortedRecord(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function readable({ project, articles, characters, entities, annotators }: Counted): string {
  const lines = [
    project,
    `  articles     ${articles} (${characters} characters)`,
    `  people, sources  ${entities}`,
  ];
  for (const row of annotators) {
    const claims = row.byLabel[CLAIM] ?? 0;
    lines.push(
      '',
      `${row.name}${row.role === 'curated' ? ' (curated)' : ''}`,
      `  articles     ${row.articles}`,
      `  annotations  ${row.annotations}${listed(row.byLabel)}`,
      `  relations    ${row.relations}${listed(row.byType)}`,
      `  claims       ${claims}: ${row.attributedClaims} attributed, ${row.sourcedClaims} sourced`,
    );
  }
  return lines.join('\n');
}

function listed(counts: Readonly<Record<string, number>>): string {
  const words = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}
