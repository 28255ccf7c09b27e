import type { ImpactAnalysisRow, ImpactAnalysisView, MatrixView, Page as Slice, UnitView } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { drawnLevels } from '../pages/impact-curves';
import { tabTo } from '../pages/tab-to';

interface OfActivity {
  readonly approved: ImpactAnalysisView;
}

test('an impact analysis is written by keyboard, its times are read back, an RTO above the MTPD is named; another person approves it, and it is reviewed within the year', async ({ page, signedInAs, elsewhere, council }) => {
  test.setTimeout(240_000);
  const name = `Impact ${Math.random().toString(36).slice(2, 8)}`;
  const unitId = (await council.get<UnitView[]>('units')).find(({ name }) => name === 'ICT')!.id;
  const { id } = await council.post<{ id: string }>('activities', { name, unitId, ownerId: await council.personId('Head of ICT'), critical: true, criticalReason: 'Nobody can report a fault' });
  const matrix = (await council.get<MatrixView[]>('matrices')).find(({ name }) => name === 'Corporate 5 × 5')!;
  const scale = `${matrix.name}, version ${matrix.versions.find(({ publishedAt }) => publishedAt !== null)!.number}`;
  const other = (await council.get<MatrixView[]>('matrices')).find(({ name }) => name === 'ICT A–F × IV–I')!;
  const roman = `${other.name}, version ${other.versions.find(({ publishedAt }) => publishedAt !== null)!.number}`;
  const address = `/activities/${id}/impact-analysis`;
  const heading = page.getByRole('heading', { level: 1 });
  const contradiction = page.locator('hf-impact-contradictions').getByText('Contradiction.');
  const readBack = (field: string) => page.locator('hf-field').filter({ has: page.locator(field) }).locator('.read');
  await signedInAs('Continuity Manager');

  await test.step('from the list to an activity that nobody has analysed, and into the editor', async () => {
    await page.goto(`/impact-analyses?q=${encodeURIComponent(name)}`);
    await page.getByRole('link', { name }).press('Enter');
    await expect(heading).toHaveText(`Impact of losing ${name}`);
    await expect(page.getByText('This activity has not been analysed')).toBeVisible();
    await page.keyboard.press('e');
    await expect(heading).toHaveText(`Analyse the impact of losing ${name}`);
    await settled(page);
  });

  await test.step('it begins on a scale that describes categories; on one whose codes begin alike each is typed whole, and what no level is called is said', async () => {
    await expect(page.locator('#impact-matrix').locator('option:checked')).toHaveText(scale);
    await page.locator('#impact-matrix').selectOption({ label: roman });
    const first = page.getByRole('gridcell', { name: 'Overall impact, by 1 h: Not known' });
    await expect(first).toBeVisible();
    await tabTo(page, first);
    await page.keyboard.press('1');
    await expect(page.getByText('No level is called “1”. Type IV, III, II or I.')).toBeVisible();
    for (const key of 'ivivii') await page.keyboard.press(key);
    await expect(page.getByRole('gridcell', { name: 'Overall impact, by 24 h: II Critical' })).toBeFocused();
    await expect(page.getByRole('gridcell', { name: 'Overall impact, by 4 h: IV Negligible' })).toBeVisible();
  });

  await test.step('levels are typed into the grid, row after row; what is not known stays so, and a fall asks for its reason', async () => {
    await page.locator('#impact-matrix').selectOption({ label: scale });
    await page.locator('#impact-intolerable').selectOption({ label: '4 Major' });
    await page.locator('#impact-matrix').focus();
    await tabTo(page, page.getByRole('gridcell', { name: 'Finance, by 1 h: Not known' }));
    for (const levels of ['1112233', '1345555', '1213444', '1122333', '1112223']) {
      for (const level of levels) await page.keyboard.press(level);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Home');
    }
    await expect(page.getByText('Service is at 4 Major or worse by 24 h.')).toBeVisible();
    await expect.poll(() => drawnLevels(page, 'Service'), 'the curve beside what is typed').toBe('1345555');
    await expect(contradiction).toHaveCount(1);
    await expect(contradiction.locator('..')).toContainText('Reputation: the impact falls from 2 to 1 by 24 h');
    await page.getByLabel('Note on reputation').fill('The press moves on after the first night.');
    await expect(contradiction).toHaveCount(0);
    await page.getByRole('gridcell', { name: 'Legal, by 1 h: 1 Minimal' }).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Delete');
    await expect(page.getByRole('gridcell', { name: 'Legal, by 30 days: Not known' })).toBeFocused();
    await expect(page.getByText('Not known yet:').locator('..')).toContainText('RTO, RPO, 1 impact');
  });

  await test.step('times are read as people write them: two days are too long, a working day is said in working hours and on the clock, no loss of data is a value', async () => {
    await page.locator('#impact-rto').fill('2 days');
    await expect(contradiction.locator('..')).toContainText('The RTO of 2 days is longer than the MTPD of 24 h');
    await page.locator('#impact-rto').fill('1 working day');
    await expect(readBack('#impact-rto')).toHaveText('10 working hours (Support hours): at its shortest 10 h on the clock');
    await expect(contradiction).toHaveCount(0);
    await page.locator('#impact-rpo').fill('0');
    await expect(readBack('#impact-rpo')).toHaveText('0 min');
    await page.locator('#impact-mtpd').fill('12 hrs');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('Reason for this MTPD');
    await page.locator('#impact-mtpd-reason').fill('Payments leave at noon.');
  });

  await test.step('what it takes to carry on, and when it is harder', async () => {
    await page.locator('#impact-mbco').fill('Faults are taken by telephone.');
    await page.locator('#impact-mbco-percent').fill('25');
    for (const [what, counts] of [['People', [0, 2, 4, 6, 8, 8, 8]], ['Seats', [0, 1, 2, 4, 4, 4, 4]]] as const) {
      await page.getByRole('textbox', { name: `${what} by 1 h`, exact: true }).focus();
      for (const count of counts) {
        await page.keyboard.type(String(count));
        await page.keyboard.press('Tab');
      }
    }
    await page.getByRole('button', { name: 'Add equipment' }).press('Enter');
    await page.getByRole('textbox', { name: 'Equipment', exact: true }).fill('Headsets');
    await page.getByRole('textbox', { name: 'Headsets by 4 h' }).fill('2');
    await page.getByRole('button', { name: 'Add a peak period' }).press('Enter');
    const peak = page.getByRole('group', { name: 'Peak period 1' });
    await expect(peak.getByLabel('What is at its peak')).toBeFocused();
    await peak.getByLabel('What is at its peak').fill('Council tax bills');
    await peak.getByLabel('From (day, month)').fill('1/3');
    await peak.getByLabel('To (day, month)').fill('30 April');
    await peak.getByLabel('How much harder it is').fill('Twice the calls');
    await page.getByRole('button', { name: 'Add a peak period' }).press('Enter');
    const polling = page.getByRole('group', { name: 'Peak period 2' });
    await polling.getByLabel('What is at its peak').fill('Polling day');
    await polling.getByLabel('When').selectOption('Once');
    await polling.getByLabel('From (day, month, year)').fill('6/5/2027');
    await page.getByRole('button', { name: 'Add a peak period' }).press('Enter');
    const mondays = page.getByRole('group', { name: 'Peak period 3' });
    await mondays.getByLabel('What is at its peak').fill('Calls after the weekend');
    await mondays.getByLabel('When').selectOption('Each week');
    await expectClean(page, 'an impact analysis that is being written');
    await page.locator('#impact-rto').press('Control+Enter');
    await expect(heading).toHaveText(`Impact of losing ${name}`);
  });

  const times = page.getByRole('region', { name: 'Times' });
  await test.step('it says what was understood', async () => {
    await expect(times).toContainText('10 working hours (Support hours)Within this it is to be back. Taken at its shortest: 10 h on the clock.');
    await expect(times).toContainText('12 hSet with a reason: Payments leave at noon. From the impacts: service is at 4 Major or worse by 24 h.');
    await expect(times).toContainText('0 minNo work may be lost');
    await expect(page.getByText('1 March to 30 April each year')).toBeVisible();
    await expect(page.getByText('6 May 2027', { exact: true })).toBeVisible();
    await expect(page.getByText('Each Monday', { exact: true })).toBeVisible();
    await expect(page.getByRole('row', { name: 'People 0 2 4 6 8 8 8' })).toBeVisible();
    await expect(page.getByRole('row', { name: /^Headsets \? ?Not known 2/ })).toBeVisible();
  });

  const table = page.getByRole('region', { name: 'Impact over time, as a table' });
  const levelsInTable = (category: string) => table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: category }) }).getByRole('cell');
  await test.step('a curve is drawn for each category as it was typed, and a table says the same', async () => {
    for (const [category, levels] of [['Finance', '1112233'], ['Service', '1345555'], ['Reputation', '1213444'], ['Safety', '1122333'], ['Legal', '111222?']] as const) {
      await expect.poll(() => drawnLevels(page, category), category).toBe(levels);
      await expect(levelsInTable(category)).toContainText([...levels]);
    }
    await expect(page.locator('hf-impact-curves figure')).toHaveCount(5);
    await expect(levelsInTable('Service').nth(2)).toContainText('4 Major, intolerable');
    await expect(levelsInTable('Service').nth(1)).not.toContainText('intolerable');
  });

  await test.step('whoever wrote it submits it, and does not approve it', async () => {
    await page.getByRole('button', { name: 'Submit for approval' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Note').fill('Gone through with the service desk.');
    await dialog.getByRole('button', { name: 'Submit for approval' }).press('Enter');
    await expect(heading).toBeFocused();
    await expect(page.getByText('You wrote this analysis, so somebody else approves it.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0);
    await expectClean(page, 'an impact analysis that waits');
  });

  const owner = await elsewhere('Head of ICT');
  const facts = owner.locator('hf-page-head');
  await test.step('the owner of the activity approves it, and looks at it again', async () => {
    await owner.goto(`/impact-analyses?q=${encodeURIComponent(name)}`);
    await expect(owner.getByText('Waits for you').first()).toBeVisible();
    await owner.getByRole('link', { name }).press('Enter');
    await owner.getByRole('button', { name: 'Approve' }).press('Enter');
    await owner.getByRole('dialog').getByRole('button', { name: 'Approve' }).press('Enter');
    await expect(facts).toContainText('Approved');
    await expect(owner.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(facts).toContainText('Review by');
    await owner.getByRole('button', { name: 'Review', exact: true }).press('Enter');
    const dialog = owner.getByRole('dialog');
    await dialog.getByLabel('Year').fill(String(new Date().getFullYear() + 2));
    await dialog.getByLabel('What came of it').fill('Still right after the move.');
    await dialog.getByRole('button', { name: 'Record the review' }).press('Enter');
    await expect(dialog).toContainText('Choose a day within 12 months from today');
    await dialog.getByLabel('Year').fill(String(new Date().getFullYear() + 1));
    await dialog.getByLabel('Day').fill('1');
    await dialog.getByLabel('Month').fill('3');
    await dialog.getByRole('button', { name: 'Record the review' }).press('Enter');
    await expect(owner.getByRole('region', { name: 'On record' })).toContainText('Still right after the move.');
    await expect(facts).toContainText(`Review by 1 Mar ${new Date().getFullYear() + 1}`);
  });

  await test.step('a later version that contradicts itself is not approved but returned, and the one in force stays', async () => {
    await page.goto(address);
    await expect(page.locator('hf-page-head')).toContainText('Approved');
    await page.keyboard.press('e');
    await expect(heading).toHaveText(`Analyse the impact of losing ${name}`);
    await expect(page.locator('#impact-rto')).toHaveValue('10 working hours (Support hours)');
    await page.getByRole('gridcell', { name: /^Finance, by 30 days: 3/ }).press('4');
    await page.locator('#impact-rto').fill('18 hours');
    await expect(contradiction.locator('..')).toContainText('The RTO of 18 h is longer than the MTPD of 12 h');
    await page.locator('#impact-rto').press('Control+Enter');
    await expect(heading).toHaveText(`Impact of losing ${name}`);
    await expect.poll(() => drawnLevels(page, 'Finance')).toBe('1112234');
    await expect(levelsInTable('Finance').last()).toContainText('4');
    await page.getByRole('button', { name: 'Submit for approval' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Submit for approval' }).press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await owner.reload();
    await owner.getByRole('link', { name: 'Look at it' }).press('Enter');
    await expect(owner.getByText('It cannot be approved as it is.')).toBeVisible();
    await expect(owner.getByRole('button', { name: 'Approve' })).toHaveCount(0);
    await owner.getByRole('button', { name: 'Return', exact: true }).press('Enter');
    await owner.getByRole('dialog').getByLabel('Reason').fill('A day is too long.');
    await owner.getByRole('dialog').getByRole('button', { name: 'Return it' }).press('Enter');
    await expect(owner.getByText('Returned by the Head of ICT.')).toBeVisible();
    await owner.getByRole('link', { name: 'Look at it' }).press('Enter');
    await expect(facts).toContainText('RTO 10 working hours (Support hours)');
  });
});

test('an impact analysis is shown as it was at an earlier day, before it was reviewed and before it was begun', async ({ page, signedInAs, council }) => {
  const { items } = await council.get<Slice<ImpactAnalysisRow>>('impact-analyses?q=Social%20care%20records&state=approved');
  const { activityId } = items[0]!;
  const { approved } = await council.get<OfActivity>(`activities/${activityId}/impact-analysis`);
  const dayBefore = (kind: string): string => new Date(new Date(approved.entries.findLast((entry) => entry.kind === kind)!.recordedAt).getTime() - 2 * 86_400_000).toISOString().slice(0, 10);
  await signedInAs('Internal Auditor');

  await page.goto(`/activities/${activityId}/impact-analysis`);
  await expect(page.getByRole('region', { name: 'On record' })).toContainText('Reviewed');
  await page.goto(`/activities/${activityId}/impact-analysis?asAt=${dayBefore('reviewed')}`);
  await expect(page.getByRole('region', { name: 'On record' })).toContainText('Approved');
  await expect(page.getByRole('region', { name: 'On record' })).not.toContainText('Reviewed');
  await expect(page.getByRole('button', { name: 'Review', exact: true })).toHaveCount(0);
  await expectClean(page, 'an impact analysis as it was');
  await page.goto(`/activities/${activityId}/impact-analysis?asAt=${dayBefore('started')}`);
  await expect(page.getByText('This activity has not been analysed')).toBeVisible();
});
