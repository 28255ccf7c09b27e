import type { DigestContent, DigestNotice } from './digest-content';
import { digestMail, type DigestFor } from './digest-mail';

const TO: DigestFor = { organisation: 'Borsetshire Council', jobTitle: 'Head of ICT', day: '2026-03-02', rhythm: 'weekly', weekday: 1, publicUrl: 'https://risks.borsetshire.example' };
const notice = (more: Partial<DigestNotice> = {}): DigestNotice => ({
  reference: 'ICT-004', title: 'Storage fails', line: 'Review in ICT risks', overdue: false, dueOn: '2026-03-10', path: '/risks/4/review', ...more,
});
const content = (more: Partial<DigestContent> = {}, notices = [notice()]): DigestContent => ({
  total: notices.length, overdue: notices.filter(({ overdue }) => overdue).length, groups: [{ kind: 'review', total: notices.length, notices }], head: null, ...more,
});

describe('a digest as mail', () => {
  it('says the same in plain text and in HTML', () => {
    const { subject, body, html } = digestMail(content({}, [notice({ overdue: true, dueOn: '2026-02-27' }), notice({ reference: 'ICT-009', title: 'Power fails', path: '/risks/9/review' })]), TO);
    expect(subject).toBe('1 overdue and 1 more for you at Borsetshire Council');
    expect(body).toBe(`1 overdue and 1 more for the Head of ICT
Borsetshire Council, Monday 2 March 2026

Reviews (2)

- ICT-004 Storage fails
  Was due on 27 February 2026. Review in ICT risks.
  https://risks.borsetshire.example/risks/4/review
- ICT-009 Power fails
  Due on 10 March 2026. Review in ICT risks.
  https://risks.borsetshire.example/risks/9/review

All of it: https://risks.borsetshire.example/notices

You get this every Monday when there is something to say.
Choose another rhythm: https://risks.borsetshire.example/settings
`);
    for (const said of [
      '<a href="https://risks.borsetshire.example/risks/4/review">ICT-004 Storage fails</a><br><b>Overdue.</b> Was due on 27 February 2026. Review in ICT risks.',
      'Reviews (2)', '1 overdue and 1 more for the Head of ICT', '<a href="https://risks.borsetshire.example/settings">Choose another rhythm</a>',
    ])
      expect(html).toContain(said);
  });

  it('says until when an acceptance or an exception holds, rather than when it was due', () => {
    for (const kind of ['acceptance', 'exception'] as const) {
      const { body } = digestMail(content({ groups: [{ kind, total: 1, notices: [notice({ overdue: true, dueOn: '2026-02-27', line: 'It has run out' })] }] }), TO);
      expect(body).toContain('  Until 27 February 2026. It has run out.\n');
    }
  });

  it.each([
    [{ total: 1, overdue: 0 }, '1 thing'], [{ total: 3, overdue: 0 }, '3 things'], [{ total: 2, overdue: 2 }, '2 overdue'], [{ total: 7, overdue: 2 }, '2 overdue and 5 more'],
  ])('counts %o as "%s"', (counts, words) => expect(digestMail(content(counts), TO).subject).toBe(`${words} for you at Borsetshire Council`));

  it('shows markup in a title as what it is, and keeps a title on its line', () => {
    const title = '<img src=x onerror="alert(1)"> & \'more\'\n- COR-001 Not a notice';
    const { body, html } = digestMail(content({}, [notice({ title, path: '/risks/"><script>' })]), { ...TO, jobTitle: '<b>Head</b>', organisation: 'A & B' });
    expect(html).not.toMatch(/<img|<script|<b>Head/);
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;more&#39; - COR-001 Not a notice');
    expect(html).toContain('A &amp; B');
    expect(body).not.toContain('\n- COR-001');
  });

  it('tells the first of many, and leads on to the rest', () => {
    const { body, html } = digestMail(content({ total: 25, groups: [{ kind: 'review', total: 25, notices: [notice()] }] }), TO);
    expect(body).toContain('- and 24 more\n  https://risks.borsetshire.example/notices?kind=review');
    expect(html).toContain('<a href="https://risks.borsetshire.example/notices?kind=review">and 24 more</a>');
  });

  it('carries the head of the audit trail for whoever may read it', () => {
    const head = { head: { number: 1234, hash: 'ab'.repeat(32), sealedAt: '2026-03-02T06:59:00.000Z' }, unsealed: 0 };
    const { body, html } = digestMail(content({ head }), TO);
    expect(body).toContain(`Audit trail: 1,234 events are sealed, the last as\n${'ab'.repeat(32)}\nKeep this mail`);
    expect(html).toContain(`<code style="word-break:break-all">${'ab'.repeat(32)}</code>`);
    expect(digestMail(content({ head: { head: null, unsealed: 3 } }), TO).body).toContain('Audit trail: nothing is sealed yet.');
    expect(digestMail(content(), TO).body).not.toContain('Audit trail');
  });

  it.each([
    ['working-days', 1, 'You get this every working day when there is something to say.'],
    ['weekly', 5, 'You get this every Friday when there is something to say.'],
    ['when-overdue', 1, 'You get this on working days when something is overdue.'],
  ] as const)('says why it came: %s', (rhythm, weekday, why) => expect(digestMail(content(), { ...TO, rhythm, weekday }).body).toContain(why));
});
