import { NOTICE_WORDS, NOTICES_WITH_LAST_DAY, type DigestRhythm } from '@holdfast/domain';
import { escapeHtml } from './escape-html';
import type { DigestContent, DigestGroup, DigestNotice } from './digest-content';

export interface DigestFor {
  organisation: string;
  jobTitle: string;
  /** "yyyy-mm-dd" */
  day: string;
  rhythm: DigestRhythm;
  weekday: number;
  /** Where people reach the program, without a slash at the end. */
  publicUrl: string;
}

export interface WrittenDigest {
  subject: string;
  body: string;
  html: string;
}

/** A digest as plain text and as HTML that say the same. Pure, so that what leaves can be read in a test. */
export function digestMail(content: DigestContent, to: DigestFor): WrittenDigest {
  const count = countInWords(content);
  return { subject: `${count} for you at ${to.organisation}`, body: plain(content, to, count), html: asHtml(content, to, count) };
}

function countInWords({ total, overdue }: DigestContent): string {
  if (overdue === 0) return total === 1 ? '1 thing' : `${total} things`;
  return overdue === total ? `${overdue} overdue` : `${overdue} overdue and ${total - overdue} more`;
}

const DAY = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const inWords = (day: string, options: Intl.DateTimeFormatOptions = DAY): string => new Intl.DateTimeFormat('en-GB', options).format(new Date(`${day}T00:00:00Z`));

const weekdayInWords = (day: string): string => inWords(day, { weekday: 'long', timeZone: 'UTC' });
const dayInFull = (day: string): string => `${weekdayInWords(day)} ${inWords(day)}`;

/** "Was due on 27 February 2026. Review in ICT risks" */
function about({ dueOn, overdue, line }: DigestNotice, kind: DigestGroup['kind']): string {
  if (!dueOn) return line;
  const by = NOTICES_WITH_LAST_DAY.includes(kind) ? `Until ${inWords(dueOn)}` : overdue ? `Was due on ${inWords(dueOn)}` : `Due on ${inWords(dueOn)}`;
  return `${by}. ${line}`;
}

const heading = ({ kind, total }: DigestGroup): string => `${NOTICE_WORDS[kind]} (${total})`;
/** On one line: a line end in a title would look like another notice. */
const named = ({ reference, title }: DigestNotice): string => `${reference ?? ''} ${title}`.replace(/\s+/g, ' ').trim();
const more = ({ total, notices }: DigestGroup): string | null => (total > notices.length ? `and ${total - notices.length} more` : null);

function why({ rhythm, weekday }: DigestFor): string {
  switch (rhythm) {
    case 'working-days':
      return 'You get this every working day when there is something to say.';
    case 'weekly':
      return `You get this every ${weekdayInWords(`2024-01-0${weekday}`)} when there is something to say.`;
    case 'when-overdue':
      return 'You get this on working days when something is overdue.';
    case 'never':
      return 'You have chosen to get no more of these.';
  }
}

/** Number and hash as `audit:verify --head` takes it. */
function headInWords({ head }: DigestContent): string[] | null {
  if (!head) return null;
  if (!head.head) return ['Audit trail: nothing is sealed yet.'];
  const { number, hash } = head.head;
  return [
    `Audit trail: ${number.toLocaleString('en-GB')} ${number === 1 ? 'event is' : 'events are'} sealed, the last as`,
    hash,
    'Keep this mail: npm run audit:verify -- --head with this hash tells whether anything before it was rewritten.',
  ];
}

function plain(content: DigestContent, to: DigestFor, count: string): string {
  const lines = [`${count} for the ${to.jobTitle}`, `${to.organisation}, ${dayInFull(to.day)}`];
  for (const group of content.groups) {
    lines.push('', heading(group), '');
    for (const notice of group.notices) lines.push(`- ${named(notice)}`, `  ${about(notice, group.kind)}.`, `  ${to.publicUrl}${notice.path}`);
    const rest = more(group);
    if (rest) lines.push(`- ${rest}`, `  ${to.publicUrl}/notices?kind=${group.kind}`);
  }
  lines.push('', `All of it: ${to.publicUrl}/notices`);
  const head = headInWords(content);
  if (head) lines.push('', ...head);
  lines.push('', why(to), `Choose another rhythm: ${to.publicUrl}/settings`);
  return `${lines.join('\n')}\n`;
}

function asHtml(content: DigestContent, to: DigestFor, count: string): string {
  const e = escapeHtml;
  const link = (path: string, words: string): string => `<a href="${e(to.publicUrl + path)}">${e(words)}</a>`;
  const item = (notice: DigestNotice, kind: DigestGroup['kind']): string =>
    `<li style="margin:0 0 8px">${link(notice.path, named(notice))}<br>${notice.overdue ? '<b>Overdue.</b> ' : ''}${e(about(notice, kind))}.</li>`;
  const groups = content.groups.map((group) => {
    const rest = more(group);
    return `<h2 style="font-size:16px;margin:20px 0 8px">${e(heading(group))}</h2>
<ul style="margin:0;padding:0 0 0 20px">
${[...group.notices.map((notice) => item(notice, group.kind)), ...(rest ? [`<li>${link(`/notices?kind=${group.kind}`, rest)}</li>`] : [])].join('\n')}
</ul>`;
  });
  const head = headInWords(content);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${e(count)} for you at ${e(to.organisation)}</title></head>
<body style="font:15px/1.5 system-ui,sans-serif;max-width:640px;margin:0 auto;padding:16px">
<h1 style="font-size:20px;margin:0">${e(count)} for the ${e(to.jobTitle)}</h1>
<p style="margin:0">${e(to.organisation)}, ${e(dayInFull(to.day))}</p>
${groups.join('\n')}
<p>${link('/notices', 'All of it')}</p>
${head ? `<p>${head.map((line) => e(line)).map((line, n) => (n === 1 ? `<code style="word-break:break-all">${line}</code>` : line)).join('<br>')}</p>\n` : ''}<p>${e(why(to))} ${link('/settings', 'Choose another rhythm')}</p>
</body></html>
`;
}
