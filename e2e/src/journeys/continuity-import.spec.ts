import type { Page as Slice, ThingRef, UnitView } from '@holdfast/contracts';
import ExcelJS from 'exceljs';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';

/** 120 applications under titles of their own, with an owner in row 7 whom nobody knows. */
async function systems(word: string): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Applications');
  sheet.addRow([`Systems of ${word}`]);
  sheet.addRow([]);
  sheet.addRow(['System', 'Type', 'Service', 'Responsible officer', 'RTO (hours)', 'RPO']);
  for (let n = 1; n <= 120; n += 1) sheet.addRow([`${word} system ${n}`, 'Application', 'ICT', n === 4 ? 'Infrastructur Manger' : 'Infrastructure Manager', 4 + (n % 20), '24 hours']);
  return Buffer.from(await book.xlsx.writeBuffer());
}

test('a workbook of 120 applications is imported: an owner in row 7 is mended by choosing, and coming again it brings nothing new', async ({ page, signedInAs }) => {
  test.setTimeout(240_000);
  const word = `Quarry${Math.random().toString(36).slice(2, 8)}`;
  const file = { name: `${word}.xlsx`, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await systems(word) };
  await signedInAs('Risk Manager');

  await test.step('the list of resources leads there', async () => {
    await page.goto('/resources');
    await settled(page);
    await page.getByRole('link', { name: 'Import' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import');
    await expectClean(page, 'where a file is chosen');
  });

  await test.step('what was understood is shown, and row 7 has to be mended', async () => {
    await page.locator('#import-file').setInputFiles(file);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check what was understood');
    await expect(page.getByRole('status')).toContainText('1 row cannot be read yet.');
    await expect(page.getByRole('region', { name: 'Applications' })).toContainText('Table at A3 to F123');
    await expect(page.getByRole('row', { name: /Responsible officer/ })).toContainText('Another word for Owner');
    await expectClean(page, 'a file that has something to mend');
    await page.getByRole('button', { name: 'Import 119 rows' }).click();
    await expect(page.getByRole('alert')).toContainText('1 row cannot be read yet. Mend it, or leave it out. Nothing has been written.');
  });

  await test.step('choosing what was meant mends it, by keyboard', async () => {
    const act = page.getByRole('combobox', { name: 'What to do about row 7, Owner' });
    await act.focus();
    await act.selectOption({ label: 'Read as “Infrastructure Manager”' });
    await expect(page.getByRole('status')).toContainText('Every row was understood. 120 new.');
    await page.getByRole('button', { name: 'Import 120 rows' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${word}.xlsx`, { timeout: 60_000 });
    await expect(page.getByText('120 new', { exact: true })).toBeVisible();
    await expect(page.getByRole('region', { name: 'How it was read' })).toContainText('“Infrastructur Manger” as “Infrastructure Manager”');
    await settled(page);
    await expectClean(page, 'what came of an import');
  });

  await test.step('the second time nothing is new', async () => {
    await page.goto('/continuity-import?of=resources');
    await page.locator('#import-file').setInputFiles({ ...file, name: `${word} again.xlsx` });
    await page.getByRole('combobox', { name: 'What to do about row 7, Owner' }).selectOption({ label: 'Leave this row out' });
    await expect(page.getByRole('status')).toContainText('Nothing here is new or different. 119 rows of the file are as they are here already.');
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import');
  });

  await test.step('what came in is found again, and the resources are there', async () => {
    await page.goto(`/imports?q=${word}`);
    await expect(page.getByRole('link', { name: `${word}.xlsx` })).toBeVisible();
    await settled(page);
    await expectClean(page, 'imports');
    await page.goto(`/resources?q=${word}`);
    await expect(page.getByText('120 resources', { exact: true })).toBeVisible();
  });
});

test('a table that was copied is pasted, and a file that is none is refused with a sentence', async ({ page, signedInAs }) => {
  await signedInAs('Risk Manager');
  await page.goto('/continuity-import');
  await page.locator('#import-file').setInputFiles({ name: 'systems.xlsx', mimeType: 'text/plain', buffer: Buffer.from('Name,Kind\n') });
  await expect(page.getByRole('alert')).toContainText('The name ends in .xlsx, but the content is plain text.');
  await page.getByText('Paste a table instead').click();
  await page.locator('#import-paste').fill('Name\tKind\tUnit\tOwner\nPasted system\tApplication\tICT\tInfrastructure Manager\n');
  await page.getByRole('button', { name: 'Look at the table' }).click();
  await expect(page.getByRole('status')).toContainText('Every row was understood. 1 new.');
});

const MIME = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

async function workbook(sheets: Record<string, readonly (readonly string[])[]>): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows.map((row) => [...row]));
  return Buffer.from(await book.xlsx.writeBuffer());
}

test('activities come in as CSV, what they lean on and whom to call as a workbook: each row that is wrong is named, nothing is written until all are mended, and then it stands on the pages', async ({ page, signedInAs, council }) => {
  test.setTimeout(240_000);
  const word = `Slate${Math.random().toString(36).slice(2, 8)}`;
  const [permits, markets, burials] = [`${word} permits`, `${word} markets`, `${word} burials`];
  const [diary, spare] = [`${word} diary`, `${word} paper diary`];
  const [unitId, ownerId] = [(await council.get<UnitView[]>('units')).find(({ name }) => name === 'ICT')!.id, await council.personId('Infrastructure Manager')];
  // One after the other: members stand in the order of their references.
  const application = async (name: string): Promise<string> => (await council.post<{ id: string }>('resources', { name, kind: 'application', unitId, ownerId })).id;
  const diaryId = await application(diary);
  await application(spare);
  const count = async (list: string): Promise<number | null> => (await council.get<Slice<ThingRef>>(`${list}?q=${word}`)).total;
  const fault = (row: number, column: string) => page.getByRole('row').filter({ has: page.getByRole('combobox', { name: `What to do about row ${row}, ${column}` }) });
  const typeInstead = async (row: number, column: string, text: string): Promise<void> => {
    await page.getByRole('combobox', { name: `What to do about row ${row}, ${column}` }).selectOption({ label: 'Type it instead' });
    await page.getByRole('textbox', { name: `Read row ${row}, ${column} as` }).fill(text);
    await page.getByRole('textbox', { name: `Read row ${row}, ${column} as` }).press('Enter');
    await expect(fault(row, column)).toHaveCount(0);
  };
  await signedInAs('Risk Manager');

  await test.step('a CSV of activities: of row 4 two cells cannot be read, and then no row is written', async () => {
    await page.goto('/activities');
    await settled(page);
    await page.getByRole('link', { name: 'Import' }).click();
    const csv = [
      'Activity,Service,Responsible officer,Critical,Why critical,Time to resume',
      `${permits},ICT,Head of ICT,Yes,"Drivers are fined, and the court is told",2 hours`, `${markets},ICT,Head of ICT,No,,1 working day`, `${burials},ICT,Head of ICT,perhaps,,quite soon`,
    ].join('\r\n');
    await page.locator('#import-file').setInputFiles({ name: `${word}.csv`, mimeType: MIME.csv, buffer: Buffer.from(csv) });
    await expect(page.getByRole('status')).toContainText('1 row cannot be read yet.');
    await expect(fault(4, 'Critical')).toContainText('perhaps');
    await expect(fault(4, 'Time to resume')).toContainText('quite soon');
    await page.getByRole('button', { name: 'Import 2 rows' }).click();
    await expect(page.getByRole('alert')).toContainText('Nothing has been written.');
    expect(await count('activities')).toBe(0);
  });

  await test.step('mended, all three are there, with what was typed instead', async () => {
    await typeInstead(4, 'Critical', 'yes');
    await typeInstead(4, 'Time to resume', '3 days');
    await expect(page.getByRole('status')).toContainText('Every row was understood. 3 new.');
    await page.getByRole('button', { name: 'Import 3 rows' }).press('Enter');
    await expect(page.getByText('3 new', { exact: true })).toBeVisible();
    await page.goto(`/activities?q=${word}`);
    await expect(page.getByText('3 activities', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: permits }).click();
    await expect(page.getByText('Drivers are fined, and the court is told')).toBeVisible();
    await page.goto(`/activities?q=${encodeURIComponent(burials)}`);
    await page.getByRole('link', { name: burials }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(burials);
    await expect(page.getByRole('main')).toContainText('3 days');
  });

  await test.step('a workbook of dependencies and contacts: a name that nobody knows and a number that is none are told by sheet and row', async () => {
    await page.goto('/continuity-import');
    const buffer = await workbook({
      Dependencies: [['What leans', 'Leans on', 'Needed', 'Note'], [permits, `${diary}; ${spare}`, '1', 'Either does'], [markets, permits, '', ''], [burials, `${word} dairy`, '', '']],
      Contacts: [['Resource', 'Name', 'Company', 'Telephone', 'E-mail'], [diary, `Duty desk ${word}`, 'Stationers', '01632 960101', 'duty@stationers.example'], [diary, `Night desk ${word}`, 'Stationers', 'ask Mary', '']],
    });
    await page.locator('#import-file').setInputFiles({ name: `${word}.xlsx`, mimeType: MIME.xlsx, buffer });
    await expect(page.getByRole('status')).toContainText('2 rows cannot be read yet.');
    await expect(fault(4, 'Leans on')).toContainText('Dependencies');
    await expect(fault(4, 'Leans on')).toContainText(`${word} dairy`);
    await expect(fault(3, 'Telephone')).toContainText('Contacts');
    await expect(fault(3, 'Telephone')).toContainText('Write telephone numbers');
    await expectClean(page, 'dependencies and contacts with something to mend');
    await page.getByRole('button', { name: 'Import 3 rows' }).click();
    await expect(page.getByRole('alert')).toContainText('Nothing has been written.');
    expect(await count('dependencies')).toBe(0);
    expect((await council.get<{ contacts: unknown[] | null }>(`resources/${diaryId}`)).contacts).toEqual([]);
  });

  await test.step('mended, they stand on the page of what leans, of what it leans on, and of whom to call', async () => {
    const meant = page.getByRole('combobox', { name: 'What to do about row 4, Leans on' });
    await meant.selectOption(await meant.locator('option', { hasText: new RegExp(` ${diary}”$`) }).innerText());
    await expect(fault(4, 'Leans on')).toHaveCount(0);
    await typeInstead(3, 'Telephone', '01632 960102');
    await expect(page.getByRole('status')).toContainText('Every row was understood. 5 new.');
    await page.getByRole('button', { name: 'Import 5 rows' }).press('Enter');
    await expect(page.getByText('5 new', { exact: true })).toBeVisible();
    await page.goto(`/dependencies?q=${word}`);
    await expect(page.getByRole('row', { name: new RegExp(`${permits}.*${diary}.*${spare}.*1 of 2.*Either does`) })).toBeVisible();
    await expect(page.getByRole('row', { name: new RegExp(`${markets}.*${permits}`) })).toBeVisible();
    await expect(page.getByRole('row', { name: new RegExp(`${burials}.*${diary}`) })).toBeVisible();
    await page.goto(`/resources/${diaryId}`);
    const contacts = page.getByRole('region', { name: /^Contacts/ });
    await expect(contacts.getByRole('listitem').filter({ hasText: 'Duty desk' })).toContainText('01632 960101');
    await expect(contacts.getByRole('listitem').filter({ hasText: 'Night desk' }).getByRole('link', { name: '01632 960102' })).toHaveAttribute('href', 'tel:01632960102');
    await expect(page.getByRole('main')).toContainText(burials);
  });
});
