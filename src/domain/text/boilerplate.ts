import type { BoilerplateReason } from './block.ts';

/** No line of page junk is longer, in characters; a copyright notice may be. */
const MAX_LENGTH = 120;
const MAX_NOTICE_LENGTH = 300;

/**
 * Says why a block of text is page junk, `undefined` when it is not known to be. Every pattern
 * takes the whole line: a sentence of the story that contains such words is never flagged.
 */
export function boilerplateReason(raw: string): BoilerplateReason | undefined {
  if (raw.length > MAX_NOTICE_LENGTH) return undefined;
  const line = raw
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[([] ?(.*?) ?[)\]]$/, '$1');
  if (NOTICE.test(line) || RIGHTS.test(line)) return 'copyright';
  if (COOKIES.test(line)) return 'cookie-notice';
  if (COMMISSION.test(line)) return 'advertisement';
  if (line.length > MAX_LENGTH) return undefined;
  return LINES.find(([, pattern]) => pattern.test(line))?.[0];
}

const NOTICE =
  /^(?:©|\(c\)\s|copyright\s(?:©|\(c\)|(?:19|20)\d\d))(?=.*(?:\b(?:19|20)\d\d\b|rights reserved))[^?!]*$/i;

const RIGHTS =
  /^(?:this (?:document|material|article|content) (?:is subject to copyright|may not be (?:published|reproduced))|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados)\b[^?!]{0,300}$/i;

const COOKIES =
  /^(?:(?:we|this (?:web)?site|our (?:web)?site|our partners) (?:and our partners )?uses? cookies\b.*|(?:accept|reject|manage|allow) (?:all )?cookies[.!]?|cookie (?:settings|preferences|policy|notice)|by (?:continuing|using this site|clicking)\b.*\bcookies\b.*|wir verwenden cookies\b.*|alle cookies akzeptieren|nous utilisons des cookies\b.*|(?:utilizamos|usamos) cookies\b.*)$/i;

/** A site says that it is paid for links: in its own voice, so that a story about such links is none. */
const COMMISSION =
  /^(?=.*\b(?:we|our|us|this (?:post|page|article|blog|site))\b)(?:.*\baffiliate (?:links?|commissions?)\b|.*\b(?:earn|receive|get) (?:an? )?(?:small |affiliate )?commissions?\b).*$/i;

