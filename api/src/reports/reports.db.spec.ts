import { inflateRawSync } from 'node:zlib';
import type { FreezeView, HeatMapView, MadeReportRow, MitigationAppendixView, Page, RegisterMovementView, RiskView } from '@holdfast/contracts';
import type { TestPerson } from '@holdfast/testing';
import { getDocumentProxy } from 'unpdf';
import { allThatIsIn } from '../../test/all-that-is-in';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { planActions } from '../../test/plan-actions';
import { textOfPdf } from '../../test/text-of-pdf';

let at: AtTheCouncil;
const { planned } = planActions(() => at);
let register: string;
let flood: RiskView;
let hidden: RiskView;
let quarter: FreezeView;
let corrected: FreezeView;

beforeAll(async () => {
  at = await atTheCouncil();
  register = at.council.registers.ict;
  at.clock.set('2026-01-05T09:00:00Z');
  await at.council.sql(`UPDATE register SET appetite = 'M' WHERE id = $1`, [register]);
  const add = async (body: object): Promise<RiskView> => {
    const { status, body: risk } = await at.as.riskManager.post<RiskView>(`registers/${register}/risks`, { body: { status: 'open', ownerId: at.council.people.riskOwner.id, ...body } });
    expect([risk, status]).toEqual([expect.anything(), 201]);
    return risk;
  };
  flood = await add({ title: 'Flood', cause: 'The river rises', consequence: 'The machine room is lost', inherent: { likelihood: '5', impact: '5' }, residual: { likelihood: '3', impact: '3' } });
  await add({ title: 'Zebracorp goes bankrupt', cause: 'Its bank told us', residual: { likelihood: '5', impact: '4' }, exemptGround: 'financial-or-business-affairs', publicTitle: 'A supplier stops', publicDescription: 'We may have to buy elsewhere' });
  hidden = await add({ title: 'Quagga affair', residual: { likelihood: '4', impact: '4' }, exemptGround: 'individual' });
  await add({ title: 'Unscored' });
  at.clock.set('2026-01-06T09:00:00Z');
  quarter = (await at.as.registerOwner.post<FreezeView>(`registers/${register}/freezes`, { body: { name: 'Quarter 3' } })).body;
  at.clock.set('2026-01-20T09:00:00Z');
  await at.as.riskOwner.post(`risks/${flood.id}/assessments`, { body: { kind: 'residual', likelihood: '5', impact: '4', rationale: 'A wet winter' }, version: flood.version });
  await planned(flood, { title: 'Build a wall', dueDate: '2026-02-10' });
  at.clock.set('2026-03-02T09:00:00Z');
  corrected = (await at.as.registerOwner.post<FreezeView>(`registers/${register}/freezes`, { body: { name: 'First day', asAt: '2026-01-05' } })).body;
  const noted = await at.as.registerOwner.post(`freezes/${corrected.id}/errata`, { body: { riskId: hidden.id, field: 'owner', says: 'Quagga owner', shouldSay: 'Nobody else', reason: 'It was typed wrongly' } });
  expect(noted.status).toBe(201);
});
afterAll(() => at.close());

interface Taken {
  status: number;
  bytes: Buffer;
  text: string;
}

/** Without spaces and line feeds: where a line breaks is the paper's matter. */
const packed = (words: string): string => words.replace(/\s+/g, '');

async function taken(query: string, who: TestPerson = at.council.people.auditor, of = `registers/${register}`): Promise<Taken> {
  const reply = await at.app.inject({ method: 'GET', url: `/api/${of}/report?${query}`, headers: { ...(await at.council.signIn(who)) } });
  const bytes = reply.rawPayload;
  if (reply.statusCode !== 200) return { status: reply.statusCode, bytes, text: reply.body };
  const words = query.includes('format=pdf') ? (await textOfPdf(bytes)).join('\n') : wordsOf(entriesOf(bytes).get('word/document.xml')!.toString('utf8'));
  return { status: 200, bytes, text: packed(words) };
}

const wordsOf = (xml: string): string => xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '').replaceAll('&amp;', '&');

/** The entries of a zip file, unpacked. */
function entriesOf(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const entries = new Map<string, Buffer>();
  let here = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, name, extra, comment, start] = [zip.readUInt16LE(here + 10), zip.readUInt32LE(here + 20), zip.readUInt16LE(here + 28), zip.readUInt16LE(here + 30), zip.readUInt16LE(here + 32), zip.readUInt32LE(here + 42)];
    const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const content = zip.subarray(from, from + size);
    entries.set(zip.toString('utf8', here + 46, here + 46 + name), method === 0 ? content : inflateRawSync(content));
    here += 46 + name + extra + comment;
  }
  return entries;
}

