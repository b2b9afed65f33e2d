import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBytes } from './decode-bytes.ts';
import { encodeAs } from './encode-as.ts';
import { guessEncoding } from './guess-encoding.ts';

const ascii = (text: string) => new TextEncoder().encode(text);

async function read(bytes: Uint8Array, encoding?: string) {
  const decoded = await decodeBytes(bytes, encoding);
  if (!decoded.ok) throw new Error(decoded.error.kind);
  return decoded.value;
}

describe('the encoding of a text', () => {
  test.each([
    [
      'windows-1250',
      'Władze zamknęły szkołę, bo ściana się osunęła. „Nikt nie ucierpiał” – mówią.',
    ],
    ['iso-8859-2', 'Příští týden začne oprava železničního mostu, řekl starosta.'],
    [
      'windows-1251',
      'Школу закрыли: в стене нашли трещину. «Никто не пострадал», — сказали в мэрии.',
    ],
    ['koi8-r', 'Школу закрыли: в стене нашли трещину, сказали в мэрии.'],
    ['koi8-u', 'Школу зачинили: у стіні знайшли тріщину, її лагодитимуть.'],
    ['ibm866', 'Школу закрыли: в стене нашли трещину, сказали в мэрии.'],
    ['iso-8859-5', 'Школу закрыли: в стене нашли трещину, сказали в мэрии.'],
    ['windows-1252', 'L’école est fermée : « personne n’a été blessé », a assuré la mairie.'],
    ['iso-8859-15', 'La réparation de l’œuvre coûtera 300 € à la mairie, affirme l’élu.'],
    ['macintosh', 'L’école est fermée : « personne n’a été blessé », a assuré la mairie.'],
    ['windows-1253', 'Το σχολείο έκλεισε, επειδή βρέθηκε ρωγμή στον τοίχο.'],
    [
      'windows-1254',
      'Okul, duvarında çatlak bulunduğu için kapatıldı; öğrenciler evlerine gönderildi.',
    ],
    ['windows-1255', 'בית הספר נסגר לאחר שנמצא סדק בקיר.'],
    ['windows-1256', 'أغلقت المدرسة بعد العثور على شق في الجدار.'],
    ['windows-1257', 'Mokykla uždaryta, nes sienoje rasta įtrūkimų, pranešė savivaldybė.'],
    ['windows-1258', 'Trường học đóng cửa vì phát hiện vết nứt trên tường.'],
    ['shift_jis', '壁に亀裂が見つかり、学校は閉鎖された。'],
    ['euc-jp', '壁に亀裂が見つかり、学校は閉鎖された。'],
    ['iso-2022-jp', '壁に亀裂が見つかり、学校は閉鎖された。'],
    ['gb18030', '墙上发现裂缝,学校已经关闭。'],
    ['big5', '牆上發現裂縫,學校已經關閉。'],
    ['euc-kr', '벽에 금이 가서 학교가 문을 닫았다.'],
    ['utf-16le', '墙上发现裂缝, the school is shut.'],
    ['utf-16be', 'The school is shut.'],
  ])('%s is told by its text alone', async (encoding, content) => {
    const { bytes, text } = encodeAs(content, encoding);
    expect((await read(bytes)).text).toBe(text);
  });

  test('that is guessed comes with a note, with how sure the guess is, and with others to choose', async () => {
    const { bytes } = encodeAs('Школу закрыли, сказали в мэрии.', 'koi8-r');
    expect((await read(bytes)).note).toEqual({ kind: 'encoding', encoding: 'koi8-r' });
    const guess = await guessEncoding(bytes);
    expect(guess.confidence).toBeGreaterThan(0.9);
    expect(guess.candidates[0]?.sample).toBe('Школу закрыли, сказали в мэрии.');
    const samples = guess.candidates.map((candidate) => candidate.sample);
    expect(new Set(samples).size).toBe(samples.length);
    expect(guess.candidates.map((candidate) => candidate.encoding)).toContain('windows-1251');
  });

  test('that the user has chosen is taken without a note', async () => {
    const { bytes, text } = encodeAs('Школу закрыли.', 'windows-1251');
    expect(await read(bytes, 'cp1251')).toEqual({ text, encoding: 'windows-1251' });
  });

  test.each([
    ['a meta element', '<!doctype html><html><head><meta charset="windows-1251"></head>'],
    ['an http-equiv', '<meta http-equiv=Content-Type content="text/html; charset=windows-1251">'],
    ['an XML declaration', '<?xml version="1.0" encoding="windows-1251"?><html>'],
    ['a declaration after a comment', `<!--${'-'.repeat(1500)}--><meta charset=windows-1251>`],
  ])('in %s is believed', async (_case, head) => {
    const bytes = Uint8Array.from([...ascii(head), 0xd8, 0xea]);
    expect(await read(bytes)).toEqual({ text: `${head}Шк`, encoding: 'windows-1251' });
  });

  test.each([
    ['of another encoding over UTF-8', '<meta charset="iso-8859-1">é', 'utf-8'],
    ['of UTF-16 in bytes that are not', '<meta charset="utf-16">é', 'utf-8'],
    ['that nobody knows', '<meta charset="nonsense">é', 'utf-8'],
  ])('declared %s is not believed', async (_case, html, encoding) => {
    expect(await read(ascii(html))).toEqual({ text: html, encoding });
  });

  test.each([
    ['little-endian', [0xff, 0xfe, 0, 0, 0x41, 0, 0, 0, 0x42, 0xf6, 1, 0]],
    ['big-endian', [0, 0, 0xfe, 0xff, 0, 0, 0, 0x41, 0, 1, 0xf6, 0x42]],
    ['without a mark', [0x41, 0, 0, 0, 0x42, 0xf6, 1, 0]],
  ])('UTF-32, %s, is read', async (_case, bytes) => {
    expect((await read(Uint8Array.from(bytes))).text).toBe('A🙂');
  });

  test.each([
    'Школу закрыли, сказали в мэрии.',
    'स्कूल बंद है, मेयर ने कहा।',
    '学校关闭，市长说 2024 年 3 月。',
    'Schools are shut.',
  ])('UTF-16 without a mark is not taken for UTF-8 with stray zeros: %s', async (text) => {
    const units = Uint16Array.from(text, (sign) => sign.charCodeAt(0));
    expect((await read(new Uint8Array(units.buffer))).text).toBe(text);
  });

  test('any bytes get an answer that can be decoded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const { encoding, confidence } = await guessEncoding(bytes);
        expect(encoding).not.toBe('');
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });

  test('any UTF-8 is UTF-8', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (text) => {
        fc.pre(!text.includes('\0') && !text.includes('\u001b'));
        expect((await guessEncoding(ascii(text))).encoding).toBe('utf-8');
      }),
    );
  });
});
