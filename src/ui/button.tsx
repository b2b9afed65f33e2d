import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import styles from './button.module.css';
import { classNames } from './class-names.ts';

export type ButtonVariant = 'plain' | 'primary' | 'quiet' | 'danger';

type Props = Omit<ButtonProps, 'className' | 'style' | 'children'> & {
  /** `primary`: the one thing to do here. `quiet`: without a border. */
  readonly variant?: ButtonVariant;
  readonly icon?: ReactNode;
  readonly isWide?: boolean;
  readonly children: ReactNode;
};

export function Button({ variant = 'plain', icon, isWide = false, children, ...props }: Props) {
  return (
    <AriaButton {...props} className={classNames(buttonClass(variant), isWide && styles['wide'])}>
      {icon !== undefined && (
        <span className={styles['icon']} aria-hidden>
          {icon}
        </span>
      )}
      {children}
    </AriaButton>
  );
}

/** For links that look like buttons. */
export function buttonClass(variant: ButtonVariant): string {
  return classNames(styles['button'], styles[variant]);
}