describe.each(['pdf', 'docx'] as const)('the register for members as %s', (format) => {
  it('is what a member reads, with the same numbers as their screens', async () => {
    const { body: map } = await at.as.member.get<HeatMapView>(`registers/${register}/heat-map`);
    const { status, text } = await taken(`report=corporate-register&format=${format}`);
    expect(status).toBe(200);
    expect([map.open, map.unscored, map.exempt]).toEqual([3, 1, 1]);
    expect(text).toContain(packed(`${map.open} open risks: ${map.cells.reduce((sum, { count }) => sum + count, 0)} on the map, ${map.unscored} unscored. ${map.exempt} further risk is exempt.`));
    for (const words of ['Flood', 'The river rises', 'A supplier stops', 'We may have to buy elsewhere', 'Part A: for members and the public.', 'Up to Medium']) expect(text).toContain(packed(words));
  });

  it('holds not a letter of exempt wording in any of its bytes, whoever makes it and whatever day it shows', async () => {
    for (const query of ['', '&asAt=2026-01-10', `&freeze=${quarter.id}`]) {
      const { status, bytes, text } = await taken(`report=corporate-register&format=${format}${query}`);
      expect([query, status]).toEqual([query, 200]);
      const everything = [text, await allThatIsIn(bytes)].join('\n');
      expect(everything).toContain('Borsetshire Council');
      for (const word of ['Zebracorp', 'bank', 'Quagga', hidden.reference!]) expect([query, word, everything.includes(word)]).toEqual([query, word, false]);
    }
  });

  it('says in public how many errata a freeze has, and in full what they are', async () => {
    const { text, bytes } = await taken(`report=corporate-register&format=${format}&freeze=${corrected.id}`);
    expect(text).toContain(packed('1 erratum was noted of this freeze since.'));
    for (const word of ['Quagga', 'typed wrongly']) expect((await allThatIsIn(bytes)).includes(word)).toBe(false);
    const full = await taken(`report=corporate-register&format=${format}&part=B&freeze=${corrected.id}`);
    for (const words of ['Quagga affair: owner', 'Quagga owner', 'Nobody else', 'It was typed wrongly']) expect(full.text).toContain(packed(words));
  });

  it('is the same for a member, but for who made it', async () => {
    const [mine, theirs] = [await taken(`report=corporate-register&format=${format}`), await taken(`report=corporate-register&format=${format}`, at.council.people.member)];
    expect(theirs.status).toBe(200);
    expect(theirs.text.split('Madeby')[0]).toBe(mine.text.split('Madeby')[0]);
  });

  it('has what is exempt in a Part B of its own, for those who read the register in full', async () => {
    const { text } = await taken(`report=corporate-register&format=${format}&part=B`);
    for (const words of ['Part B: exempt information. Not for publication.', 'Zebracorp goes bankrupt', 'Its bank told us', 'Told in public as: A supplier stops', 'Quagga affair', 'Financial or business affairs']) expect(text).toContain(packed(words));
    expect(text).not.toContain('Flood');
    expect((await taken(`report=corporate-register&format=${format}&part=B`, at.council.people.member)).status).toBe(404);
  });

  it('from a freeze shows the register as it was frozen, with the digest of the freeze', async () => {
    const { text } = await taken(`report=corporate-register&format=${format}&freeze=${quarter.id}`);
    expect(text).toContain(packed(`Quarter 3, digest of its rows (SHA-256) ${quarter.digest}`));
    expect(text).toContain(packed('Residual: 3 · 3, Medium'));
    expect((await taken(`report=corporate-register&format=${format}`)).text).toContain(packed('Residual: 5 · 4, Very high'));
  });
});

describe('quarterly monitoring', () => {
  it('says what each risk was then and is now, as the comparison of the two days says it', async () => {
    const { body: movement } = await at.as.auditor.get<RegisterMovementView>(`registers/${register}/movement?from=${quarter.id}`);
    for (const format of ['pdf', 'docx']) {
      const { text } = await taken(`report=quarterly-monitoring&format=${format}`);
      expect(text).toContain(packed(`${movement.from.open} risks were open then: ${movement.counts.up} rose, ${movement.counts.unchanged} unchanged. With none new, ${movement.to.open} are open now.`));
      expect(text).toContain(packed('0 actions were done and 1 is late.'));
      for (const words of [`the freeze Quarter 3 (6 January 2026), digest ${quarter.digest}`, 'Up 2 levels', 'Build a wall', '10 February 2026', 'holds the exempt wording of 2 risks']) expect(text).toContain(packed(words));
    }
  });

  it('by exception leaves out what has nothing to report, and says how many', async () => {
    const { text } = await taken('report=quarterly-monitoring&format=docx&detail=exceptions&from=2026-02-01');
    expect(text).toContain(packed('1 further risk is open and has nothing to report by exception.'));
    expect(text).not.toContain('Unscored\n');
  });
});

