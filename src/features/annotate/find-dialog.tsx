import { useDeferredValue, useMemo, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useMessages } from '#messages/messages.tsx';
import { tagAll } from '#workspace/tag-all.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { type Desk, openNow, returnToText, surfaceOf, useDesk } from './desk.tsx';
import { enabledLabels } from './enabled-labels.ts';
import { MatchList } from './match-list.tsx';
import { type Match, type MatchOptions, matchesIn, placesLeft } from './matches.ts';
import styles from './match-list.module.css';
import { labelName, report } from './report.ts';
import { tagSpan } from './tag-acts.ts';

/** `F`: tags by typing words, without a selection; every place is shown before it is tagged. */
export function FindDialog() {
  const desk = useDesk();
  const { t } = desk;
  const common = useMessages('common');
  const project = useWorkspace((state) => state.project);
  const labels = project ? enabledLabels(project) : [];
  const [words, setWords] = useState(() => selectedWords(desk));
  const [label, setLabel] = useState(labels[0]?.id ?? '');
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set());
  const [options, setOptions] = useState<MatchOptions>(DEFAULTS);
  const { text, matches } = useMatches(label, words, options);
  const places = placesLeft(matches, leftOut);

  function close(): void {
    desk.screen.setState({ dialog: undefined });
    returnToText(desk);
  }

  function tag(): void {
    const [only] = places;
    if (!only) return;
    const told = t('find.done', { count: places.length, label: labelName(label) });
    // A single place is tagged as if it had been selected: a claim opens its card.
    const isDone =
      places.length === 1
        ? tagSpan(desk, label, only)
        : report(desk, tagAll(label, places, 'manual'), told);
    if (!isDone) return;
    surfaceOf(desk)?.reveal(only.start);
    close();
  }

  function change(typed: string): void {
    setWords(typed);
    setLeftOut(new Set());
  }

  return (
    <Dialog
      size="large"
      title={t('find.title')}
      closeLabel={common('action.close')}
      onClose={close}
      footer={
        <Button variant="primary" isDisabled={places.length === 0} onPress={tag}>
          {t('find.tag', { count: places.length })}
        </Button>
      }
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          tag();
        }}
      >
        <TextField
          label={t('find.words')}
          description={t('find.hint')}
          value={words}
          onChange={change}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- The dialog is there for this field.
          autoFocus
        />
        <RadioGroup
          label={t('find.tagAs')}
          look="segmented"
          options={labels.map(({ id, name }) => ({ id, name }))}
          value={label}
          onChange={setLabel}
        />
        <div className={styles['options']}>
          {(['wholeWords', 'matchCase', 'inflected'] as const).map((option) => (
            <Checkbox
              key={option}
              label={t(`find.${option}`)}
              isChecked={options[option]}
              onChange={(isChecked) => {
                setOptions({ ...options, [option]: isChecked });
                setLeftOut(new Set());
              }}
            />
          ))}
        </div>
      </form>
      {words.trim() !== '' && (
        <MatchList text={text} matches={matches} leftOut={leftOut} onChange={setLeftOut} />
      )}
    </Dialog>
  );
}

const DEFAULTS: MatchOptions = { wholeWords: true, matchCase: false, inflected: false };

const NONE: readonly Match[] = [];

/** Typing comes first; the list follows when there is time. */
function useMatches(
  label: string,
  words: string,
  options: MatchOptions,
): { readonly text: string; readonly matches: readonly Match[] } {
  const open = useWorkspace((state) => state.open);
  const wanted = useDeferredValue(words);
  const matches = useMemo(
    () => (open && wanted.trim() !== '' ? matchesIn(open, label, [wanted], options) : NONE),
    [open, label, wanted, options],
  );
  return { text: open?.revision.text ?? '', matches };
}

/** What is selected is what one wants to find, unless it is a passage. */
function selectedWords(desk: Desk): string {
  const span = surfaceOf(desk)?.selection();
  const text = span && openNow()?.revision.text.slice(span.start, span.end);
  return text !== undefined && text.length <= MAX_WORDS ? text.replaceAll(/\s+/g, ' ') : '';
}

const MAX_WORDS = 200;
