import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import { isMac } from '#ui/platform.ts';
import { TextField } from '#ui/text-field.tsx';
import { putBackComment, setCommentDraft } from '#workspace/comments.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { CommentDraft } from '#workspace/workspace-state.ts';
import styles from './comment-threads.module.css';
import { useMentions } from './use-mentions.tsx';

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
    // What is typed while it is being stored is another comment, about what is selected by then.
    const isGivenUp = first === '';
    if (isGivenUp) setCommentDraft(draftKey, undefined);
    else setIsSending(true);
    const isSent = await onSend(text.trim());
    setIsSending(false);
    if (!isSent) {
      if (isGivenUp) putBackComment(draftKey, { text, ...(target && { target }) });
      return;
    }
    if (!isGivenUp) setCommentDraft(draftKey, undefined);
    // The button has just gone dim under the focus; whoever has gone elsewhere meanwhile stays there.
    const { activeElement, body } = document;
    const isHere = activeElement === body || place.current?.contains(activeElement);
    if (isHere) fieldIn(place.current)?.focus();
  }

  const mentions = useMentions(text, () => fieldIn(place.current), write);

  function onKeyDown(event: KeyboardEvent): void {
    if (mentions.takesKey(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
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
        {...mentions.fieldProps}
      />
      {mentions.list}
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

function fieldIn(place: HTMLElement | null): HTMLTextAreaElement | null {
  return place?.querySelector('textarea') ?? null;
}
