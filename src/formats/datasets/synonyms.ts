// What other schemes call what the default codebook has. Keys as `keyOf` makes them: lower case,
// letters and digits only, no plural. Ids that a codebook does not have are not looked at. Maps: an id of
// somebody’s own codebook may be called `constructor`.

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

export const LABEL_SYNONYMS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    CLAIM: words(
      'claim content quote quotation statement assertion utterance proposition directquote indirectquote mixedquote quotetext directspeech indirectspeech reportedspeech directquotation indirectquotation claimspan checkworthyclaim direct indirect',
    ),
    SPEAKER: words(
      'speaker per person people claimant claimer quotee quotedperson holder opinionholder interviewee speakermention',
    ),
    SOURCE: words(
      'source org organization organisation outlet media medium newsoutlet agency newsagency publication document reference sourcemention informationsource',
    ),
    CUE: words('cue verb reportingverb cueword speechverb quoteverb verbcue cuephrase'),
  }),
);

export const RELATION_SYNONYMS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    said_by: words(
      'saidby say said speaker source attribution attributedto attribute spokenby statedby claimedby quotedby quote utteredby hasspeaker speakerof claimant',
    ),
    reported_by: words(
      'reportedby source reportedin publishedby attribution attributedto via through',
    ),
    based_on: words('basedon derivedfrom origin citing cite quote source'),
    issued_by: words('issuedby publishedby authoredby writtenby author releasedby'),
    restates: words('restate paraphrase paraphraseof duplicate sameas equiv equivalent repeat'),
    responds_to: words(
      'respondto response replyto reply answer dispute disputed rebut rebuttal denie',
    ),
  }),
);

type AttributeSynonyms = {
  readonly names: ReadonlySet<string>;
  /** Value, as `keyOf` makes it → id of the option. */
  readonly values: Readonly<Record<string, string>>;
};

export const ATTRIBUTE_SYNONYMS: ReadonlyMap<string, AttributeSynonyms> = new Map(
  Object.entries({
    check: {
      names: words('checkworthy checkworthines checkworthiness worthchecking ischeckworthy'),
      values: {
        true: 'check_worthy',
        yes: 'check_worthy',
        false: 'not_factual',
        no: 'not_factual',
      },
    },
    verdict: {
      names: words('veracity truthvalue factcheck rating statu'),
      values: {
        unverified: 'unchecked',
        true: 'supported',
        verified: 'supported',
        false: 'refuted',
        mixed: 'conflicting',
        unproven: 'not_enough_evidence',
      },
    },
    quote_type: {
      names: words('quotetype speechtype type quotation'),
      values: { partial: 'mixed', paraphrase: 'indirect' },
    },
    stance: { names: words('polarity modality'), values: { negative: 'denies' } },
  }),
);
