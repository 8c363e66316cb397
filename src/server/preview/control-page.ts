import { escapeHtml } from '../../compose/escape.ts';
import type { PreviewMessage } from './panel.ts';

/** The page that a person looks at. Its one script and one style sheet carry the nonce of its content policy. */
export function controlPage(message: PreviewMessage, nonce: string): string {
  const { title, status, phase, page, pdf, panel } = message;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><link rel="icon" href="data:,">
<style nonce="${nonce}">${STYLE}</style></head>
<body data-phase="${phase}">
<header><h1 id="title">${escapeHtml(title)}</h1><p id="status" role="status">${escapeHtml(status)}</p>
<nav><button id="show-page" aria-pressed="true">Page</button><button id="show-pdf" aria-pressed="false">PDF</button><a href="/document.pdf" target="_blank" rel="noopener">Open PDF</a></nav></header>
<main>
<div id="page" class="view" tabindex="0" aria-label="Page"><div class="paper">${page ? '<iframe title="The page" sandbox="allow-same-origin" src="/page"></iframe>' : ''}</div></div>
<div id="pdf" class="view" hidden></div>
</main>
<aside id="panel">${panel}</aside>
<script nonce="${nonce}">const shown = ${scriptJson({ page, pdf })};${SCRIPT}</script>
</body></html>
`;
}

/** JSON that cannot end the script element it stands in. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/**
 * A new page is loaded behind the old one and changes places with it when it is there: nothing flickers and the reader
 * stays where they were. The page has no script of its own; being of the same origin lets its length be measured.
 */
const SCRIPT = `
const at = (id) => document.getElementById(id);
const [paper, pdfView] = [at('page').firstElementChild, at('pdf')];
let showsPdf = false;
function fit(frame) {
  const root = frame.contentDocument?.documentElement;
  if (!root) return;
  const width = getComputedStyle(root).getPropertyValue('--content').trim();
  paper.classList.toggle('sheet', width !== '');
  frame.style.width = width || '1280px';
  frame.style.height = '0';
  frame.style.width = Math.max(frame.offsetWidth, root.scrollWidth) + 'px';
  frame.style.height = root.scrollHeight + 'px';
  paper.style.zoom = Math.min(1, (at('page').clientWidth - 32) / paper.offsetWidth);
  for (const link of root.querySelectorAll('a[href^="http"]')) link.onclick = (event) => { event.preventDefault(); open(link.href, '_blank', 'noopener'); };
}
function refit() {
  const frame = paper.lastElementChild;
  paper.style.zoom = 1;
  if (frame && !showsPdf) fit(frame);
}
function loadPage(token) {
  const frame = document.createElement('iframe');
  frame.title = 'The page';
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.className = 'coming';
  frame.onload = () => {
    fit(frame);
    frame.className = '';
    while (frame.previousElementSibling) frame.previousElementSibling.remove();
  };
  frame.src = '/page?' + token;
  paper.append(frame);
}
function loadPdf() {
  if (!showsPdf || !shown.pdf || pdfView.dataset.token === shown.pdf) return;
  pdfView.dataset.token = shown.pdf;
  const frame = document.createElement('iframe');
  frame.title = 'The PDF';
  frame.src = '/document.pdf?' + shown.pdf;
  pdfView.replaceChildren(frame);
}
function choose(pdf) {
  showsPdf = pdf;
  at('page').hidden = pdf;
  pdfView.hidden = !pdf;
  at('show-page').setAttribute('aria-pressed', String(!pdf));
  at('show-pdf').setAttribute('aria-pressed', String(pdf));
  refit();
  loadPdf();
}
function seeUnderlines() {
  for (const underline of document.querySelectorAll('.underline')) {
    const frame = underline.parentElement;
    frame.scrollLeft = underline.offsetLeft - frame.offsetLeft - frame.clientWidth / 2;
  }
}
seeUnderlines();
at('show-page').onclick = () => choose(false);
at('show-pdf').onclick = () => choose(true);
const first = paper.firstElementChild;
if (first) { first.onload = () => fit(first); if (first.contentDocument?.readyState === 'complete') fit(first); }
addEventListener('resize', refit);
const events = new EventSource('/events');
events.addEventListener('state', (event) => {
  const state = JSON.parse(event.data);
  document.title = state.title;
  document.body.dataset.phase = state.phase;
  at('title').textContent = state.title;
  at('status').textContent = state.status;
  at('panel').innerHTML = state.panel;
  seeUnderlines();
  if (state.page && state.page !== shown.page) loadPage(state.page);
  Object.assign(shown, state);
  loadPdf();
});
events.onerror = () => { document.body.dataset.phase = 'ended'; at('status').textContent = 'The preview has ended'; };
`;

const STYLE = `
:root{--ink:#1c2126;--quiet:#5d6670;--line:#d9dee3;--desk:#eceff2;--ok:#2c6a4f;--busy:#8a6414;--bad:#a3322f;--note:#44637f}
*{box-sizing:border-box}[hidden]{display:none!important}
html,body{height:100%;margin:0}
body{display:grid;grid-template:auto minmax(0,1fr)/minmax(0,1fr) minmax(19rem,30rem);color:var(--ink);background:#fff;font:14px/1.5 system-ui,sans-serif}
header{grid-column:1/-1;display:flex;align-items:center;gap:1rem;padding:.55rem 1rem;border-bottom:1px solid var(--line)}
h1{font-size:15px;font-weight:600;margin:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
#status{margin:0;color:var(--quiet);white-space:nowrap}
#status::before{content:"";display:inline-block;width:.6em;height:.6em;border-radius:50%;margin-right:.5em;background:var(--busy)}
[data-phase=ready] #status::before{background:var(--ok)}
[data-phase=broken] #status{color:var(--bad)}[data-phase=broken] #status::before{background:var(--bad)}
[data-phase=ended] #status::before{background:var(--quiet)}
nav{margin-left:auto;display:flex;align-items:center;white-space:nowrap}
button{font:inherit;color:var(--quiet);background:#fff;border:1px solid var(--line);padding:.15rem .8rem;cursor:pointer}
button:first-child{border-radius:5px 0 0 5px}button+button{border-left:0;border-radius:0 5px 5px 0}
button[aria-pressed=true]{color:var(--ink);background:var(--desk);font-weight:600}
nav a{color:var(--quiet);margin-left:1rem}
main{position:relative;min-width:0;background:var(--desk)}
.view{position:absolute;inset:0;overflow:auto}
iframe{display:block;border:0;background:#fff}
#pdf iframe{width:100%;height:100%}
.paper{position:relative;width:max-content;margin:16px auto;background:#fff;box-shadow:0 1px 3px #0003}
.paper:empty{display:none}
.paper.sheet{padding:13mm 15mm}
.coming{position:absolute;left:0;top:0;visibility:hidden}
aside{overflow:auto;padding:.25rem 1rem 2rem;border-left:1px solid var(--line)}
h2{font-size:11px;font-weight:600;letter-spacing:.06em;text-transform:uppercase;color:var(--quiet);margin:1.1rem 0 .4rem}
article{border-left:3px solid var(--note);padding:.1rem 0 .1rem .7rem;margin:0 0 .9rem}
article.error{border-color:var(--bad)}article.warning{border-color:var(--busy)}
article p{margin:0;overflow-wrap:anywhere}
.where{font-size:12px;color:var(--quiet)}.where b{color:var(--note)}
.error .where b{color:var(--bad)}.warning .where b{color:var(--busy)}
.where span{font-family:ui-monospace,monospace;font-size:11.5px}
.mend,.aside{color:var(--quiet)}.aside{margin:0}
pre{margin:.4rem 0;padding:.5rem .6rem;background:#f6f7f9;border-radius:4px;overflow-x:auto;font:12px/1.45 ui-monospace,monospace}
mark{background:none;color:var(--bad)}
table{border-collapse:collapse;width:100%;font-size:12.5px;font-variant-numeric:tabular-nums}
th,td{padding:.1rem 0;font-weight:400;text-align:left;border-bottom:1px solid #eef1f4}td{text-align:right}
tfoot th,tfoot td{font-weight:600;border:0}
@media(max-width:52rem){body{grid-template:auto minmax(0,3fr) minmax(0,2fr)/1fr}aside{border-left:0;border-top:1px solid var(--line)}}
`;
