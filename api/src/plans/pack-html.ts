import { createHash } from 'node:crypto';
import { failedTrialInWords, nameChangeInWords, RING_THE_LATER, type ContactChange, type NameChange } from '@holdfast/domain';
import { html, raw, type Html } from './escape-html';
import { PACK_SCRIPT, PACK_STYLE } from './pack-script';
import type { PlanSheet, SheetPerson } from './plan-sheet';

export interface PackOf {
  /** What the file is for: a plan, or a unit with the plans of all below it. */
  title: string;
  organisation: string;
  /** ISO 8601. */
  made: string;
  /** The same in the organisation's words. */
  madeInWords: string;
  by: string;
  sheets: readonly PlanSheet[];
  /** Plans that one would look for here and that are not in it, each with the reason. */
  missing: readonly string[];
  dayInWords: (moment: string) => string;
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** One file that needs nothing else: no server, no network, no other file. Its policy lets only its own script and style run. */
export function packHtml(pack: PackOf): string {
  const policy = `default-src 'none'; style-src ${hashOf(PACK_STYLE)}; script-src ${hashOf(PACK_SCRIPT)}; base-uri 'none'; form-action 'none'`;
  const several = pack.sheets.length > 1;
  return html`<!doctype html>
<html lang="en-GB" data-made="${pack.made}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${pack.title}: plan pack</title>
<style>${raw(PACK_STYLE)}</style>
</head>
<body>
<header>
<p class="soft">${pack.organisation}</p>
<h1>${pack.title}</h1>
<p><b id="age">Made ${pack.madeInWords}.</b> <span class="soft">Made ${pack.madeInWords} by ${pack.by}. It holds telephone numbers: keep it where only those who need it reach it.</span></p>
<p class="soft screen"><span id="ticks"></span> <button type="button" id="clear" hidden>Clear all ticks</button></p>
</header>
<nav aria-label="Contents"><ul>${pack.sheets.map((sheet) => (several ? html`<li><a href="#${sheet.reference}">${sheet.reference} ${sheet.name}</a></li>` : html`${SECTIONS.map(([id, words]) => html`<li><a href="#${sheet.reference}-${id}">${words}</a></li>`)}`))}</ul></nav>
<main>
${pack.missing.length === 0 ? html`` : html`<p><b>${pack.missing.length === 1 ? '1 plan is not in this file' : `${pack.missing.length} plans are not in this file`}:</b> ${pack.missing.join('; ')}.</p>`}
${pack.sheets.map((sheet) => plan(sheet, pack.dayInWords))}
</main>
<footer><p class="soft">Type a code on the page “Check a copy” to learn whether it still holds.</p></footer>
<script>${raw(PACK_SCRIPT)}</script>
</body>
</html>
`.text;
}

const SECTIONS = [['activation', 'When and who activates'], ['steps', 'Steps'], ['calls', 'Call tree'], ['roles', 'Roles'], ['contacts', 'Contacts'], ['users', 'Critical users'], ['sites', 'Sites and resources'], ['scope', 'What it recovers']] as const;

function plan(sheet: PlanSheet, day: (moment: string) => string): Html {
  const id = sheet.reference;
  return html`<section class="plan" aria-labelledby="${id}">
<h2 id="${id}">${sheet.reference} ${sheet.name}</h2>
<p class="soft">${sheet.kind}, ${sheet.unit}${sheet.unitNow === null ? '' : ` (now ${sheet.unitNow})`}. Version ${sheet.number}, approved ${day(sheet.approvedAt)} by ${sheet.approvedBy}. Code <span class="code">${sheet.code}</span></p>
<p>Owner: ${sheet.owner}. Next review ${day(sheet.nextReview)}.</p>
<p class="late" data-review="${sheet.nextReview}"${sheet.overdue ? raw('') : raw(' hidden')}>This plan is past its review date: it was due on ${day(sheet.nextReview)}.</p>
${sheet.changed ? html`<p class="late">${sheet.changed} ${RING_THE_LATER}</p>` : html``}
${sheet.renamed ? html`<p class="late">${sheet.renamed} Each is marked below.</p>` : html``}
<p class="text">${sheet.purpose}</p>
<h3 id="${id}-activation">When it is activated, and by whom</h3>
<p class="text">${sheet.activation}</p>
<p>May activate it: ${sheet.activators.join(', ')}.</p>
<h3 id="${id}-steps">Steps</h3>
<p>Planned time: ${sheet.planned} <span class="soft" data-count="${id}"></span></p>
<ol class="steps">${sheet.steps.map((step, at) => html`<li><input type="checkbox" id="${sheet.code}-${step.id}" data-of="${id}"><div><label for="${sheet.code}-${step.id}">${at + 1}. ${step.title}</label>
<p class="soft">${[step.who, step.minutes, step.after, step.where].filter(Boolean).join(' · ')}</p>${line(step.clock)}${text(step.what)}${text(step.how)}</div></li>`)}</ol>
<h3 id="${id}-calls">Call tree</h3>
${sheet.calls.length === 0 ? html`<p class="soft">No calls are written down.</p>` : html`<ol>${sheet.calls.map((call) => html`<li>${call.caller} calls ${call.called} ${telephone(call.telephone)}${since(call.change)}${text(call.message)}</li>`)}</ol>`}
<h3 id="${id}-roles">Roles</h3>
${sheet.roles.map((role) => html`<dl><dt>${role.title}</dt><dd>${role.holder ? person(role.holder) : html`Nobody yet`}</dd><dt>Deputies</dt><dd>${role.deputies.length === 0 ? html`None` : html`<ul>${role.deputies.map((deputy) => html`<li>${person(deputy)}</li>`)}</ul>`}</dd>${role.duties ? html`<dt>Duties</dt><dd class="text">${role.duties}</dd>` : html``}</dl>`)}
<h3 id="${id}-contacts">Contacts</h3>
<ul>${sheet.contacts.map((one) => html`<li>${person(one)}</li>`)}</ul>
<h3 id="${id}-users">Critical users</h3>
${sheet.criticalUsers.length === 0 ? html`<p class="soft">None are named.</p>` : sheet.criticalUsers.map((one) => html`<dl><dt>Who</dt><dd>${one.group} (${one.people})</dd><dt>What they need</dt><dd class="text">${one.needs}</dd><dt>What works meanwhile</dt><dd class="text">${one.solution}</dd>${one.failed ? html`<dt>When it was tried</dt><dd><strong>${failedTrialInWords(one.failed, day)}.</strong></dd>` : html``}</dl>`)}
<h3 id="${id}-sites">Sites and resources</h3>
${sheet.sites.length + sheet.resources.length === 0 ? html`<p class="soft">None are named.</p>` : html`<ul>${sheet.sites.map(({ name, note, contact, renamed }) => html`<li>${name}${sinceNamed(renamed, day)}${contact ? html`<p>Ring ${person(contact)}</p>` : html``}${text(note)}</li>`)}${sheet.resources.map(({ name, note, renamed }) => html`<li>${name}${sinceNamed(renamed, day)}${text(note)}</li>`)}</ul>`}
<h3 id="${id}-scope">What it recovers</h3>
<ul>${sheet.scope.map(({ reference, name, rto, renamed }) => html`<li>${reference} ${name}${rto ? html` <span class="soft">RTO ${rto}</span>` : html``}${sinceNamed(renamed, day)}</li>`)}</ul>
</section>`;
}

const text = (words: string): Html => (words ? html`<p class="text">${words}</p>` : html``);
const line = (words: string): Html => (words ? html`<p><b>${words}</b></p>` : html``);
const person = ({ name, telephone: number, change }: SheetPerson): Html => html`${name} ${telephone(number)}${since(change)}`;

const sinceNamed = (change: NameChange | null, day: (of: string) => string): Html => (change ? html` <b class="since">(${nameChangeInWords(change, day)})</b>` : html``);

/** What the lists say otherwise since the approval, to be rung first. */
function since(change: ContactChange | null): Html {
  if (!change) return html``;
  if (change.gone) return html` <b class="since">no longer on the list of contacts</b>`;
  const name = change.nameNow === null ? html`` : html`now ${change.nameNow} `;
  if (change.numberNow === null) return html` <b class="since">${name}</b>`;
  return html` <b class="since">${name}${change.numberNow === '' ? html`no number is listed now` : html`now ${telephone(change.numberNow)}`}</b>`;
}

/** Each number can be rung from a phone; whatever else was written beside it stays words. */
function telephone(numbers: string): Html {
  if (numbers === '') return html`<span class="soft">no number</span>`;
  const parts = numbers.split(',').map((one) => one.trim()).filter(Boolean);
  return html`${parts.map((one) => {
    const digits = one.replace(/[^\d+]/g, '');
    return digits.length >= 3 ? html`<a class="tel" href="tel:${digits}">${one}</a> ` : html`${one} `;
  })}`;
}