describe('the reports for officers', () => {
  it('the board pack has both maps, the ways between them and what is above appetite', async () => {
    const { text } = await taken('report=board-pack&format=pdf');
    for (const words of ['Where the risks stand now', 'Where they stood then', 'From To Risks Which', 'Above appetite', 'Zebracorp goes bankrupt']) expect(text).toContain(packed(words));
  });

  it('the mitigation appendix has what the page has', async () => {
    const { body } = await at.as.auditor.get<MitigationAppendixView>(`registers/${register}/mitigation-appendix`);
    const { text } = await taken('report=mitigation-appendix&format=docx');
    expect(text).toContain(packed(`Open risks at the highest inherent level: ${body.risks.length}, ${body.level}`));
    for (const { reference, actions } of body.risks) for (const words of [reference, ...actions.map(({ title }) => title)]) expect(text).toContain(packed(words));
    expect(text).toContain(packed(`${body.withoutInherent} open risks have no inherent assessment`));
  });

  it.each(['quarterly-monitoring', 'mitigation-appendix', 'board-pack'])('%s shows a past day as it was', async (report) => {
    const { status, text } = await taken(`report=${report}&format=docx&asAt=2026-01-20&from=2026-01-10`);
    expect([status, text.includes(packed('the end of 20 January 2026'))]).toEqual([200, true]);
  });

  it.each(['quarterly-monitoring', 'mitigation-appendix', 'board-pack'])('%s is not there for a member', async (report) => {
    expect((await taken(`report=${report}&format=pdf`, at.council.people.member)).status).toBe(404);
  });

  it('the statement of assurance and the impact analysis of a unit are for those who read them', async () => {
    const unit = `units/${at.council.units.ict}`;
    expect((await taken('report=assurance-statement&format=pdf', at.council.people.auditor, unit)).text).toContain(packed('Overdue actions: 1'));
    expect((await taken('report=bia-summary&format=docx', at.council.people.auditor, unit)).text).toContain(packed('Activities in use: 0'));
    for (const report of ['assurance-statement', 'bia-summary']) expect([report, (await taken(`report=${report}&format=pdf`, at.council.people.member, unit)).status]).toEqual([report, 403]);
  });
});

describe('residuals as the evidence bears them out', () => {
  it.each(['board-pack', 'quarterly-monitoring'])('%s says so in its head, says how many stand higher and why, and has the same in both formats', async (report) => {
    const [pdf, docx, claimed] = await Promise.all([`format=pdf&basis=evidenced`, 'format=docx&basis=evidenced', 'format=pdf'].map((query) => taken(`report=${report}&${query}&from=${quarter.id}`)));
    for (const { text } of [pdf!, docx!]) {
      expect(text).toContain(packed('Residuals are told as evidenced on 2 March 2026: 3 of 4 open risks stand higher than claimed: 3 have none. 2 of these cannot be drawn, for want of an inherent score.'));
      expect(text).toContain(packed('Claimed 5 · 4, Very high: no evidence'));
      expect(text).toContain(packed(report === 'board-pack' ? 'Of 2 open risks it is not known as evidenced, for want of an inherent score' : 'Cannot be drawn'));
    }
    expect(claimed!.text).toContain(packed('Residuals are told as claimed. As evidenced on 2 March 2026, 3 of 4 open risks stand higher: 3 have none.'));
    expect(claimed!.text).not.toContain(packed('Claimed 5 · 4'));
  });

  it('the board pack has on its maps what the evidenced map of the register has, then and now, each as of its day', async () => {
    const { body: map } = await at.as.auditor.get<HeatMapView>(`registers/${register}/heat-map?basis=evidenced`);
    const shown = map.cells.reduce((sum, { count }) => sum + count, 0);
    const { text } = await taken('report=board-pack&format=docx&basis=evidenced');
    expect(text).toContain(packed(`${map.open} open risks: ${shown} on the map, 1 unscored, ${map.evidenced!.cannotBeDrawn} that cannot be drawn.`));
    expect(text).toContain(packed('Residual risk then, as evidenced on 6 January 2026'));
  });

  it('the statement of assurance tells them so for a unit', async () => {
    const { text } = await taken('report=assurance-statement&format=docx&basis=evidenced', at.council.people.auditor, `units/${at.council.units.ict}`);
    for (const words of ['As evidenced on 2 March 2026', 'stand higher than claimed', 'Claimed 5 · 4, Very high: no evidence']) expect(text).toContain(packed(words));
  });

  it('the register for members is told as claimed alone, and holds not a word of evidence in its Part A', async () => {
    const refused = await taken('report=corporate-register&format=pdf&basis=evidenced');
    expect([refused.status, refused.text.includes('its residuals are told as claimed alone')]).toEqual([422, true]);
    const { text } = await taken('report=corporate-register&format=docx');
    expect([text.includes(packed('Residuals: As claimed')), /evidence/i.test(text)]).toEqual([true, false]);
    expect((await taken('report=corporate-register&format=docx&part=B')).text).toContain(packed('As evidenced on 2 March 2026, 2 of 2 open risks stand higher: 2 have none. They cannot be drawn'));
  });

  it('is on record', async () => {
    const { body } = await at.as.auditor.get<Page<MadeReportRow>>('reports?report=board-pack&sort=-made');
    expect(new Set(body.items.map(({ basis }) => basis))).toEqual(new Set(['claimed', 'evidenced']));
  });
});

