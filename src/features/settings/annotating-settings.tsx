import { Keyboard } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Switch } from '#ui/switch.tsx';
import { useMessages } from '#messages/messages.tsx';
import { isBlind } from '#domain/project/project.ts';
import { setBlind, setLabelEnabled } from '#workspace/library.ts';
import { setPreferences } from '#workspace/preferences.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './settings-screen.module.css';

export function AnnotatingSettings() {
  const t = useMessages('settings');
  const { singleKeys, snapping } = useWorkspace((s) => s.preferences);
  return (
    <>
      <Switch
        label={t('annotating.singleKeys')}
        description={t('annotating.singleKeysHint')}
        isOn={singleKeys}
        onChange={(isOn) => {
          setPreferences({ singleKeys: isOn });
        }}
      />
      <Switch
        label={t('annotating.snapping')}
        description={t('annotating.snappingHint')}
        isOn={snapping}
        onChange={(isOn) => {
          setPreferences({ snapping: isOn });
        }}
      />
      <BlindMode />
      <OwnKeys />
      <OptionalLabels />
    </>
  );
}

function BlindMode() {
  const t = useMessages('settings');
  const isOn = useWorkspace((s) => s.project !== undefined && isBlind(s.project));
  return (
    <Switch
      label={t('annotating.blind')}
      description={t('annotating.blindHint')}
      isOn={isOn}
      onChange={(on) => void setBlind(on)}
    />
  );
}

const KeysDialog = lazy(async () => ({ default: (await import('./keys-dialog.tsx')).KeysDialog }));

function OwnKeys() {
  const t = useMessages('settings');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles['group']}>
      <p className={styles['subheading']}>{t('annotating.keys')}</p>
      <p className={styles['soft']}>{t('annotating.keysHint')}</p>
      <div>
        <Button
          icon={<Keyboard />}
          onPress={() => {
            setIsOpen(true);
          }}
        >
          {t('annotating.keysShow')}
        </Button>
      </div>
      <Suspense>
        {isOpen && (
          <KeysDialog
            onClose={() => {
              setIsOpen(false);
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

function OptionalLabels() {
  const t = useMessages('settings');
  const project = useWorkspace((s) => s.project);
  const optional = project?.codebook.labels.filter((label) => label.optional) ?? [];
  if (!project || optional.length === 0) return null;
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['subheading']}>{t('annotating.optionalLabels')}</legend>
      <p className={styles['soft']}>
        {t('annotating.optionalLabelsHint', { codebook: project.codebook.name })}
      </p>
      {optional.map((label) => (
        <Switch
          key={label.id}
          label={label.name}
          description={label.hint}
          isOn={project.settings.enabledLabels.includes(label.id)}
          onChange={(isOn) => void setLabelEnabled(label.id, isOn)}
        />
      ))}
    </fieldset>
  );
}
