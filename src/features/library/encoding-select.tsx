import { useMemo } from 'react';
import { Disclosure } from '#ui/disclosure.tsx';
import { Select } from '#ui/select.tsx';
import { useMessages } from '#messages/messages.tsx';
import type { Looked } from '#workspace/import-session.ts';
import styles from './import-preview.module.css';

/** WHATWG labels of what old files are in. */
const ENCODINGS = [
  ...'utf-8 windows-1252 iso-8859-15 iso-8859-2 windows-1250 windows-1251'.split(' '),
  ...'koi8-r koi8-u ibm866 windows-1253 windows-1254 windows-1255'.split(' '),
  ...'windows-1256 windows-1257 windows-1258 macintosh gb18030 big5'.split(' '),
  ...'shift_jis euc-jp iso-2022-jp euc-kr utf-16le utf-16be'.split(' '),
];

type Props = {
  readonly text: NonNullable<Looked['text']>;
  readonly onChange: (encoding: string) => void;
};

/** As what the bytes of a text file are read; the likeliest first, with words that would differ. */
export function EncodingSelect({ text, onChange }: Props) {
  const t = useMessages('library');
  const options = useMemo(() => {
    const likely = text.candidates.map(({ encoding, sample }) => ({
      id: encoding,
      name: encoding,
      hint: sample,
    }));
    const ids = [...new Set([text.encoding, ...ENCODINGS])];
    const others = ids
      .filter((id) => !likely.some((option) => option.id === id))
      .map((id) => ({ id, name: id }));
    return [...likely, ...others];
  }, [text]);
  const select = (
    <div className={styles['encoding']}>
      <Select
        label={t('preview.encoding')}
        description={t('preview.encodingHint')}
        options={options}
        value={text.encoding}
        onChange={onChange}
      />
    </div>
  );
  if (!text.isSure) return select;
  return (
    <Disclosure title={t('preview.encodingSure', { encoding: text.encoding })} level={3}>
      {select}
    </Disclosure>
  );
}
