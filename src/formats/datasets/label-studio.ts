import * as v from 'valibot';
import { type Result, err, ok } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { factsIn } from './imported-about.ts';
import { type DecodeOptions, type ImportedText, readImportedText } from './imported-text.ts';
import type { DecodedWork, Unplaced } from './imported-work.ts';
import { type JsonRecord, readRecords } from './json-records.ts';
import { type LabelStudioConfig, readLabelStudioConfig } from './label-studio-config.ts';
import { LabelStudioResult, regionsOf } from './label-studio-regions.ts';
import { placeWork } from './place-work.ts';

const Person = v.union([v.string(), v.number(), v.looseObject({ email: v.optional(v.string()) })]);

const LabelStudioTask = v.object({
  data: v.record(v.string(), v.unknown()),
  annotations: v.optional(
    v.array(
      v.object({
        completed_by: v.nullish(Person),
        was_cancelled: v.nullish(v.boolean()),
        result: v.array(LabelStudioResult),
      }),
    ),
  ),
  predictions: v.optional(
    v.array(
      v.object({
        model_version: v.nullish(v.string()),
        result: v.array(LabelStudioResult),
      }),
    ),
  ),
});

type LabelStudioTask = v.InferOutput<typeof LabelStudioTask>;

type Decoded = Result<readonly DecodedWork[], readonly FileProblem[]>;

/**
 * Label Studio's JSON: tasks with annotations; predictions only where there is no annotation.
 * Offsets count code points. Its labeling configuration, if given, says where the text is and what
 * names there are; what it does not know is kept and reported.
 */
export function decodeLabelStudio(
  json: string,
  configXml?: string,
  options: DecodeOptions = {},
): Decoded {
  const tasks = readRecords(json, LabelStudioTask);
  if (!tasks.ok) return tasks;
  const config = configXml === undefined ? undefined : readLabelStudioConfig(configXml);
  const decoded: DecodedWork[] = [];
  const problems: FileProblem[] = [];
  for (const task of tasks.value) {
    const works = decodeTask(task, config, options);
    if (works.ok) decoded.push(...works.value);
    else problems.push(...works.error);
  }
  return problems.length > 0 ? err(problems) : ok(decoded);
}

function decodeTask(
  { place, value: task }: JsonRecord<LabelStudioTask>,
  config: LabelStudioConfig | undefined,
  options: DecodeOptions,
): Decoded {
  const unplaced: Unplaced[] = [];
  const raw = textOf(task, config, place, unplaced);
  if (raw === undefined) {
    const detail = config?.textKey ?? 'text';
    return err([{ place: `${place}: data.${detail}`, kind: 'bad-value', detail: 'string' }]);
  }
  const text = readImportedText(raw, {
    ...options,
    mediaType: 'application/json',
    ...factsIn(task.data),
  });
  return ok(worksOf(task, place).map((item) => decodeWork(text, item, config, unplaced)));
}

type WorkItem = {
  readonly place: string;
  readonly result: readonly LabelStudioResult[];
  readonly annotator: string | undefined;
  readonly isCancelled: boolean;
};

function worksOf(
  { annotations, predictions }: LabelStudioTask,
  place: string,
): readonly WorkItem[] {
  const done = (annotations ?? []).map(({ completed_by, was_cancelled, result }, index) => ({
    place: `${place}: annotations[${index}]`,
    result,
    annotator: nameOf(completed_by),
    isCancelled: was_cancelled === true,
  }));
  if (done.length > 0) return done;
  const guessed = (predictions ?? []).map(({ model_version, result }, index) => ({
    place: `${place}: predictions[${index}]`,
    result,
    annotator: model_version ?? undefined,
    isCancelled: false,
  }));
  if (guessed.length > 0) return guessed;
  return [{ place, result: [], annotator: undefined, isCancelled: false }];
}

function nameOf(person: v.InferOutput<typeof Person> | null | undefined): string | undefined {
  if (person === null || person === undefined) return undefined;
  return typeof person === 'object' ? person.email : String(person);
}

function decodeWork(
  text: ImportedText,
  { place, result, annotator, isCancelled }: WorkItem,
  config: LabelStudioConfig | undefined,
  unplaced: readonly Unplaced[],
): DecodedWork {
  const skipped: readonly Unplaced[] = isCancelled
    ? [{ place, kind: 'not-held', detail: 'was_cancelled: the task was skipped' }]
    : [];
  const regions = regionsOf(isCancelled ? [] : result, place, config);
  const work = placeWork(text, 'code points', {
    ...regions,
    unplaced: [...unplaced, ...skipped, ...regions.unplaced],
    annotator,
  });
  return { place, article: text.article, work };
}

/** Under the key that the configuration names, else under `text`, else the longest there is. */
function textOf(
  { data }: LabelStudioTask,
  config: LabelStudioConfig | undefined,
  place: string,
  unplaced: Unplaced[],
): string | undefined {
  const wanted = config?.textKey ?? 'text';
  const found = data[wanted];
  if (typeof found === 'string') return found;
  if (config?.textKey !== undefined) return undefined;
  const strings = Object.entries(data).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && /\s/.test(entry[1]),
  );
  const [longest] = strings.toSorted(([, a], [, b]) => b.length - a.length);
  if (!longest) return undefined;
  const detail = `no data.text: data.${longest[0]} was taken for the text`;
  unplaced.push({ place, kind: 'against-rules', detail });
  return longest[1];
}
