/**
 * What the rules of attribution know of one language: plain words a newsroom can add to. Every list
 * is words in lower case, parted by spaces; entries of several words stand in the `phrases` lists.
 */
export type LanguageRules = {
  /** BCP 47 primary tag. */
  readonly language: string;
  /** Reporting verbs in the forms that stand beside a subject: "said", "says", "say". */
  readonly cues: string;
  /** Verbs that report what others think, want or show, but introduce no quotation by themselves. */
  readonly softCues?: string;
  /** Cues that are nouns as often ("claims", "states"): they count only where a clause or a quotation follows. */
  readonly nounLikeCues?: string;
  /** Cues that report without quotation marks only with a "that" behind them ("added", "wrote"). */
  readonly quotingCues?: string;
  /** Cues that name the hearer first: "told the council it was late". */
  readonly tellingCues?: string;
  /** Forms whose subject stands further off: "saying", "adding". */
  readonly participles?: string;
  /** Verb forms that are used when others' words are reported, as the German subjunctive. */
  readonly reportedMood?: string;
  /** Nouns that announce words: "statement", "remark", "motto". */
  readonly speechNouns?: string;
  /** "according to", "laut": whoever is named after it stands behind the sentence. */
  readonly accordingPhrases: readonly string[];
  /** "so" in German: „…“, so der Minister. Only right behind a quotation. */
  readonly trailingPhrases?: readonly string[];
  /** Verbs with a fixed second word: "pointed out", "went on to say", "put it". */
  readonly cuePhrases?: readonly string[];
  readonly participlePhrases?: readonly string[];
  /** Words that open the content: "that", "dass", "que". They belong to it. */
  readonly complementizers: string;
  /** Other words a content may open with right behind its cue: "how", "to". */
  readonly contentOpeners?: string;
  readonly pronouns: string;
  /** Those of them that stand for things more often than for people: "it". */
  readonly thingPronouns?: string;
  /** "who": stands for the name before it. */
  readonly relatives: string;
  readonly determiners: string;
  readonly prepositions: string;
  /** "of": prepositions that hold a name or a description together. */
  readonly joiners: string;
  readonly conjunctions: string;
  /** Words that open a clause of its own: a mention does not reach over them. */
  readonly subordinators: string;
  /** Verbs before a cue that belong to it: "has", "would". */
  readonly auxiliaries: string;
  /** Further verbs that end a mention to their left or right. */
  readonly commonVerbs?: string;
  readonly adverbs: string;
  /** Regular adverbs end in this. */
  readonly adverbEnding?: string;
  /** A word in lower case behind a name is a verb when it ends in this. */
  readonly verbEnding?: string;
  /** "Mr.", "Senator": part of the mention before a name. */
  readonly titles: string;
  /** Nouns of people who speak by office: "spokesman". */
  readonly roles: string;
  /** Whom one tells: "reporters". They are never the speaker. */
  readonly recipients: string;
  /** Where words are said: "statement", "interview". */
  readonly settings: string;
  readonly timeWords: string;
  /** Things words come through: "report", "documents". */
  readonly sourceNouns: string;
  /** Outlets and agencies by a word of their name: "news", "times", "reuters". */
  readonly outletWords: string;
  /** Before who made a thing: "by", "from". */
  readonly makerPrepositions: string;
  /** "seen by", "obtained by": show that the thing before them is a source. */
  readonly sourcePhrases: readonly string[];
  /** First words of a credit line, without the colon: "source". */
  readonly creditWords: string;
  /** Words before quotation marks that only name something: "so-called", "titled". */
  readonly namingWords: string;
  /** True where the subject stands behind its verb as a rule, as in Arabic. */
  readonly verbFirst?: boolean;
  /** For languages without words here: every longer quotation counts, and any word may be a verb. */
  readonly anyQuote?: boolean;
  /** True where the verb is second, so that the subject follows it when anything else stands first. */
  readonly invertsFreely?: boolean;
  /** True where a dash at the start of a paragraph opens speech. */
  readonly dialogueDash?: boolean;
  /** Pronouns tied to a verb by a hyphen: "dit-elle". */
  readonly clitics?: string;
  /** Letters that may be written onto a word, as Arabic "wa" (and) onto a verb. */
  readonly prefixes?: string;
  /** True where nouns are written with a capital: it tells no name then. */
  readonly capitalNouns?: boolean;
};

/** Words a newsroom adds at run time to the rules of a language. */
export type LanguageExtension = {
  readonly [
    Key in keyof LanguageRules as LanguageRules[Key] extends string | readonly string[] | undefined
      ? Key
      : never
  ]?: LanguageRules[Key];
};
