/** What newsrooms write in most; any other stays as it was found. */
const LANGUAGES = [
  ...'en de fr es it pt nl pl sv da nb fi cs sk hu'.split(' '),
  ...'ro bg el ru uk sr hr sl tr ar he fa ur hi bn'.split(' '),
  ...'zh ja ko vi id th sw'.split(' '),
];

type Option = { readonly id: string; readonly name: string };

/** Languages by their names, with the one that was found whatever it is; `und` is "not known". */
export function languageOptions(found: string, unknown: string): readonly Option[] {
  const names = new Intl.DisplayNames(undefined, { type: 'language', fallback: 'code' });
  const nameOf = (id: string): string => {
    try {
      return names.of(id) ?? id;
    } catch {
      // A tag that a page made up.
      return id;
    }
  };
  const known = [...new Set([...LANGUAGES, found])].filter((id) => id !== 'und');
  const options = known.map((id) => ({ id, name: nameOf(id) }));
  return [
    { id: 'und', name: unknown },
    ...options.toSorted((a, b) => a.name.localeCompare(b.name)),
  ];
}
