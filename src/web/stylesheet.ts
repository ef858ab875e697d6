import { createHash } from "node:crypto";

/** The stylesheet of every page, for light and dark screens and for print. It loads no font and no picture. */
export const stylesheet = `:root{color-scheme:light dark;--paper:#fdfcfa;--sheet:#fff;--ink:#1c1b19;--soft:#5a564f;--line:#dcd7ce;--accent:#1f4e79;
--against:#9b2316;--for:#1d6b3f;--between:#7a5600;--notice:#fff4d6;--mark:#ffe9a8;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4",Georgia,serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif}
@media(prefers-color-scheme:dark){:root{--paper:#171614;--sheet:#1f1e1b;--ink:#ece8e1;--soft:#b3ada3;--line:#3d3a35;--accent:#8fbfe8;
--against:#f19a8d;--for:#86cfa4;--between:#e2bd66;--notice:#3a3216;--mark:#5c4a12}}
*{box-sizing:border-box}
html{font:100%/1.55 var(--sans);background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0;overflow-wrap:break-word}
a{color:var(--accent);text-underline-offset:.15em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--sheet);padding:.5rem 1rem;z-index:1}
.wide{max-width:72rem;margin-inline:auto;padding-inline:1.25rem}
.top{border-bottom:1px solid var(--line)}
.top .wide{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;padding-block:.8rem}
.top .name{font:600 1.25rem var(--serif);color:var(--ink);text-decoration:none}
.top ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:0;padding:0;list-style:none}
main{padding-block:1.5rem 3rem}
footer{border-top:1px solid var(--line);color:var(--soft);font-size:.9rem;padding-block:1.25rem 2rem}
h1,h2,h3{line-height:1.25;text-wrap:balance}
h1{font:600 1.9rem/1.2 var(--serif);margin:.25rem 0 .75rem}
h2{font-size:1.2rem;margin:2.25rem 0 .75rem}
h3{font-size:1rem;margin:1.5rem 0 .4rem}
p{margin:.5rem 0;max-width:44rem}
.lead{font-size:1.1rem}
.soft,.meta{color:var(--soft)}
.meta{font-size:.92rem}
.kicker{font-size:.92rem;margin:0}
.relation{font-weight:700}
.contradicts .relation,.relation.contradicts{color:var(--against)}
.confirms .relation,.relation.confirms{color:var(--for)}
.qualifies .relation,.relation.qualifies{color:var(--between)}
.notice{background:var(--notice);border:1px solid var(--line);border-left:4px solid var(--between);padding:.75rem 1rem;margin:1rem 0}
.notice p{margin:.2rem 0}
figure{margin:0 0 1rem}
blockquote{margin:0;padding-left:1rem;border-left:3px solid var(--line);font:1.15rem/1.5 var(--serif)}
blockquote p{margin:.25rem 0;white-space:pre-line}
blockquote .around{color:var(--soft)}
.claim-words{text-decoration:underline;text-decoration-color:var(--between);text-decoration-thickness:.12em;text-underline-offset:.2em}
figcaption{font-size:.92rem;color:var(--soft);margin-top:.4rem;padding-left:1rem}
figcaption p{margin:.15rem 0}
.deed{padding-left:1rem;border-left:3px double var(--line);font-size:1.08rem}
mark{background:var(--mark);color:var(--ink);padding:0 .1em}
.sides{display:grid;gap:0 3rem;grid-template-columns:minmax(0,1fr)}
@media(min-width:56rem){.sides{grid-template-columns:minmax(0,7fr) minmax(0,5fr)}}
.sides>section>h2:first-child{margin-top:1rem}
.favour{background:var(--sheet);border:1px solid var(--line);border-top:4px solid var(--for);padding:.25rem 1.25rem 1rem;align-self:start;margin-top:1.25rem}
.distance{font:600 1.05rem var(--serif);text-align:center;margin:1.5rem 0;max-width:none;display:flex;align-items:center;gap:1rem}
.distance::before,.distance::after{content:"";flex:1;border-top:1px solid var(--line)}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.25rem 1.25rem;margin:.75rem 0;font-size:.95rem}
dt{color:var(--soft)}
dd{margin:0;max-width:44rem}
@media(max-width:32rem){dl{grid-template-columns:minmax(0,1fr);gap:0}dd{margin-bottom:.6rem}dd ul{padding-left:1.2rem}}
.cards,.rows{list-style:none;margin:0;padding:0}
.cards{display:grid;gap:1rem}
.card{background:var(--sheet);border:1px solid var(--line);border-left:4px solid var(--line);padding:.9rem 1.1rem}
.card.contradicts{border-left-color:var(--against)}
.card.confirms{border-left-color:var(--for)}
.card.qualifies{border-left-color:var(--between)}
.card h3{margin:0;font:600 1.1rem/1.4 var(--serif);text-wrap:pretty}
.words{font-family:var(--serif);font-size:1.05rem}
.card .two{display:grid;gap:.75rem 2.5rem;margin:.4rem 0 .6rem}
@media(min-width:48rem){.card .two{grid-template-columns:1fr 1fr}}
.card .two p{margin:0}
.card .two .meta{margin-top:.35rem}
.card>.meta{max-width:none}
.rows>li{padding:.7rem 0;border-bottom:1px solid var(--line)}
.rows>li:first-child{border-top:1px solid var(--line)}
nav a{display:inline-block;padding-block:.1rem}
.tags{display:flex;flex-wrap:wrap;gap:.3rem 1rem;list-style:none;margin:.5rem 0;padding:0;font-size:.92rem}
[aria-current]{color:inherit;font-weight:700;text-decoration:none}
form.search{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin:1rem 0}
form.search label{display:grid;gap:.2rem;font-size:.92rem;color:var(--soft)}
form.search .check{display:flex;gap:.4rem;align-items:center;padding-bottom:.55rem}
input,select,button{font:inherit;color:inherit;background:var(--sheet);border:1px solid var(--soft);border-radius:3px;padding:.4rem .6rem;min-height:2.6rem}
input[type=checkbox]{min-height:1.1rem;width:1.1rem;height:1.1rem}
::placeholder{color:var(--soft);opacity:1}
button{cursor:pointer;font-weight:600}
@media(max-width:32rem){form.search label:not(.check){flex:1 1 40%;min-width:0}form.search :is(select,input:not([type=checkbox])){width:100%}}
table{border-collapse:collapse;font-size:.95rem;width:100%}
th,td{text-align:left;vertical-align:top;padding:.45rem .8rem .45rem 0;border-bottom:1px solid var(--line)}
.scroll{overflow-x:auto}
@media(max-width:44rem){.stacked thead{position:absolute;clip-path:inset(50%)}
.stacked tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}
.stacked th,.stacked td{display:block;border:0;padding:.2rem 0}
.stacked td::before{content:attr(data-label);display:block;color:var(--soft);font-size:.92em}}
.plain{list-style:none;margin:0;padding:0}
@media(min-width:32rem){.glossary{gap:.75rem 1.5rem}}
.glossary dt{color:var(--ink);font-weight:700}
.glossary dd p{margin:0}
code,.cite{overflow-wrap:anywhere}
.cite{background:var(--sheet);border:1px solid var(--line);padding:.6rem .9rem}
:target{scroll-margin-top:1rem;outline:2px solid var(--between);outline-offset:.4rem}
@media print{:root{--paper:#fff;--sheet:#fff;--ink:#000;--soft:#333;--line:#999;color-scheme:light}
nav,form,.skip,.no-print{display:none}
.card,figure,.favour{break-inside:avoid}
.sides{grid-template-columns:1fr 1fr;gap:1.5rem}
figcaption a::after,.source a::after{content:" <" attr(href) ">";overflow-wrap:anywhere;font-size:.85em}}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`;

const hash = createHash("sha256").update(stylesheet).digest("base64url").slice(0, 12);

/** The stylesheet's address. It contains the hash of the text, so that caches may keep the file for good. */
export const stylesheetPath = `/style.css?v=${hash}`;
