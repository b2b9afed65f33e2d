import { Checkbox } from '#ui/checkbox.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useMessages } from '#messages/messages.tsx';
import type { PacketOptions } from '#workspace/packets.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './team.module.css';

type Props = {
  readonly options: PacketOptions;
  readonly onChange: (options: PacketOptions) => void;
};

/** What goes into a packet. */
export function SendForm({ options, onChange }: Props) {
  const t = useMessages('packets');
  return (
    <>
      <ArticlesToSend options={options} onChange={onChange} />
      <RadioGroup
        label={t('make.whose')}
        value={options.layers}
        onChange={(layers) => {
          onChange({ ...options, layers });
        }}
        options={[
          { id: 'mine', name: t('make.mine'), hint: t('make.mineHint') },
          { id: 'all', name: t('make.all'), hint: t('make.allHint') },
        ]}
      />
      <TextField
        label={t('make.message')}
        description={t('make.messageHint')}
        rows={3}
        maxLength={MAX_MESSAGE}
        value={options.message}
        onChange={(message) => {
          onChange({ ...options, message });
        }}
      />
      <RadioGroup
        label={t('make.packing')}
        value={options.packing}
        onChange={(packing) => {
          onChange({ ...options, packing });
        }}
        options={[
          { id: 'json', name: t('make.json'), hint: t('make.jsonHint') },
          { id: 'zip', name: t('make.zip'), hint: t('make.zipHint') },
        ]}
      />
    </>
  );
}

/** Whoever has more to say sends a letter along. */
const MAX_MESSAGE = 10_000;

function ArticlesToSend({ options, onChange }: Props) {
  const t = useMessages('packets');
  const articles = useWorkspace((s) => s.articles);
  const chosen = new Set(options.articles);
  if (articles.length < 2) return null;
  return (
    <fieldset className={styles['part']}>
      <legend className={styles['heading']}>
        {t('make.which')} · {t('make.articles', { count: chosen.size })}
      </legend>
      <div className={styles['chosen']}>
        {articles.map(({ article: { id, title } }) => (
          <Checkbox
            key={id}
            label={title === '' ? t('list.untitled') : title}
            isChecked={chosen.has(id)}
            onChange={(isChosen) => {
              const others = options.articles.filter((each) => each !== id);
              onChange({ ...options, articles: isChosen ? [...others, id] : others });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
