import type { LanguageRules } from './language-rules.ts';

export const ES: LanguageRules = {
  language: 'es',
  cues: 'dijo dice dicen dijeron afirmó afirma afirmaron declaró declara declararon explicó explica explicaron añadió añade agregó agrega aseguró asegura aseguraron señaló señala señalaron indicó indica indicaron sostuvo sostiene comentó comenta contó cuenta respondió responde preguntó pregunta escribió escribe anunció anuncia advirtió advierte subrayó subraya recordó recuerda insistió insiste reconoció reconoce admitió admite negó niega denunció denuncia criticó critica pidió pide exigió exige reiteró reitera manifestó manifiesta expresó expresa expuso precisó precisa apuntó apunta destacó destaca concluyó concluye confesó confirmó confirma prometió promete lamentó lamenta opinó opina consideró considera informó informa reveló revela tuiteó publicó matizó replicó contestó exclamó relató zanjó remarcó remató dicho',
  softCues:
    'cree creía piensa pensaba espera esperaba teme quiere quería muestra muestran revela estima',
  participles:
    'diciendo afirmando añadiendo agregando explicando asegurando señalando indicando recordando subrayando advirtiendo',
  cuePhrases: ['hizo hincapié', 'dio a conocer', 'puso de relieve'],
  speechNouns: 'palabras frase lema mensaje pregunta respuesta declaración titular consigna',
  accordingPhrases: ['según', 'de acuerdo con', 'en palabras de', 'a juicio de'],
  complementizers: 'que si',
  pronouns: 'él ella ellos ellas yo nosotros usted ustedes',
  relatives: 'quien quienes',
  determiners:
    'el la los las un una unos unas este esta estos estas ese esa su sus mi nuestro nuestra varios algunos',
  prepositions:
    'a al en con por para sin sobre desde hasta entre contra durante tras ante bajo según',
  joiners: 'de del para en a la los las',
  conjunctions: 'y e o u pero sino ni',
  subordinators: 'cuando mientras porque aunque como donde pues',
  auxiliaries: 'ha han había habían es son era eran fue fueron será está están',
  commonVerbs: 'va van hizo hace viene tiene tuvo',
  adverbs: 'también además luego después ayer hoy entonces ya no aún todavía asimismo',
  adverbEnding: 'mente',
  titles:
    'sr sra dr dra don doña presidente presidenta ministro ministra alcalde alcaldesa gobernador gobernadora general portavoz director directora jefe jefa senador senadora diputado diputada rey reina papa fiscal',
  roles:
    'portavoz vocero vocera presidente presidenta ministro ministra alcalde alcaldesa director directora jefe experto experta abogado abogada profesor profesora testigo vecino vecina secretario',
  recipients: 'periodistas prensa medios le les',
  settings: 'comunicado entrevista discurso rueda conferencia declaración tuit carta programa',
  timeWords:
    'lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana tarde noche enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  sourceNouns:
    'informe informes documento documentos estudio encuesta sondeo comunicado datos cifras periódico diario medios agencia artículo investigación carta filtración',
  outletWords:
    'país mundo efe reuters afp ap abc vanguardia clarín nación televisa agencia diario bbc cnn',
  makerPrepositions: 'de del por',
  sourcePhrases: ['al que tuvo acceso', 'publicado por', 'obtenido por', 'revelado por'],
  creditWords: 'fuente fuentes',
  namingWords:
    'titulado titulada llamado llamada denominado denominada apodado película libro novela canción álbum programa serie operación término palabra',
  dialogueDash: true,
};
