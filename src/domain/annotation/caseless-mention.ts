/** Nobody in particular, whatever stands behind it: "a senior official", "residents". */
const ANONYMOUS = new Set(
  (
    'مسؤول مسؤولة مسؤولون مسؤولين مصدر مصادر متحدث متحدثة ناطق ناطقة خبير خبيرة خبراء محلل محللة محللون محللين شاهد شاهدة شهود ' +
    'مراقب مراقبون مراقبين ناشط ناشطة ناشطون ناشطين سكان أهالي أحد إحدى بعض عدة دبلوماسي دبلوماسية دبلوماسيون دبلوماسيين'
  ).split(' '),
);

/** Offices and forms of address, in front of a name or instead of one. */
const OFFICES = new Set(
  (
    'رئيس رئيسة وزير وزيرة محافظ مدير مديرة نائب نائبة سفير سفيرة أمين عضو زعيم قائد سيد سيدة ' +
    'دكتور دكتورة لواء عميد ملك أمير شيخ'
  ).split(' '),
);

/** Behind an office: whose it is, or where. */
const JOINERS = new Set('باسم في من لدى عن على إلى'.split(' '));

/**
 * Whether a mention in a script without capitals holds a name. Arabic: what is left once offices, what they are
 * the office of, and words with an article are taken away. Other such scripts tell nothing by themselves.
 *
 * @returns undefined for scripts that have capitals.
 */
export function caselessForm(
  mention: string,
): 'name' | 'office' | 'anonymous' | 'unknown' | undefined {
  if (/[\p{Lu}\p{Lt}[\p{Ll}--\p{Script=Georgian}]]/v.test(mention)) return undefined;
  if (!/[\p{Lo}\p{Script=Georgian}]/v.test(mention)) return undefined;
  if (!/\p{Script=Arabic}/v.test(mention)) return 'unknown';
  const words = mention.normalize('NFC').match(/[\p{L}\p{M}]+/gv) ?? [];
  const [first = ''] = words;
  if (ANONYMOUS.has(first)) return 'anonymous';
  // One word with an article is a surname or a body: "al-Otaibi", "the government".
  if (!isOffice(first)) return words.length === 1 && hasArticle(first) ? 'unknown' : 'name';
  // The word behind a joiner belongs to the office: "in the name of the government".
  const isNamed = words.some(
    (word, at) =>
      at > 0 &&
      !isOffice(word) &&
      !hasArticle(word) &&
      !JOINERS.has(word) &&
      !JOINERS.has(words[at - 1] ?? ''),
  );
  return isNamed ? 'name' : 'office';
}

function isOffice(word: string): boolean {
  const bare = word.replace(/^ال/v, '');
  return OFFICES.has(bare) || ANONYMOUS.has(bare);
}

function hasArticle(word: string): boolean {
  return /^(?:ال|لل)/v.test(word);
}
