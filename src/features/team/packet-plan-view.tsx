import { Callout } from '#ui/callout.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useFormats, useMessages } from '#messages/messages.tsx';
import type { PacketPlan } from '#workspace/packets.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { PacketArticle } from './packet-article.tsx';
import { type ChoiceActs, type PacketChoices, isAnythingNew } from './packet-choices.ts';
import { PacketPeople } from './packet-people.tsx';
import styles from './team.module.css';

type Props = {
  readonly plan: PacketPlan;
  readonly choices: PacketChoices;
  readonly acts: ChoiceActs;
  readonly onMine: (mine: 'mine' | 'other') => void;
};

/** A longer list says less than its number. */
const SHOWN = 200;

/** What the packet holds and what would become of it; each proposal can be changed. */
export function PacketPlanView({ plan, choices, acts, onMine }: Props) {
  const t = useMessages('packets');
  const { articles, people } = plan;
  return (
    <>
      <Sender plan={plan} />
      {plan.asksWhoseMine && (
        <WhoseMine plan={plan} choices={choices} acts={acts} onMine={onMine} />
      )}
      {isAnythingNew(plan, choices) ? (
        <p className={styles['soft']}>{t('look.nothingYet')}</p>
      ) : (
        <Callout tone="info">{t('look.nothingNew')}</Callout>
      )}
      <section
        className={styles['part']}
        aria-label={t('look.articles', { count: articles.length })}
      >
        <h3 className={styles['heading']}>{t('look.articles', { count: articles.length })}</h3>
        <ul className={styles['rows']}>
          {articles.slice(0, SHOWN).map((article) => (
            <PacketArticle key={article.id} article={article} choices={choices} acts={acts} />
          ))}
        </ul>
        {articles.length > SHOWN && (
          <p className={styles['soft']}>{t('look.more', { count: articles.length - SHOWN })}</p>
        )}
      </section>
      {people.matches.length > 0 && <PacketPeople people={people} choices={choices} acts={acts} />}
    </>
  );
}

function Sender({ plan }: { readonly plan: PacketPlan }) {
  const t = useMessages('packets');
  const format = useFormats();
  const { packet, project } = plan;
  const when = packet && format.dateTime(packet.sentAt, { dateStyle: 'long', timeStyle: 'short' });
  return (
    <div className={styles['sender']}>
      <p className={styles['soft']}>
        {when !== undefined && `${t('look.sent', { when })} · `}
        {t('look.fromProject', { project })}
      </p>
      {packet?.blind === true && <p>{t('look.blind')}</p>}
      {packet?.message !== undefined && (
        <blockquote className={styles['message']} dir="auto">
          {packet.message}
        </blockquote>
      )}
    </div>
  );
}

function WhoseMine({ plan, choices, acts, onMine }: Props) {
  const t = useMessages('packets');
  const me = useWorkspace((s) => s.me);
  return (
    <Callout tone="info">
      <RadioGroup
        label={t('look.whose.label')}
        value={choices.mine}
        onChange={onMine}
        options={[
          { id: 'mine', name: t('look.whose.mine'), hint: t('look.whose.mineHint') },
          { id: 'other', name: t('look.whose.other'), hint: t('look.whose.otherHint') },
        ]}
      />
      {choices.mine === 'other' && me && (
        <TextField
          label={t('look.whose.name')}
          value={choices.names[me.id] ?? plan.from?.name ?? ''}
          onChange={(name) => {
            acts.setName(me.id, name);
          }}
        />
      )}
    </Callout>
  );
}
