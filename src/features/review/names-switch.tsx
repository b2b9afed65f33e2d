import { Switch } from '#ui/switch.tsx';
import { useDesk, useScreen } from './desk.tsx';
import { keepSeed } from './hidden-names.ts';

/** Nobody is to know whose version is whose: names become letters, and each place has its own order. */
export function NamesSwitch() {
  const { t, screen, say } = useDesk();
  const isHidden = useScreen((state) => state.seed !== undefined);
  return (
    <Switch
      label={t('header.names')}
      isOn={isHidden}
      onChange={(isOn) => {
        screen.setState({ seed: keepSeed(isOn) });
        say(t(isOn ? 'say.namesHidden' : 'say.namesShown'));
      }}
    />
  );
}
