/** Of the annotated page: notes beside their paragraph where there is room and they are not too many, else below it. */
export const HTML_STYLE = [
  ':root{color-scheme:light dark;--ink:#222;--quiet:#595959;--line:#ccc;--paper:#fff}',
  '@media screen and (prefers-color-scheme:dark){:root{--ink:#e6e6e6;--quiet:#a8a8a8;--line:#555;--paper:#181818}}',
  'body{font:1.1rem/1.75 Georgia,serif;margin:2rem auto;max-width:44rem;padding:0 1rem;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}',
  'h1{font-size:1.7rem;line-height:1.3;margin:0 0 1rem}p{margin:0 0 1rem}',
  '.deck{font-size:1.2rem}.byline,.dateline,.credit,.caption{font-size:.9rem;color:var(--quiet)}.heading{font-size:1.2rem;font-weight:bold}',
  '.quote{border-inline-start:3px solid var(--line);padding-inline-start:1rem}.listItem{padding-inline-start:1.2rem}',
  '.about{font-size:.9rem;color:var(--quiet);border-bottom:1px solid var(--line);padding-bottom:.6rem}',
  'a{color:inherit}sup{font:bold .65em/1 sans-serif;user-select:none;-webkit-user-select:none;margin-inline-end:.1em;unicode-bidi:isolate}sup a{text-decoration:none;padding:.1em}',
  // Each line below the one before it; the tint stays behind the words.
  'mark{color:inherit;border-bottom:2px solid #888;background-clip:content-box;-webkit-box-decoration-break:clone;box-decoration-break:clone;print-color-adjust:exact;-webkit-print-color-adjust:exact}',
  '.u1{padding-bottom:3px}.u2{padding-bottom:6px}.u3{padding-bottom:9px}',
  'ul{list-style:none;margin:-.4rem 0 1.2rem;padding:0;padding-inline-start:.8rem;border-inline-start:2px solid var(--line);font:.82rem/1.45 sans-serif;columns:19rem 2;column-gap:1.5rem}',
  'li{margin:0 0 .35rem;break-inside:avoid}li>a{font-weight:bold;text-decoration:none}li b{font-weight:600;border-bottom:2px solid #888;padding:0 .2em;print-color-adjust:exact;-webkit-print-color-adjust:exact}',
  'q{quotes:none}q,b,dt,dd{unicode-bidi:plaintext}dl{margin:0}dl div{display:inline}dl div+div::before{content:"· "}dt,dd{display:inline;margin:0}dt,summary{color:var(--quiet)}dd{white-space:pre-line}',
  'details,li>dl{display:inline}li>dl::before{content:" · "}summary{display:inline;cursor:pointer;white-space:nowrap;text-decoration:underline dotted}details::before{content:" "}summary::before{content:"· ";display:inline-block;white-space:pre}',
  // What says no more than its mark shares its line with others.
  '.short{display:inline-block;max-width:100%;margin-inline-end:.9rem}',
  ':target{outline:2px solid;outline-offset:2px}',
  '@media screen and (min-width:64rem){.beside{max-width:66rem}.beside :is(h1,.about){max-width:40rem}.beside .row{display:grid;grid-template-columns:minmax(0,40rem) minmax(0,1fr);column-gap:2rem}.beside ul{margin-top:.25rem;columns:auto}}',
  // Where a browser can, notes stand one below the other whatever the paragraphs do: no gaps between short ones.
  '@supports (anchor-scope:--p){@media screen and (min-width:64rem){.beside #text{position:relative}.beside .row{display:block;anchor-scope:--p}.beside .row>:first-child{max-width:40rem;anchor-name:--p}.beside ul{position:absolute;inset-inline:42rem 0;margin:0;anchor-name:--n;top:max(anchor(--p top) + .25rem,anchor(--n bottom,-1rem) + .7rem)}.beside #text::after{content:"";position:absolute;width:1px;height:3rem;top:anchor(--n bottom,0px)}}}',
  '@media print{@page{margin:15mm}body{font-size:10.5pt;line-height:1.6;margin:0;max-width:none;padding:0}ul{font-size:8pt}li,h1{break-inside:avoid}h1{break-after:avoid}p{orphans:3;widows:3}a{text-decoration:none}summary{display:none}details dl{display:inline}details dl::before{content:"· "}::details-content{display:inline;content-visibility:visible}}',
].join('');
