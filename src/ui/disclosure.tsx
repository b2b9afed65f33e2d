import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import {
  Button,
  Disclosure as AriaDisclosure,
  DisclosurePanel,
  Heading,
} from 'react-aria-components/Disclosure';
import { classNames } from './class-names.ts';
import styles from './disclosure.module.css';

type Props = {
  readonly title: ReactNode;
  /** Level of its heading in the page. */
  readonly level?: 2 | 3 | 4;
  readonly isOpenAtFirst?: boolean;
  readonly children: ReactNode;
};

/** What it hides is made when it is first opened: most are never. */
export function Disclosure({ title, level = 3, isOpenAtFirst = false, children }: Props) {
  const [hasOpened, setHasOpened] = useState(isOpenAtFirst);
  return (
    <AriaDisclosure
      className={classNames(styles['disclosure'])}
      defaultExpanded={isOpenAtFirst}
      onExpandedChange={(isOpen) => {
        if (isOpen) setHasOpened(true);
      }}
    >
      <Heading level={level} className={classNames(styles['heading'])}>
        <Button slot="trigger" className={classNames(styles['trigger'])}>
          <ChevronRight aria-hidden />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className={classNames(styles['panel'])}>
        {hasOpened && children}
      </DisclosurePanel>
    </AriaDisclosure>
  );
}
