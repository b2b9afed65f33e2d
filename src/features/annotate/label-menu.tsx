import { ChevronDown } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import type { Annotation } from '#domain/annotation/annotation.ts';
import type { LabelDefinition } from '#domain/codebook/codebook.ts';
import { type MenuEntry, OpenMenu } from '#ui/menu-button.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './card.module.css';
import { useDesk } from './desk.tsx';
import { enabledLabels } from './enabled-labels.ts';
import { LabelBadge, LabelLetter } from '#parts/label-badge.tsx';
import { changeLabel } from './tag-acts.ts';

type Props = {
  readonly annotation: Annotation;
  readonly label: LabelDefinition | undefined;
};

/** The card's label; pressed, it offers the others. The menu is made only then: cards open often. */
export function LabelMenu({ annotation, label }: Props) {
  const { t } = useDesk();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles['labelButton']}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        title={t('card.changeLabel')}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        <LabelBadge label={label} />
        <ChevronDown size={16} aria-hidden />
      </button>
      {isOpen && (
        <Choices
          annotation={annotation}
          trigger={button}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}

type ChoicesProps = {
  readonly annotation: Annotation;
  readonly trigger: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
};

function Choices({ annotation, trigger, onClose }: ChoicesProps) {
  const desk = useDesk();
  const project = useWorkspace((state) => state.project);
  const entries = project
    ? enabledLabels(project).map((label): MenuEntry => {
        const isPossible = label.discontinuous || annotation.fragments.length === 1;
        return {
          kind: 'item',
          id: label.id,
          name: isPossible ? label.name : desk.t('card.onePieceOnly', { label: label.name }),
          icon: <LabelLetter label={label} />,
          isDisabled: !isPossible || label.id === annotation.label,
          onAct: () => {
            changeLabel(desk, annotation.id, label.id);
          },
        };
      })
    : [];
  return (
    <OpenMenu
      label={desk.t('card.changeLabel')}
      trigger={trigger}
      entries={entries}
      onClose={onClose}
    />
  );
}
