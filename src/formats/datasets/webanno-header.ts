import { type Result, err, ok } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';

/** A layer of a WebAnno TSV file and its columns. */
export type TsvLayer = {
  readonly kind: 'span' | 'relation' | 'chain';
  readonly name: string;
  readonly features: readonly string[];
  /** Of a relation: the name of the span layer that it links. */
  readonly base?: string;
  /** Index of its first column after the token; it has one a feature, at least one, and a relation one more. */
  readonly column: number;
  readonly width: number;
};

const PREFIXES = { SP: 'span', RL: 'relation', CH: 'chain' } as const;

/** The `#T_…` lines. A relation's base layer must be one of the file's span layers. */
export function readTsvHeader(
  lines: readonly string[],
): Result<readonly TsvLayer[], readonly FileProblem[]> {
  const layers: TsvLayer[] = [];
  const problems: FileProblem[] = [];
  const [first = ''] = lines;
  if (!/^#FORMAT=WebAnno TSV 3\.\d+\s*$/.test(first)) {
    return err([{ place: 'line 1', kind: 'wrong-format', detail: 'WebAnno TSV 3' }]);
  }
  let column = 0;
  for (const [index, line] of lines.entries()) {
    const match = /^#T_(SP|RL|CH)=([^|]+)((?:\|.*)?)$/.exec(line.trimEnd());
    if (!match) {
      // Header lines stand together at the top.
      if (index > 0 && !line.startsWith('#T_')) break;
      continue;
    }
    const kind = kindOf(match[1]);
    const name = match[2] ?? '';
    const rest = (match[3] ?? '').split('|').slice(1);
    const base = rest.find((feature) => feature.startsWith('BT_'))?.slice(3);
    if (kind === 'relation' && !layers.some((layer) => layer.name === base)) {
      const detail = `no layer ${base ?? ''}`;
      problems.push({ place: `line ${index + 1}`, kind: 'bad-value', detail });
    }
    const features = rest.filter((feature) => !feature.startsWith('BT_'));
    const width = widthOf(kind, features.length);
    layers.push({ kind, name, features, ...(base !== undefined && { base }), column, width });
    column += width;
  }
  return problems.length > 0 ? err(problems) : ok(layers);
}

function kindOf(prefix: string | undefined): TsvLayer['kind'] {
  return prefix === 'RL' || prefix === 'CH' ? PREFIXES[prefix] : PREFIXES.SP;
}

function widthOf(kind: TsvLayer['kind'], features: number): number {
  if (kind === 'span') return Math.max(1, features);
  return kind === 'relation' ? features + 1 : Math.max(2, features);
}
