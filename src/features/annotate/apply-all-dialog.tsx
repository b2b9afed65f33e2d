import { resolveEntity } from '#domain/entities/resolve-entity.ts';
import { useMemo, useState } from 'react';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { surnameOf } from '#domain/entities/find-entity.ts';
import { Button } from '#ui/button.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useMessages } from '#messages/messages.tsx';
import { tagAll } from '#workspace/tag-all.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { OpenArticle } from '#workspace/workspace-state.ts';
import { returnToText, useDesk } from './desk.tsx';
import { MatchList } from './match-list.tsx';
import { matchesIn, mentionsIn, placesLeft } from './matches.ts';
import styles from './match-list.module.css';
import { quoteOf } from '#parts/quote-text.ts';
import { labelName, report } from './report.ts';

/** `A`: the active annotation's label on every other mention of its entity, or on the same words elsewhere. */
export function ApplyAllDialog() {
  const open = useWorkspace((state) => state.open);
  const active =
    open?.activeId === undefined ? undefined : getFrom(open.state.annotations, open.activeId);
  return open && active ? <Applying open={open} active={active} /> : null;
}

type Props = { readonly open: OpenArticle; readonly active: Annotation };

function Applying({ open, active }: Props) {
  const desk = useDesk();
  const { t } = desk;
  const common = useMessages('common');
  const entity = active.entityId && resolveEntity(open.state.entities, active.entityId);
  const words = quoteOf(open.revision.text, active);
  const surname = entity ? surnameOf(entity.name) : undefined;
  const [hasSurname, setHasSurname] = useState(entity?.kind === 'person');
  const [isInflected, setIsInflected] = useState(entity !== undefined);
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set());
  const names = useMemo(
    () => (entity ? namesOf(entity, hasSurname ? surname : undefined) : [words]),
    [entity, hasSurname, surname, words],
  );
  const matches = useMemo(() => {
    const options = { wholeWords: true, matchCase: entity !== undefined, inflected: isInflected };
    const find = entity ? mentionsIn : matchesIn;
    return find(open, active.label, names, options);
  }, [open, active.label, names, entity, isInflected]);
  const places = placesLeft(matches, leftOut);
  const label = labelName(active.label);

  function close(): void {
    desk.screen.setState({ dialog: undefined });
    returnToText(desk);
  }

  function apply(): void {
    const outcome = tagAll(active.label, places, 'propagated', entity?.id);
    if (report(desk, outcome, t('find.done', { count: places.length, label }))) close();
  }

  return (
    <Dialog
      size="large"
      title={t('applyAll.title')}
      closeLabel={common('action.close')}
      onClose={close}
      footer={
        <>
          <Button onPress={close}>{common('action.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={places.length === 0}
            onPress={apply}
            // Enter applies at once; who wants to leave some out goes back with Shift+Tab.
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
            autoFocus
          >
            {t('find.tag', { count: places.length })}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <p>
          {entity
            ? t('applyAll.entity', { name: entity.name, label })
            : t('applyAll.words', { label })}
        </p>
        <p dir="auto">{t('applyAll.names', { names: names.join(' · ') })}</p>
        <div className={styles['options']}>
          {surname !== undefined && (
            <Checkbox
              label={t('applyAll.surname')}
              isChecked={hasSurname}
              onChange={setHasSurname}
            />
          )}
          <Checkbox label={t('find.inflected')} isChecked={isInflected} onChange={setIsInflected} />
        </div>
        <MatchList
          text={open.revision.text}
          matches={matches}
          leftOut={leftOut}
          onChange={setLeftOut}
        />
      </div>
    </Dialog>
  );
}

function namesOf({ name, aliases }: Entity, surname: string | undefined): readonly string[] {
  return [...new Set([name, ...aliases, ...(surname === undefined ? [] : [surname])])];
}
