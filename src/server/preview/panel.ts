import { escapeHtml } from '../../compose/escape.ts';
import type { Problem } from '../../shared/errors.ts';
import type { Finding } from '../../shared/finding.ts';
import { formatPlace } from '../../shared/place.ts';
import type { PreviewState } from './state.ts';

/** What goes to the browser with every change; `panel` is markup made here, the rest is text. */
export interface PreviewMessage {
  readonly phase: PreviewState['phase'];
  readonly title: string;
  readonly status: string;
  readonly page: string | undefined;
  readonly pdf: string | undefined;
  readonly panel: string;
}

export function toMessage(state: PreviewState): PreviewMessage {
  return {
    phase: state.phase,
    title: state.title ?? state.report,
    status: status(state),
    page: state.page?.token,
    pdf: state.pdf?.token,
    panel: panelHtml(state),
  };
}

function status({ phase, problems, findings, pdf }: PreviewState): string {
  if (phase === 'composing') return 'Composing …';
  if (phase === 'printing') return 'Printing …';
  if (phase === 'broken') return count(problems.length, 'problem');
  return [count(pdf?.pages ?? 0, 'page'), ...(findings.length > 0 ? [count(findings.length, 'finding')] : [])].join(', ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Problems with their code frames, findings with their places, and where the time went. */
export function panelHtml(state: PreviewState): string {
  const broken = state.phase === 'broken';
  return [
    broken ? section('What stops it', state.problems.map(problemHtml).join('')) : '',
    broken && state.page ? `<p class="aside">${lastGood(state)}</p>` : '',
    section(
      'Findings',
      state.findings.length > 0
        ? state.findings.map(findingHtml).join('')
        : `<p class="aside">${broken ? 'None besides.' : state.phase === 'composing' ? '…' : 'None.'}</p>`,
    ),
    Object.keys(state.timings).length > 0 ? section('Time', timingsHtml(state.timings)) : '',
  ].join('');
}

/** A page that was composed and not printed is as new as the save. */
function lastGood({ problems, pdf }: PreviewState): string {
  if (!problems.some((problem) => problem.code.startsWith('print.'))) return 'Page and PDF are the last good ones.';
  return pdf ? 'The PDF is the last good one.' : 'There is no PDF yet.';
}

function section(title: string, html: string): string {
  return `<section><h2>${title}</h2>${html}</section>`;
}

function problemHtml({ code, message, place, frame, mend }: Problem): string {
  return `<article class="error"><p class="where"><b>${escapeHtml(code)}</b>${place ? ` <span>${escapeHtml(formatPlace(place))}</span>` : ''}</p><p>${escapeHtml(message)}</p>${frame ? `<pre tabindex="0">${frameHtml(frame)}</pre>` : ''}${mend ? `<p class="mend">${escapeHtml(mend)}</p>` : ''}</article>`;
}

/** The line that is wrong stands out; its underline has a name, so that the browser can scroll to it. */
function frameHtml(frame: string): string {
  return frame
    .split('\n')
    .map((line) =>
      line.startsWith('>')
        ? `<mark>${escapeHtml(line)}</mark>`
        : escapeHtml(line).replace(/^(\s*\|\s*)(\^+)$/, '$1<mark class="underline">$2</mark>'),
    )
    .join('\n');
}

function findingHtml({ rule, severity, message, place, mend }: Finding): string {
  return `<article class="${severity}"><p class="where"><b>${severity === 'info' ? 'note' : severity}</b> ${escapeHtml(rule)}${place ? ` <span>${escapeHtml(formatPlace(place))}</span>` : ''}</p><p>${escapeHtml(message)}</p>${mend ? `<p class="mend">${escapeHtml(mend)}</p>` : ''}</article>`;
}

function timingsHtml(timings: Readonly<Record<string, number>>): string {
  const rows = Object.entries(timings);
  const row = (name: string, ms: number): string =>
    `<tr><th scope="row">${escapeHtml(name)}</th><td>${Math.round(ms)} ms</td></tr>`;
  return `<table>${rows.map(([name, ms]) => row(name, ms)).join('')}<tfoot>${row(
    'together',
    rows.reduce((sum, [, ms]) => sum + ms, 0),
  )}</tfoot></table>`;
}
