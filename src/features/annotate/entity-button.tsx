import { ContactRound } from 'lucide-react';
import type { EntityId } from '#domain/ids.ts';
import styles from './card.module.css';
import { useDesk } from './desk.tsx';

type Props = { readonly id: EntityId; readonly name: string };

/** Opens the details of a person or source. */
export function EntityButton({ id, name }: Props) {
  const desk = useDesk();
  const label = desk.t('entity.open', { name });
  return (
    <button
      type="button"
      className={styles['entityButton']}
      aria-label={label}
      title={label}
      onClick={() => {
        desk.screen.setState({ dialog: { kind: 'entity', id } });
      }}
    >
      <ContactRound size={18} aria-hidden />
    </button>
  );
}
