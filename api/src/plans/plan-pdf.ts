import { contactChangeInWords, failedTrialInWords, nameChangeInWords, RING_THE_LATER, type ContactChange, type NameChange } from '@holdfast/domain';
import { onPaper, type Paper } from '../paper';
import type { PlanSheet, SheetPerson } from './plan-sheet';

export interface CopyOf {
  organisation: string;
  colour: string | null;
  made: Date;
  madeInWords: string;
  by: string;
  dayInWords: (moment: string) => string;
}

/** The whole plan on paper: every page with the version, the day and the code to check it by. */
export const planPdf = (sheet: PlanSheet, of: CopyOf): Promise<Buffer> =>
  onPaper(
    { title: `${sheet.reference} ${sheet.name}`, organisation: of.organisation, colour: of.colour, made: of.made, keywords: sheet.code, foot: `${sheet.reference} version ${sheet.number}, printed ${of.madeInWords}. Code ${sheet.code}` },
    (paper) => write(paper, sheet, of),
  );

function write(paper: Paper, sheet: PlanSheet, { organisation, dayInWords: day, madeInWords, by }: CopyOf): void {
  paper.text(organisation, { soft: true });
  paper.heading(1, `${sheet.reference} ${sheet.name}`);
  paper.text(`${sheet.kind}, ${sheet.unit}${sheet.unitNow === null ? '' : ` (now ${sheet.unitNow})`}. Owner: ${sheet.owner}.`);
  paper.text(`Version ${sheet.number}, approved ${day(sheet.approvedAt)} by ${sheet.approvedBy}. Next review ${day(sheet.nextReview)}.`);
  paper.text(`Printed ${madeInWords} by ${by}. Code ${sheet.code}: type it on the page “Check a copy” to learn whether this version still holds.`, { soft: true });
  if (sheet.overdue) paper.text(`This plan is past its review date: it was due on ${day(sheet.nextReview)}.`, { strong: true });
  if (sheet.changed) paper.text(`${sheet.changed} ${RING_THE_LATER}`, { strong: true });
  if (sheet.renamed) paper.text(`${sheet.renamed} Each is marked below.`, { strong: true });
  paper.heading(2, 'What the plan is for');
  paper.text(sheet.purpose);
  paper.heading(2, 'What it recovers');
  const named = (change: NameChange | null): string => (change ? ` (${nameChangeInWords(change, day)})` : '');
  for (const { reference, name, rto, renamed } of sheet.scope) paper.text(`${reference} ${name}${rto ? `: RTO ${rto}` : ''}${named(renamed)}`);
  paper.heading(2, 'When it is activated, and by whom');
  paper.text(sheet.activation);
  paper.text(`May activate it: ${sheet.activators.join(', ')}.`);
  paper.heading(2, 'Roles');
  const reach = ({ name, telephone, change }: SheetPerson): string => `${name}, ${telephone || 'no number'}${since(change)}`;
  for (const role of sheet.roles) {
    paper.text(role.title, { strong: true });
    paper.text(`Holder: ${role.holder ? reach(role.holder) : 'nobody yet'}`, { indent: 12 });
    paper.text(role.deputies.length > 0 ? `Deputies: ${role.deputies.map(reach).join('; ')}` : 'No deputy', { indent: 12 });
    paper.text(role.duties, { indent: 12 });
  }
  paper.heading(2, 'Call tree');
  if (sheet.calls.length === 0) paper.text('No calls are written down.', { soft: true });
  sheet.calls.forEach((call, at) => {
    paper.text(`${at + 1}. ${call.caller} calls ${call.called}, ${call.telephone || 'no number'}${since(call.change)}`);
    paper.text(call.message, { indent: 12, soft: true });
  });
  paper.heading(2, 'Steps');
  paper.text(`Planned time: ${sheet.planned}`);
  sheet.steps.forEach((step, at) => paper.step(`${at + 1}. ${step.title}`, [
    [step.who, step.minutes, step.after, step.where].filter(Boolean).join(' · '), step.clock, step.what, step.how,
  ].filter(Boolean)));
  paper.heading(2, 'Critical users');
  if (sheet.criticalUsers.length === 0) paper.text('None are named.', { soft: true });
  for (const one of sheet.criticalUsers) {
    paper.text(`${one.group} (${one.people})`, { strong: true });
    paper.text(one.needs && `They need: ${one.needs}`, { indent: 12 });
    paper.text(one.solution && `What works meanwhile: ${one.solution}`, { indent: 12 });
    if (one.failed) paper.text(`${failedTrialInWords(one.failed, day)}.`, { indent: 12, strong: true });
  }
  paper.heading(2, 'Sites and resources');
  if (sheet.sites.length + sheet.resources.length === 0) paper.text('None are named.', { soft: true });
  for (const { name, note, contact, renamed } of sheet.sites) {
    paper.text(`${name}${named(renamed)}`, { strong: true });
    if (contact) paper.text(`Ring: ${reach(contact)}`, { indent: 12 });
    paper.text(note, { indent: 12 });
  }
  for (const { name, note, renamed } of sheet.resources) {
    paper.text(`${name}${named(renamed)}`, { strong: true });
    paper.text(note, { indent: 12 });
  }
  if (sheet.risks.length > 0) {
    paper.heading(2, 'Risks that it mitigates');
    for (const risk of sheet.risks) paper.text(risk);
  }
}

/** ". Now 07700 900199" */
function since(change: ContactChange | null): string {
  const words = change ? contactChangeInWords(change) : '';
  return words && `. ${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