/** Verbs of a button, then what it acts on: a line of these words and no others. */
const LINES: readonly (readonly [BoilerplateReason, RegExp])[] = [
  [
    'share-buttons',
    /^(?:(?:you can )?(?:follow|find|like|join) (?:us|me|him|her|them|@\w{2,30}|(?:[\p{Lu}@][\p{L}\d’'-]{0,30} ?){1,5}) on (?:twitter|facebook|instagram|x|linkedin|threads|bluesky|mastodon|tiktok|youtube|telegram|whatsapp)\b.{0,90}|(?:e-?mail|contact|write to) (?:[\p{Lu}@][\p{L}\d’'-]{0,30} ?){1,5}(?:at|on|:) \S{1,60}@\S{1,60}.{0,60})$/iu,
  ],
  [
    'newsletter',
    /^(?:subscribe to .{1,60}(?:on youtube|newsletter|channel|podcast)\b.{0,40}|sign up: .{1,100}|sponsor this newsletter)$/i,
  ],
  [
    'advertisement',
    /^(?:(?:see|view|check) (?:details|prices?|availability|offers?)(?: (?:&|and) .{1,30})?|(?:shop|buy|order) (?:now|here|it now)|buying options|(?:see|check) (?:price|it) (?:at|on) \S.{0,30})[.!]?$/i,
  ],
  ['navigation', /^(?:image|photo|picture|slide) \d{1,3} (?:of|\/) \d{1,3}$/i],
  [
    'search-box',
    /^(?:search(?: and hit enter| (?:this site|for:?|here|…|\.\.\.))?|type (?:and|to) (?:hit enter|search).{0,40}|(?:type|enter) (?:your )?(?:search|keywords?).{0,40}|suche|suchbegriff eingeben|rechercher|buscar)[.:…]*$/i,
  ],
  [
    'navigation',
    /^(?:(?:skip|jump|go) to (?:main |the )?(?:content|navigation|footer)|(?:toggle|open|close|main|site) (?:navigation|menu|search)|menu|home|back to (?:top|home(?: ?page)?)|sign in|sign up|log ?in|log in \/ sign up|my account|(?:zum inhalt|zur navigation) springen|aller au contenu(?: principal)?|(?:saltar|ir) al contenido(?: principal)?|(?:previous|next) (?:article|post|page|story)|home(?: ?[>›»/] ?[\p{L}\d &'’-]{2,30}){1,5})$/iu,
  ],
  [
    'share-buttons',
    /^(?:(?:share|tweet|email|print|save|copy link|pin|post|facebook|twitter|x|whatsapp|linkedin|reddit|telegram|teilen|drucken|partager|compartir|imprimer)(?:[ ,|/·•]+(?:share|tweet|email|print|save|copy link|pin|post|facebook|twitter|x|whatsapp|linkedin|reddit|telegram|teilen|drucken|partager|compartir))*|share (?:this|the) (?:article|story|post|page|news)|share (?:this )?(?:on|via|with) [\p{L} ,/]{1,40}|(?:print|email|save|bookmark|gift) this (?:article|story|page|post)|(?:click|tap) to (?:share|print|email).{0,40}|artikel (?:teilen|drucken|merken)|partager (?:cet article|sur [\p{L} ]+)|compartir (?:este artículo|en [\p{L} ]+)|\d{1,6} (?:shares|retweets|likes))[:.!]?$/iu,
  ],
  [
    'newsletter',
    /^(?:(?:please )?(?:subscribe|sign up|register)(?: now| here| today)?(?: (?:to|for) (?:our|the|this|free|daily|weekly|email)(?: [\p{L}’'-]+){0,6}?(?: (?:newsletters?|emails?|alerts?|updates?|briefing|digest))(?: (?:here|now|today))?)?|get (?:our|the) (?:[\p{L}’'-]+ ){0,4}(?:newsletter|headlines|stories) (?:delivered |sent )?(?:to|in) your inbox.{0,30}|enter your e-?mail(?: address)?|your e-?mail address|newsletter(?: (?:abonnieren|sign-?up))?|(?:jetzt )?newsletter abonnieren|(?:inscrivez|abonnez)-vous à (?:notre|la) newsletter|suscríbase? a (?:nuestro|la) (?:boletín|newsletter))[.!]?$/iu,
  ],
  [
    'advertisement',
    /^(?:(?:story |article )?(?:continues?|continued) below (?:this |the )?(?:ad|advertisement)|advertisements?|advertising|advertorial|sponsored(?: content| by .{1,40})?|paid (?:content|post)|promoted|ad|anzeige|werbung|publicité|publicidad|remove ads|report (?:this )?ad)[.:]?$/i,
  ],
  [
    'comments',
    /^(?:(?:\d{1,6}|no|view|show|read|all|post|leave|add|write) (?:a |all |\d{1,6} )?(?:comments?|replies|reply)|comments?(?: \(\d{1,6}\)| are closed| off)?|join the (?:conversation|discussion)|kommentare?(?: \(\d{1,6}\))?|kommentar schreiben|(?:laisser un )?commentaires?|comentarios?)[.:]?$/i,
  ],
  [
    'related-links',
    /^(?:(?:read|see|watch|hear) (?:more|also|next|now)(?:\s?[:|–—-] ?.{1,100}| (?:on|about) .{1,60})?|also read:? ?.{0,100}|related(?: (?:articles?|stories|story|topics|content|links|news|posts|coverage))?(?:: ?.{1,100})?|more (?:on this (?:story|topic)|from (?:the )?[\p{L} ]{2,30}|stories|news|top stories|like this)|you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: for you| stories| reading)?|most (?:read|popular|viewed|shared)|trending(?: now)?|popular(?: stories| posts| now)?|(?:top|latest|editor[’']?s) (?:stories|news|picks|headlines)|don[’']t miss(?::.{1,100})?|lesen sie (?:auch|mehr)\b.{0,100}|mehr zum thema|das könnte sie auch interessieren|(?:lire|à lire|voir) aussi ?:?.{0,100}|(?:lea|lee|leer) (?:también|más)\b.{0,100}|tags?: .{1,100})[.:]?$/iu,
  ],
];
