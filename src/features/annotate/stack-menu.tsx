import { X } from 'lucide-react';
import { useRef } from 'react';
import { getFrom } from '#domain/collection/bucket-map.ts';
import { classNames } from '#ui/class-names.ts';
import { Kbd } from '#ui/kbd.tsx';
import { setActive } from '#workspace/open-article.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './bar.module.css';
import { openNow, returnToText, useDesk, useScreen } from './desk.tsx';
import { LabelBadge } from '#parts/label-badge.tsx';
import type { Stack } from './screen-store.ts';
import { shortQuote } from './tag-acts.ts';
import { useBarPosition } from './use-bar-position.ts';
import { useAnnotation, useLabel } from './use-data.ts';
import type { AnnotationId } from '#domain/ids.ts';

const SHOWN = 40;

/** After a click where several annotations lie on each other: which one is meant? */
export function StackMenu() {
  const stack = useScreen((state) => state.stack);
  return stack ? <StackList key={stack.offset} stack={stack} /> : null;
}

function StackList({ stack }: { readonly stack: Stack }) {
  const desk = useDesk();
  const { t } = desk;
  const list = useRef<HTMLElement>(null);
  useBarPosition(list, stackSpan(stack));
  const close = () => {
    desk.screen.setState({ stack: undefined });
    returnToText(desk);
  };
  return (
    <nav
      ref={list}
      aria-label={t('stack.label')}
      className={classNames(styles['bar'], styles['isFloating'], styles['stack'])}
    >
      {stack.ids.map((id) => (
        <StackItem key={id} id={id} />
      ))}
      <button type="button" className={styles['button']} onClick={close}>
        <X size={16} aria-hidden /> {t('stack.close')} <Kbd>Esc</Kbd>
      </button>
    </nav>
  );
}

function StackItem({ id }: { readonly id: AnnotationId }) {
  const desk = useDesk();
  const annotation = useAnnotation(id);
  const label = useLabel(annotation?.label ?? '');
  const isActive = useWorkspace((state) => state.open?.activeId === id);
  return (
    <button
      type="button"
      className={styles['button']}
      aria-pressed={isActive}
      onClick={() => {
        setActive(id);
        returnToText(desk);
      }}
    >
      <LabelBadge label={label} /> <bdi>{shortQuote(id, SHOWN)}</bdi>
    </button>
  );
}

/** The innermost one's words: the list stands below them. */
function stackSpan(stack: Stack) {
  const open = openNow();
  const first = stack.ids[0];
  const annotation =
    open && first !== undefined ? getFrom(open.state.annotations, first) : undefined;
  return annotation?.fragments.find(
    ({ start, end }) => start <= stack.offset && stack.offset <= end,
  );
}
