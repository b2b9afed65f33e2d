import { useState } from 'react';
import type { ReviewRule } from '#domain/curation/review-log.ts';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { Select } from '#ui/select.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useWords } from './desk.tsx';
import { showRule } from './group-acts.ts';
import styles from './review.module.css';
import { labelWords } from './word-context.ts';

const ANY = 'any';
const KINDS = ['all-of', 'ignore-trim', 'prefer'] as const;
type Kind = (typeof KINDS)[number];

/** A rule is put together here and shown before it decides anything. */
export function Rules() {
  const desk = useDesk();
  const { t } = desk;
  const words = useWords();
  const [kind, setKind] = useState<Kind>('all-of');
  const [person, setPerson] = useState('0');
  const [label, setLabel] = useState(ANY);
  const [prefer, setPrefer] = useState<'longer' | 'shorter'>('longer');
  const layer = words.review.layers[Number(person)]?.layer.id;

  function ruleNow(): ReviewRule | undefined {
    if (kind !== 'all-of') return { kind, prefer };
    if (layer === undefined) return undefined;
    return { kind, layer, ...(label !== ANY && { label }) };
  }

  return (
    <Disclosure title={t('rules.title')}>
      <div className={styles['form']}>
        <p className={styles['soft']}>{t('rules.hint')}</p>
        <RadioGroup
          label={t('rules.title')}
          hideLabel
          options={KINDS.map((id) => ({ id, name: t(`rules.${id}`) }))}
          value={kind}
          onChange={setKind}
        />
        {kind === 'all-of' ? (
          <>
            <Select
              label={t('rules.person')}
              options={[...words.review.layers.keys()].map((at) => ({
                id: String(at),
                name: words.generalName(at),
              }))}
              value={person}
              onChange={setPerson}
            />
            <LabelSelect value={label} onChange={setLabel} />
          </>
        ) : (
          <RadioGroup
            label={t('rules.take')}
            options={(['longer', 'shorter'] as const).map((id) => ({ id, name: t(`rules.${id}`) }))}
            value={prefer}
            onChange={setPrefer}
          />
        )}
        <Button
          onPress={() => {
            const rule = ruleNow();
            if (rule) showRule(desk, rule);
          }}
        >
          {t('rules.preview')}
        </Button>
      </div>
    </Disclosure>
  );
}

type LabelProps = { readonly value: string; readonly onChange: (label: string) => void };

function LabelSelect({ value, onChange }: LabelProps) {
  const { t } = useDesk();
  const words = useWords();
  const items = useWorkspace((state) => state.review?.items) ?? [];
  const labels = new Set(items.flatMap((_unused, at) => words.index.places[at]?.labels ?? []));
  return (
    <Select
      label={t('rules.label')}
      options={[
        { id: ANY, name: t('rules.anyLabel') },
        ...[...labels].map((id) => ({ id, name: labelWords(words, id) })),
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
