import type { LanguageRules } from './language-rules.ts';

export const FR: LanguageRules = {
  language: 'fr',
  cues: "dit disait déclare déclaré déclarait affirme affirmé affirmait explique expliqué expliquait ajoute ajouté ajoutait précise précisé précisait indique indiqué indiquait souligne souligné soulignait estime estimé estimait assure assuré assurait annonce annoncé écrit écrivait répond répondu répondait demande demandé rappelle rappelé raconte raconté confie confié lance lancé martèle martelé insiste insisté conclut poursuit poursuivi reconnaît reconnu admet admis dénonce dénoncé critique critiqué prévient prévenu avertit averti regrette regretté rapporte rapporté confirme confirmé dément démenti soutient soutenu promet promis plaide plaidé juge jugé note noté observe observé réagit réagi commente commenté tweete tweeté résume résumé témoigne témoigné interroge interrogé répète répété relève relevé détaille détaillé clame clamé tranche tranché ironise s'exclame s'inquiète s'interroge s'indigne disent affirment expliquent estiment déclarent",
  softCues:
    'pense pensait croit croyait espère espérait craint craignait veut voulait souhaite souhaitait montre montrent révèle révèlent',
  participles:
    'disant déclarant affirmant expliquant ajoutant précisant soulignant assurant estimant indiquant rappelant',
  cuePhrases: ['fait valoir', 'fait savoir', 'tient à', 'met en garde'],
  speechNouns: 'mot mots phrase déclaration slogan devise question réponse message titre',
  accordingPhrases: ['selon', "d'après", 'de source', 'aux yeux de', 'pour'],
  complementizers: "que qu'il qu'elle qu'ils qu'elles qu'un qu'une qu'on si",
  pronouns: 'il elle ils elles on je nous vous tu',
  relatives: 'qui',
  determiners:
    'le la les un une des ce cet cette ces son sa ses leur leurs mon ma mes notre nos plusieurs certains quelques',
  prepositions:
    'à au aux en dans sur sous pour par avec sans chez vers contre entre depuis pendant après avant lors dès',
  joiners: "de du des d' pour à au aux en chez",
  conjunctions: 'et ou mais ni',
  subordinators: 'quand lorsque parce puisque comme alors tandis pendant où dont',
  auxiliaries: 'a ont avait avaient est sont était étaient sera fut',
  commonVerbs: 'va vont fait font vient viennent',
  adverbs: 'aussi également encore ensuite toutefois hier alors notamment déjà pas ne',
  adverbEnding: 'ment',
  titles:
    'm mme mlle dr président présidente ministre maire premier première général porte-parole directeur directrice chef sénateur sénatrice député députée roi reine pape',
  roles:
    'porte-parole président présidente ministre maire directeur directrice chef expert experte avocat avocate professeur témoin habitant responsable secrétaire',
  recipients: 'journalistes presse lui leur',
  settings: 'communiqué entretien interview discours conférence déclaration tweet lettre émission',
  timeWords:
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain matin soir janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  sourceNouns:
    'rapport rapports document documents étude études sondage sondages communiqué données chiffres journal presse médias agence article enquête lettre note dossier fuite',
  outletWords:
    'monde figaro libération afp reuters ap bfm tf1 télévisions radio agence parisien mediapart lefigaro échos quotidien',
  makerPrepositions: "de du des d' par",
  sourcePhrases: ['consulté par', 'obtenu par', 'publié par', 'révélé par', 'vu par'],
  creditWords: 'source sources crédit',
  namingWords:
    'intitulé intitulée baptisé baptisée surnommé dit film livre roman chanson album émission série opération expression terme mot soi-disant',
  clitics: 'il elle ils elles on je nous',
  dialogueDash: true,
};
