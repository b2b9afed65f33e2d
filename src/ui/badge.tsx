import type { ReactNode } from 'react';
import styles from './badge.module.css';
import { classNames } from './class-names.ts';

type Props = {
  readonly tone?: 'plain' | 'agree' | 'differ' | 'error';
  readonly icon?: ReactNode;
  readonly children: ReactNode;
};

/** A short state in words; the colour only helps. */
export function Badge({ tone = 'plain', icon, children }: Props) {
  return (
    <span className={classNames(styles['badge'], styles[tone])}>
      {icon}
      {children}
    </span>
  );
}
