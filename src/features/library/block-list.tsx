import { ChevronRight, Eye, EyeOff } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Block } from '#domain/text/block.ts';
import { shorten } from '#domain/text/shorten.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { Switch } from '#ui/switch.tsx';
import { useFormats, useMessages } from '#messages/messages.tsx';
import styles from './block-list.module.css';
import { type ShownBlocks, blockRows } from './block-rows.ts';

type Props = {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly language: string;
  /** Ids of the parts that are left out. */
  readonly leftOut: readonly string[];
  readonly onChange: (leftOut: readonly string[]) => void;
};

/** An object, so that the same part can be entered twice. */
type Entered = { readonly id: string | undefined };

const NOTHING_SHOWN: ShownBlocks = { opened: new Set(), moved: new Set() };

/** More rows than these are made when they are asked for: a book has thousands. */
const SHOWN = 250;

/** An article part by part: what is kept, and what was left out with the reason; each can change sides. */
export function BlockList({ text, blocks, language, leftOut, onChange }: Props) {
  const t = useMessages('library');
  const [isWhole, setIsWhole] = useState(false);
  const [shown, setShown] = useState(NOTHING_SHOWN);
  /** The part that takes the focus: the first of those that were just asked for, whose own button may be gone. */
  const [entered, setEntered] = useState<Entered>();
  const out = useMemo(() => new Set(leftOut), [leftOut]);
  const rows = useMemo(() => blockRows(blocks, out, shown), [blocks, out, shown]);
  const { opened, moved } = shown;
  const toggle = (ids: readonly string[], isOpen: boolean): void => {
    const others = [...opened].filter((id) => !ids.includes(id));
    setShown({ opened: new Set(isOpen ? [...others, ...ids] : others), moved });
    setEntered(isOpen ? { id: ids[0] } : undefined);
  };
  const showAll = (isOn: boolean): void => {
    setShown(isOn ? { opened: new Set(leftOut), moved } : NOTHING_SHOWN);
    setEntered(undefined);
  };
  const keepInSight = (ids: readonly string[]): void => {
    setShown({ opened, moved: new Set([...moved, ...ids]) });
  };
  const move = (id: string, isLeftOut: boolean): void => {
    keepInSight([id]);
    onChange(blocks.map((b) => b.id).filter((b) => (b === id ? isLeftOut : out.has(b))));
  };
  const more = isWhole ? 0 : rows.length - SHOWN;
  return (
    <div className={styles['whole']}>
      {leftOut.length > 0 && (
        <div className={styles['tools']}>
          <Switch
            label={t('parts.showAll')}
            isOn={leftOut.every((id) => opened.has(id) || moved.has(id))}
            onChange={showAll}
          />
          <Button
            variant="quiet"
            onPress={() => {
              keepInSight(leftOut);
              setEntered({ id: leftOut[0] });
              onChange([]);
            }}
          >
            {t('parts.keepAll')}
          </Button>
        </div>
      )}
      <ul className={styles['list']} aria-label={t('parts.label')} lang={language}>
        {(more > 0 ? rows.slice(0, SHOWN) : rows).map((row) =>
          row.kind === 'gap' ? (
            <Gap
              key={`gap ${row.id}`}
              blocks={row.blocks}
              isOpen={row.isOpen}
              onToggle={(isOpen) => {
                toggle(
                  row.blocks.map(({ id }) => id),
                  isOpen,
                );
              }}
            />
          ) : (
            <Part
              key={row.block.id}
              block={row.block}
              words={text.slice(row.block.start, row.block.end)}
              isLeftOut={row.isLeftOut}
              entered={row.block.id === entered?.id ? entered : undefined}
              onMove={(isLeftOut) => {
                move(row.block.id, isLeftOut);
              }}
            />
          ),
        )}
      </ul>
      {more > 0 && (
        <Button
          onPress={() => {
            setIsWhole(true);
          }}
        >
          {t('parts.more', { count: more })}
        </Button>
      )}
    </div>
  );
}

type GapProps = {
  readonly blocks: readonly Block[];
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
};

function Gap({ blocks, isOpen, onToggle }: GapProps) {
  const t = useMessages('library');
  const reasonOf = useReason();
  const format = useFormats();
  const reasons = [...new Set(blocks.map(reasonOf))];
  return (
    <li className={styles['gap']}>
      <button
        type="button"
        className={styles['gapButton']}
        aria-expanded={isOpen}
        onClick={() => {
          onToggle(!isOpen);
        }}
      >
        <ChevronRight aria-hidden size={14} />
        {t('parts.gap', { count: blocks.length, reasons: format.list(reasons.slice(0, 4)) })}
      </button>
    </li>
  );
}

type PartProps = {
  readonly block: Block;
  readonly words: string;
  readonly isLeftOut: boolean;
  /** It takes the focus, anew for each other value. */
  readonly entered: Entered | undefined;
  readonly onMove: (isLeftOut: boolean) => void;
};

function Part({ block, words, isLeftOut, entered, onMove }: PartProps) {
  const t = useMessages('library');
  const reasonOf = useReason();
  const start = shorten(words, 40);
  const doubt = !isLeftOut && block.flag !== undefined;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (entered) button.current?.focus();
  }, [entered]);
  return (
    <li className={classNames(styles['part'], isLeftOut && styles['isLeftOut'])}>
      <div className={styles['what']}>
        <span className={styles['kind']}>
          {t(`parts.kind.${block.kind}`)}
          {isLeftOut && ` · ${t('parts.leftOut', { reason: reasonOf(block) })}`}
          {doubt && ` · ${t('parts.looksLike', { reason: reasonOf(block) })}`}
        </span>
        <p className={classNames(styles['words'], styles[block.kind])} dir="auto">
          {words}
        </p>
      </div>
      <button
        ref={button}
        type="button"
        className={styles['move']}
        aria-label={t(isLeftOut ? 'parts.bringBackOf' : 'parts.leaveOutOf', { start })}
        onClick={() => {
          onMove(!isLeftOut);
        }}
      >
        {isLeftOut ? <Eye aria-hidden size={16} /> : <EyeOff aria-hidden size={16} />}
        <span>{t(isLeftOut ? 'parts.bringBack' : 'parts.leaveOut')}</span>
      </button>
    </li>
  );
}

/** Why a part was left out, in words. */
function useReason(): (block: Block) => string {
  const t = useMessages('library');
  const annotate = useMessages('annotate');
  return ({ flag }) => (flag ? annotate(`junk.reason.${flag.reason}`) : t('parts.byYou'));
}
