import type { LanguageRules } from './language-rules.ts';

export const DE: LanguageRules = {
  language: 'de',
  cues: 'sagte sagt sagten sagen erklärte erklärt erklärten betonte betont betonten meinte meint meinten fragte fragt fragten antwortete antwortet schrieb schreibt schrieben berichtete berichtet berichteten berichten teilte ergänzte ergänzt fügte fügt forderte fordert forderten warnte warnt warnten kritisierte kritisiert kritisierten behauptete behauptet behaupteten bestätigte bestätigt bestätigten äußerte äußert äußerten erzählte erzählt kündigte rief ruft bezeichnete bezeichnet bezeichneten nannte nennt nannten zitierte zitiert hieß heißt lautete lautet kommentierte kommentiert verkündete verkündet versicherte versichert entgegnete entgegnet erwiderte erwidert räumte lobte lobt dementierte dementiert unterstrich unterstreicht mahnte mahnt bekräftigte bekräftigt sprach spricht gab stellte verwies wies bedauerte bedauert beklagte beklagt begründete begründet klagte twitterte wörtlich gesagt erklärten mitgeteilt drohte appellierte schilderte urteilte urteilt resümierte formulierte formuliert charakterisierte charakterisiert verteidigte verteidigt skandierte skandierten beschwor rügte rügt monierte moniert attackierte attackiert würdigte würdigt verurteilte verurteilt verurteilten prophezeite konstatierte konstatiert vermeldete versprach verspricht reagierte reagiert beteuerte beteuert erinnerte erinnert empfahl empfiehlt riet rät spottete lehnte wandte bemerkte bemerkt pries jubelte freute titulierte betitelte umschrieb beschrieb beschreibt beschreiben begrüßte begrüßt verlangte verlangt bat bittet schimpfte wetterte zeigte plädierte plädiert stufte wertete wertet gestand gesteht verriet kündigten',
  softCues:
    'glaubt glaubte denkt dachte hofft hoffte will wollte fürchtet fürchtete erwartet erwartete plant plante rechnet vermutet vermutete sieht ergab zeigt zeigte ergaben',
  participles: 'sagend',
  cuePhrases: ['teilte mit', 'gab bekannt', 'wird zitiert', 'wies darauf hin'],
  reportedMood:
    'sei seien habe hätte hätten würde würden werde könne könnten könnte solle müsse müssten wolle dürfe dürften gebe stehe wäre wären gehe komme halte handele handle liege bleibe sehe wisse brauche bringe nehme stelle zeige führe lasse mache',
  speechNouns:
    'motto worte worten aussage erklärung frage antwort schlagzeile botschaft titel überschrift parole kommentar zitat satz begründung',
  accordingPhrases: [
    'laut',
    'nach angaben',
    'nach aussage',
    'nach auskunft',
    'nach ansicht',
    'nach worten',
    'nach den worten',
    'zufolge',
    'gemäß',
  ],
  trailingPhrases: ['so'],
  complementizers: 'dass daß ob',
  pronouns: 'er sie es wir ich man ihr',
  thingPronouns: 'es',
  relatives: 'der die das welcher welche',
  determiners:
    'der die das den dem des ein eine einen einem einer eines dieser diese dieses sein seine seiner ihr ihre ihrer kein keine mehrere einige viele alle beide zwei drei',
  prepositions:
    'in im an am auf bei beim nach vor mit von vom zu zum zur für gegen über unter durch aus seit während um ohne bis trotz wegen zwischen gegenüber',
  joiners: 'von vom der des für aus zu zur zum im in',
  conjunctions: 'und oder aber sondern denn',
  subordinators:
    'dass daß ob weil wenn als während obwohl nachdem bevor damit wie wobei wo aber denn sondern was wer',
  auxiliaries:
    'hat haben hatte hatten ist sind war waren wird werden wurde wurden würde würden kann konnte könne soll sollte sei seien habe',
  commonVerbs: 'ging kam gab machte nahm hielt gewann verlor stand traf begann blieb bekam fand',
  adverbs:
    'auch später dann noch nun jedoch nicht nie wieder bereits schon zudem außerdem weiter weiterhin dazu darauf daraufhin heute gestern wörtlich unter anderem ferner allerdings hierzu deutlich einmal selbst abschließend anschließend zuvor ebenfalls',
  titles:
    'herr frau dr prof präsident präsidentin bundeskanzler bundeskanzlerin kanzler kanzlerin minister ministerin ministerpräsident ministerpräsidentin innenminister außenminister bürgermeister bürgermeisterin sprecher sprecherin general chef chefin vorsitzender vorsitzende pressesprecher bundespräsident staatssekretär generalsekretär richter bischof papst',
  roles:
    'sprecher sprecherin pressesprecher pressesprecherin präsident minister ministerin experte leiter leiterin vorsitzende vorsitzender direktor anwalt richter chef polizei kommissar abgeordnete abgeordneter politiker zeuge professor',
  recipients: 'ihn sich journalisten reportern reporter medien presse ihm ihr ihnen mir uns',
  settings:
    'interview gespräch rede erklärung pressekonferenz mitteilung stellungnahme twitter facebook brief sendung debatte pressemitteilung statement',
  timeWords:
    'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag heute gestern morgen vormittag nachmittag abend januar februar märz april mai juni juli august september oktober november dezember woche',
  sourceNouns:
    'bericht berichte dokument dokumente studie studien umfrage umfragen erklärung mitteilung pressemitteilung angaben daten zahlen statistik zeitung zeitungen medien agentur nachrichtenagentur magazin website brief protokoll urteil anklage artikel untersuchung untersuchungen gutachten meldung medienberichte medienberichten',
  outletWords:
    'spiegel zeitung reuters afp ap dpa tass bild welt zeit ard zdf tagesschau bbc cnn rundschau nachrichten kurier anzeiger blatt tagesspiegel stern focus standard',
  makerPrepositions: 'von der des aus vom für',
  sourcePhrases: ['vorliegt', 'die der', 'die dem'],
  creditWords: 'quelle quellen',
  namingWords:
    'sogenannte sogenannten sogenannter genannt namens titel film buch roman band album partei operation namen begriff wort motto serie zeitschrift magazin zeitung projekt schiff',
  invertsFreely: true,
  capitalNouns: true,
};
