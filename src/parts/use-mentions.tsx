import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { unfinishedMention, whomItMayCall } from '#domain/comments/mentions.ts';
import type { Annotator } from '#domain/project/project.ts';
import { useMessages } from '#messages/messages.tsx';
import { optionId, SuggestionList } from '#ui/suggestion-list.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';

type Mentions = {
  /** For the field that is written in. */
  readonly fieldProps: {
    readonly 'aria-autocomplete': 'list';
    readonly 'aria-controls'?: string;
    readonly 'aria-activedescendant'?: string;
    readonly onSelect: () => void;
    readonly onBlur: () => void;
    readonly onChange: (text: string) => void;
  };
  /** To stand after the field; null while nobody is offered. */
  readonly list: ReactNode;
  /** Whether a key of the field was meant for the list; then it has been obeyed. */
  readonly takesKey: (event: KeyboardEvent) => boolean;
};

/**
 * An @ at the beginning of a word offers the colleagues. The field keeps the focus and everything typed: the
 * list only follows what is written, and closes by itself once nobody is called so.
 */
export function useMentions(
  text: string,
  fieldNow: () => HTMLTextAreaElement | null,
  onWrite: (text: string) => void,
): Mentions {
  const t = useMessages('comments');
  const listId = useId();
  const annotators = useWorkspace((state) => state.project?.annotators ?? NOBODY);
  const me = useWorkspace((state) => state.me?.id);
  const [caret, setCaret] = useState<number>();
  const [at, setAt] = useState(0);
  /** The offset of an @ whose list was closed. */
  const [closedAt, setClosedAt] = useState<number>();
  const mention = caret === undefined ? undefined : unfinishedMention(text, caret);
  const offered =
    mention && mention.start !== closedAt
      ? whomItMayCall(
          mention.query,
          annotators.filter(({ id }) => id !== me),
        )
      : NOBODY;
  const current = offered[Math.min(at, offered.length - 1)];

  function followCaret(): void {
    const { selectionStart, selectionEnd } = fieldNow() ?? {};
    const next = selectionStart === selectionEnd ? selectionStart : undefined;
    if (next === caret) return;
    setCaret(next);
    setAt(0);
    const begun = next === undefined ? undefined : unfinishedMention(fieldNow()?.value ?? '', next);
    if (begun?.start !== closedAt) setClosedAt(undefined);
  }

  function take({ name }: Annotator): void {
    const field = fieldNow();
    if (!mention || caret === undefined || !field) return;
    const space = field.value[caret] === ' ' ? '' : ' ';
    // Written by the field itself, which leaves the caret where typing goes on.
    field.setRangeText(`@${name}${space}`, mention.start, caret, 'end');
    field.focus();
    setClosedAt(mention.start);
    setCaret(field.selectionStart);
    onWrite(field.value);
  }

  function takesKey(event: KeyboardEvent): boolean {
    const { key, nativeEvent, ctrlKey, metaKey, altKey, shiftKey } = event;
    const isPlain = !ctrlKey && !metaKey && !altKey && !shiftKey && !nativeEvent.isComposing;
    if (!current || !mention || !isPlain) return false;
    const step = STEPS[key];
    if (step !== undefined) {
      setAt((offered.indexOf(current) + step + offered.length) % offered.length);
      return true;
    }
    if (key === 'Escape') setClosedAt(mention.start);
    else if (key === 'Enter' || key === 'Tab') take(current);
    else return false;
    return true;
  }

  return {
    takesKey,
    fieldProps: {
      'aria-autocomplete': 'list',
      ...(current && {
        'aria-controls': listId,
        'aria-activedescendant': optionId(listId, offered.indexOf(current)),
      }),
      onSelect: followCaret,
      onChange: (written) => {
        onWrite(written);
        followCaret();
      },
      onBlur: () => {
        setCaret(undefined);
      },
    },
    list: current ? (
      <SuggestionList
        id={listId}
        label={t('field.mentions')}
        options={offered}
        current={current.id}
        onChoose={take}
      />
    ) : null,
  };
}

const NOBODY: readonly Annotator[] = [];

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
