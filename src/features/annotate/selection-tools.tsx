import { Minus, Plus, Quote, WrapText } from 'lucide-react';
import type { Span } from '#domain/text/span.ts';
import { Kbd } from '#ui/kbd.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { BarButton } from './bar-button.tsx';
import styles from './bar.module.css';
import { useDesk } from './desk.tsx';
import { enabledLabels } from './enabled-labels.ts';
import { labelStyle } from '#parts/label-style.ts';
import { moveSelectionEdge, selectSpan, widerSpan } from './selection-acts.ts';
import { addSelectedPiece, tagSelection } from './tag-acts.ts';
import { takesPieces } from './takes-pieces.ts';

type Props = {
  readonly span: Span;
  /** "– word +" at both ends: fine work without a drag. */
  readonly hasSteppers: boolean;
};

export function SelectionTools({ span, hasSteppers }: Props) {
  const desk = useDesk();
  const canAddPiece = useWorkspace(takesPieces);
  return (
    <>
      <LabelButtons />
      {canAddPiece && (
        <BarButton
          label={`${desk.t('bar.addPiece')} +`}
          title={desk.t('bar.addPieceLong')}
          onPress={() => {
            addSelectedPiece(desk);
          }}
        >
          <Plus size={16} aria-hidden /> {desk.t('bar.addPiece')} <Kbd>+</Kbd>
        </BarButton>
      )}
      <WiderButtons span={span} />
      {hasSteppers && (
        <div className={styles['steppers']}>
          <Stepper edge="start" />
          <Stepper edge="end" />
        </div>
      )}
    </>
  );
}

function LabelButtons() {
  const desk = useDesk();
  const project = useWorkspace((state) => state.project);
  if (!project) return null;
  return enabledLabels(project).map((label) => (
    <BarButton
      key={label.id}
      label={`${label.name} ${label.key}`}
      style={labelStyle(label)}
      onPress={() => {
        tagSelection(desk, label.id);
      }}
    >
      <span className={styles['swatch']} data-underline={label.underline} aria-hidden />
      {label.name} <Kbd>{label.key}</Kbd>
    </BarButton>
  ));
}

/** Offers the whole quotation or sentence where only part of it is selected. */
function WiderButtons({ span }: { readonly span: Span }) {
  const desk = useDesk();
  const quote = widerSpan('quote', span);
  const sentence = widerSpan('sentence', span);
  return (
    <>
      {quote && (
        <BarButton
          label={desk.t('bar.wholeQuote')}
          onPress={() => {
            selectSpan(desk, quote);
          }}
        >
          <Quote size={16} aria-hidden /> {desk.t('bar.wholeQuote')}
        </BarButton>
      )}
      {sentence && (
        <BarButton
          label={desk.t('bar.wholeSentence')}
          onPress={() => {
            selectSpan(desk, sentence);
          }}
        >
          <WrapText size={16} aria-hidden /> {desk.t('bar.wholeSentence')}
        </BarButton>
      )}
    </>
  );
}

function Stepper({ edge }: { readonly edge: 'start' | 'end' }) {
  const desk = useDesk();
  const { t } = desk;
  const move = (direction: 1 | -1) => () => {
    moveSelectionEdge(desk, edge, direction);
  };
  return (
    <span className={styles['stepper']}>
      <BarButton label={t(edge === 'start' ? 'bar.startBack' : 'bar.endBack')} onPress={move(-1)}>
        <Minus size={16} aria-hidden />
      </BarButton>
      {t(edge === 'start' ? 'bar.start' : 'bar.end')}
      <BarButton
        label={t(edge === 'start' ? 'bar.startForward' : 'bar.endForward')}
        onPress={move(1)}
      >
        <Plus size={16} aria-hidden />
      </BarButton>
    </span>
  );
}
