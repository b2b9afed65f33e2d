import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import { OpenMenu } from '#ui/menu-button.tsx';
import { isMac } from '#ui/platform.ts';
import { TextField } from '#ui/text-field.tsx';
import { setCommentDraft } from '#workspace/comments.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { CommentDraft } from '#workspace/workspace-state.ts';
import styles from './comment-threads.module.css';

/** More than anybody writes by hand, in UTF-16 units. */
const LONGEST = 10_000;

type Props = {
  /** Under which name the unsent text is kept. */
  readonly draftKey: string;
  readonly label: string;
  readonly sendLabel: string;
  /** What is kept with the text. */
  readonly target?: CommentDraft['target'];
  /** What the field begins with. */
  readonly text?: string;
  /** The field was asked for: it takes the focus. A new object for each wish. */
  readonly wish?: object | undefined;
  /** False: it could not be stored, and the text stays. */
  readonly onSend: (text: string) => Promise<boolean>;
  /** The text is given up. */
  readonly onCancel?: () => void;
  /** Esc: the text stays, for another time. */
  readonly onLeave?: (() => void) | undefined;
  readonly children?: ReactNode;
};

/** A field for a comment. What is typed outlives the panel until it is sent. */
export function CommentComposer(props: Props) {
  const {
    draftKey,
    label,
    sendLabel,
    target,
    text: first = '',
    wish,
    onSend,
    onCancel,
    onLeave,
  } = props;
  const t = useMessages('comments');
  const draft = useWorkspace((state) => state.commentDrafts[draftKey]);
  const place = useRef<HTMLDivElement>(null);
  const [isSending, setIsSending] = useState(false);
  const text = draft?.text ?? first;
  const canSend = text.trim() !== '' && !isSending;
  useEffect(() => {
    if (wish) fieldIn(place.current)?.focus();
  }, [wish]);

  function write(written: string): void {
    const kept = { text: written, ...(target && { target }) };
    setCommentDraft(draftKey, written === first ? undefined : kept);
  }

  async function send(): Promise<void> {
    if (!canSend) return;
    setIsSending(true);
    const isSent = await onSend(text.trim());
    setIsSending(false);
    if (!isSent) return;
    setCommentDraft(draftKey, undefined);
    // The button has just gone dim under the focus; whoever has gone elsewhere meanwhile stays there.
    const { activeElement, body } = document;
    const isHere = activeElement === body || place.current?.contains(activeElement);
    if (isHere) fieldIn(place.current)?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    } else if (event.key === 'Escape' && onLeave) {
      event.preventDefault();
      event.stopPropagation();
      onLeave();
    }
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- The keys of the field in it.
    <div ref={place} className={styles['composer']} onKeyDown={onKeyDown}>
      {props.children}
      <TextField
        label={label}
        description={t('field.hint', { keys: isMac() ? '⌘ Enter' : 'Ctrl+Enter' })}
        rows={3}
        maxLength={LONGEST}
        value={text}
        onChange={write}
      />
      <MentionMenu place={place} text={text} onWrite={write} />
      <div className={styles['acts']}>
        <Button
          variant="primary"
          isDisabled={!canSend}
          onPress={() => {
            void send();
          }}
        >
          {sendLabel}
        </Button>
        {onCancel && (
          <Button variant="quiet" onPress={onCancel}>
            {t('act.cancel')}
          </Button>
        )}
      </div>
    </div>
  );
}

type MentionProps = {
  readonly place: { readonly current: HTMLDivElement | null };
  readonly text: string;
  readonly onWrite: (text: string) => void;
};

/** An @ at the beginning of a word offers the colleagues; the one chosen is written after it. */
function MentionMenu({ place, text, onWrite }: MentionProps) {
  const t = useMessages('comments');
  const annotators = useWorkspace((state) => state.project?.annotators ?? NOBODY);
  const me = useWorkspace((state) => state.me?.id);
  const [at, setAt] = useState<number>();
  const field = useRef<HTMLElement>(null);
  const before = useRef(text);
  const others = annotators.filter(({ id, name }) => id !== me && name !== '');
  useEffect(() => {
    const typed = before.current;
    before.current = text;
    const area = fieldIn(place.current);
    const caret = area?.selectionStart ?? 0;
    const isOne = text.length === typed.length + 1 && text[caret - 1] === '@';
    if (
      !isOne ||
      document.activeElement !== area ||
      /[\p{L}\p{N}]$/u.test(text.slice(0, caret - 1))
    )
      return;
    field.current = area;
    setAt(caret);
  }, [place, text]);
  if (at === undefined || others.length === 0) return null;

  function close(): void {
    setAt(undefined);
    fieldIn(place.current)?.focus();
  }

  return (
    <OpenMenu
      label={t('field.mentions')}
      trigger={field}
      onClose={close}
      entries={others.map(({ id, name }) => ({
        kind: 'item',
        id,
        name,
        onAct: () => {
          onWrite(`${text.slice(0, at)}${name} ${text.slice(at)}`);
          placeCaret(place.current, at + name.length + 1);
        },
      }))}
    />
  );
}

const NOBODY = [] as const;

/** Once the field holds the new text. */
function placeCaret(place: HTMLElement | null, offset: number): void {
  requestAnimationFrame(() => {
    const area = fieldIn(place);
    area?.focus();
    area?.setSelectionRange(offset, offset);
  });
}

function fieldIn(place: HTMLElement | null): HTMLTextAreaElement | null {
  return place?.querySelector('textarea') ?? null;
}
