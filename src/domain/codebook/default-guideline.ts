// Guideline texts of the default codebook: the one test and twelve rules, in the order of the work.

export const THE_ONE_TEST =
  'Whose words are these? That is the SPEAKER. Through what did they reach this page? That is the SOURCE. ' +
  'A spokesman who told reporters is a speaker; a newspaper report that said so is a source. ' +
  '“People close to the talks said”: a speaker, though anonymous, for people stand behind the words. ' +
  '“Leaked documents show”: a source.';

export const RULES = {
  claim:
    'Claim. Mark what is claimed, not who claims it. Begin at the opening quotation mark, or at the first word of the content (a linking “that” belongs to it). End before the comma or full stop that only closes the article’s own sentence. Keep the quotation marks.',
  oneCue:
    'One cue, one claim. “…,” he said. “…” is one claim in two pieces: mark the first, press + (or “Add piece”) and mark the second. A second verb (“…, adding that …”) makes a second claim.',
  longQuotes:
    'Split long quotes only where it matters. Mark the whole quotation first. Inside it, give a sentence its own mark only if somebody could check it, or if others will repeat it. Inner claims inherit the speaker.',
  speaker:
    'Speaker. Take the nearest mention, even “he”, with title and name but without the life story. Then pick the person from the list: the mention is text, the person is the same in all articles.',
  standIns:
    'Stand-ins. “City Hall”, “Washington”, “the Kremlin” are speakers when they say, think, want or refuse. Their form is “Stand-in”.',
  source:
    'Source. Papers, agencies, reports, leaks, polls, the credit line at the foot. Where the text tells from where the source had it, draw “based on” from the one nearer the reader to the one nearer the origin.',
  allegedOrigin:
    'Alleged origin. Where the link itself is only somebody’s guess (“I believe the papers got leaked information”), set its certainty to “Alleged” and name who says so.',
  refusals:
    'Refusals count. “Declined to comment”, “we will not comment”: a claim whose stance is “Declines to comment”. “Did not comment” alone is no claim.',
  notAClaim:
    'Not a claim: scare quotes, titles, nicknames; bare actions (“he signed the order”); a report that is mentioned without what it says.',
  checkWorthy:
    'Check-worthy? Factual, and a reader could be misled if it were wrong: “Check-worthy”. Factual, and nobody would mind: “Factual, minor”. Wishes, opinions, rhetoric: “Not factual”.',
  headline:
    'Headline. Mark it as any other sentence and link it with “restates” to the passage it condenses; if it says more than the passage, its fidelity is “Overstated”.',
  inDoubt: 'In doubt, leave it and write a note: that something needs discussion is a result too.',
} as const;

export const CUE_RULE =
  'Cue. The whole reporting verb group with adverb, negation and the preposition that leads to the content, in one piece. A colon or a dash can be a cue.';