describe('every report', () => {
  it('as PDF is tagged, and has its title and its language', async () => {
    const { bytes } = await taken('report=corporate-register&format=pdf');
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Author?: string; Language?: string } };
    expect([info.Title, info.Author, info.Language, (await pdf.getMarkInfo())?.Marked]).toEqual(['ICT service risks', 'Borsetshire Council', 'en-GB', true]);
  });

  it('as Word document has headings, header rows that are repeated, its language, and nothing else in its properties', async () => {
    const entries = entriesOf((await taken('report=corporate-register&format=docx')).bytes);
    const body = entries.get('word/document.xml')!.toString('utf8');
    expect([body.includes('w:pStyle w:val="Heading1"'), body.includes('<w:tblHeader'), entries.get('word/styles.xml')!.toString('utf8').includes('<w:lang w:val="en-GB"/>')]).toEqual([true, true, true]);
    const core = wordsOf(entries.get('docProps/core.xml')!.toString('utf8').replace(/<dcterms[^>]*>[^<]*/g, ''));
    expect(core.replace(/\s+/g, ' ').trim()).toBe('ICT service risksBorsetshire CouncilBorsetshire Council1');
  });

  it('has the colour of the organisation on its headings, and above the first page', async () => {
    const { version } = (await at.as.administrator.get<{ version: number }>('organisation')).body;
    const { body } = await at.as.administrator.patch<{ version: number }>('organisation', { body: { colour: '#1b4f72' }, version });
    const entries = entriesOf((await taken('report=corporate-register&format=docx')).bytes);
    expect([entries.get('word/styles.xml')!.toString('utf8').match(/w:color w:val="1b4f72"/gi)?.length, /<w:top [^>]*w:color="1b4f72"/i.test(entries.get('word/document.xml')!.toString('utf8'))]).toEqual([3, true]);
    expect(await allThatIsIn((await taken('report=corporate-register&format=pdf')).bytes)).toMatch(/0\.1058\d* 0\.3098\d* 0\.447\d* scn/);
    await at.as.administrator.patch('organisation', { body: { colour: null }, version: body.version });
  });

  it('is on record with its digest, for who made it and for the auditor', async () => {
    const { body: mine } = await at.as.member.get<Page<MadeReportRow>>('reports');
    expect(mine.items.map(({ report, part, author }) => [report, part, author.id])).toEqual([['corporate-register', 'A', at.council.people.member.id], ['corporate-register', 'A', at.council.people.member.id]]);
    const { body: all } = await at.as.auditor.get<Page<MadeReportRow>>('reports?report=corporate-register&sort=made');
    const [pdf, docx] = ['pdf', 'docx'].map((format) => all.items.find((row) => row.format === format && row.part === 'A' && row.freeze === null && row.asAt === null));
    expect([pdf?.contentDigest, pdf?.digest === docx?.digest]).toEqual([docx?.contentDigest, false]);
    expect(all.items.some(({ author }) => author.id === at.council.people.member.id)).toBe(true);
    const { body: events } = await at.as.auditor.get<Page<{ action: string }>>('audit-events?action=report.made');
    expect(events.items.length).toBeGreaterThan(10);
  });

  it.each([
    ['freeze and a day', () => `report=board-pack&format=pdf&freeze=${quarter.id}&asAt=2026-01-10`, 422],
    ['a day before the register', () => 'report=board-pack&format=pdf&from=2001-01-01', 422],
    ['another report of a register', () => 'report=bia-summary&format=pdf', 422],
    ['no freeze of it', () => 'report=board-pack&format=pdf&freeze=01a1fffe-0000-7000-8000-000000000000', 404],
  ])('is refused with %s', async (_, query, status) => {
    expect((await taken(query())).status).toBe(status);
  });
});
