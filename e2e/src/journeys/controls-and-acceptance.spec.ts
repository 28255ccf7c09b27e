import type { RiskView } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { RiskPage } from '../pages/risk-page';

const inAYear = (): string[] => {
  const day = new Date();
  return ['28', String(day.getMonth() + 1), String(day.getFullYear() + 1)];
};

test('what lowers a risk is recorded by its owner, and what is left of it above appetite is accepted by somebody else, for that score', async ({ page, signedInAs, elsewhere, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT', appetite: 'M' });
  const risk = await council.risk(register, {
    title: 'The only tape library fails', owner: 'Infrastructure Manager', treatment: 'tolerate', inherent: { likelihood: '5', impact: '5' }, residual: { likelihood: '4', impact: '5' },
  });

  await signedInAs('Infrastructure Manager');
  const owners = new RiskPage(page);
  await owners.open(risk.id);
  const controls = page.getByRole('region', { name: 'Controls', exact: true });
  const strip = page.locator('hf-unaccepted-strip');

  await test.step('the owner of the risk is told that somebody else has to accept it, and whom to ask', async () => {
    await expect(strip).toContainText('Tolerated above appetite, and nobody has accepted it as it stands.');
    await expect(strip).toContainText('Ask the Head of ICT.');
    await expect(page.getByRole('button', { name: 'Accept', exact: true })).toHaveCount(0);
  });

  await test.step('and records a control, by keyboard alone', async () => {
    await expect(controls).toContainText('No controls are recorded');
    await controls.getByRole('button', { name: 'Add a control' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: `Add a control to ${risk.reference}` });
    await expect(dialog.getByLabel('Control', { exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('Control: say what is in place.');
    await dialog.getByLabel('Control', { exact: true }).focus();
    await page.keyboard.type('Nightly copies to the annexe');
    await dialog.getByRole('radio', { name: /^Not assessed/ }).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(dialog.getByRole('radio', { name: /^Partly effective/ })).toBeChecked();
    await dialog.getByLabel('Link to the evidence').focus();
    await page.keyboard.type('https://intranet.example/restores/7');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    const entry = controls.getByRole('listitem').filter({ hasText: 'Nightly copies to the annexe' });
    await expect(entry).toContainText('Partly effective');
    await expect(entry).toContainText('Assessed');
    await expect(entry).toContainText('today');
    await expect(controls).toContainText('its owner says: a claim');
    await expect(entry.getByRole('link', { name: /^Evidence at intranet\.example/ })).toHaveAttribute('rel', 'noopener noreferrer');
  });

  await test.step('what is typed into a dialog that is left is there when it opens again', async () => {
    await controls.getByRole('button', { name: 'Add a control' }).click();
    await page.getByRole('dialog').getByLabel('Control', { exact: true }).fill('Spare drive');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await controls.getByRole('button', { name: 'Add a control' }).click();
    await expect(page.getByRole('dialog').getByLabel('Control', { exact: true })).toHaveValue('Spare drive');
    await expectClean(page, 'the dialog to add a control');
    await page.getByRole('button', { name: 'Add control', exact: true }).click();
    await expect(controls.getByRole('listitem').filter({ hasText: 'Spare drive' })).toContainText('Never assessed');
  });

  await test.step('a control is assessed anew, and another withdrawn: both stay in the history', async () => {
    await controls.getByRole('button', { name: 'Assess again: Nightly copies to the annexe' }).click();
    await page.getByRole('radio', { name: /^Effective/ }).check();
    await page.getByRole('dialog').getByLabel('Reason').fill('Seven restores out of seven.');
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    const entry = controls.getByRole('listitem').filter({ hasText: 'Nightly copies to the annexe' });
    await entry.getByText('2 assessments').click();
    await expect(entry).toContainText('Seven restores out of seven.');

    await controls.getByRole('button', { name: 'Withdraw: Spare drive' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('Used up.');
    await page.getByRole('button', { name: 'Withdraw the control' }).click();
    // The button that had the focus went with the control.
    await expect(controls.getByRole('heading', { name: 'Controls' })).toBeFocused();
    await controls.getByText('1 withdrawn').click();
    await expect(controls).toContainText('Used up.');
    await page.getByText('Changes', { exact: false }).filter({ hasText: 'who did what' }).click();
    await expect(page.locator('hf-risk-changes')).toContainText('withdrew the control "Spare drive"');
    await expect(page.locator('hf-risk-changes')).toContainText('assessed the control "Nightly copies to the annexe"');
  });

  const desk = await elsewhere('Head of ICT');
  const heads = new RiskPage(desk);
  const accepted = desk.getByRole('region', { name: 'Accepted', exact: true });
  await test.step('the owner of the register accepts it as it is scored, until a day', async () => {
    await heads.open(risk.id);
    await desk.locator('hf-unaccepted-strip').getByRole('button', { name: 'Accept it' }).focus();
    await desk.keyboard.press('Enter');
    const dialog = desk.getByRole('dialog', { name: `Accept ${risk.reference} above appetite?` });
    await expect(dialog.getByLabel('Reason')).toBeFocused();
    await desk.keyboard.type('A second library costs more than the loss.');
    await dialog.getByRole('button', { name: `Accept ${risk.reference}` }).press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('Accepted until: say until when. Nothing is accepted for good.');
    const [day, month, year] = inAYear();
    await dialog.getByLabel('Day').fill(day!);
    await dialog.getByLabel('Month').fill(month!);
    await dialog.getByLabel('Year').fill(year!);
    await expectClean(desk, 'the dialog to accept a risk');
    await dialog.getByRole('button', { name: `Accept ${risk.reference}` }).press('Enter');
    await expect(dialog).toBeHidden();
    await expect(accepted).toContainText('In force until');
    await expect(accepted).toContainText('A second library costs more than the loss.');
    await expect(desk.locator('hf-unaccepted-strip hf-notice')).toHaveCount(0);
  });

  await test.step('the same score given again changes nothing; another one makes the acceptance stale', async () => {
    const score = (version: number, residual: object) => council.post<RiskView>(`risks/${risk.id}/assessments`, { kind: 'residual', rationale: 'The library was moved.', ...residual }, version);
    const again = await score(risk.version, { likelihood: '4', impact: '5' });
    await heads.open(risk.id);
    await expect(accepted).toContainText('In force until');
    const worse = await score(again.version, { likelihood: '5', impact: '5' });
    await heads.open(risk.id);
    await expect(accepted).toContainText('Stale');
    await expect(accepted).toContainText('scored otherwise since');
    await expect(desk.locator('hf-unaccepted-strip')).toContainText('was of another score');

    await accepted.getByRole('button', { name: 'Accept', exact: true }).click();
    await desk.getByRole('dialog').getByLabel('Reason').fill('Still cheaper.');
    await desk.getByRole('dialog').getByLabel('Day').fill('28');
    await desk.getByRole('dialog').getByLabel('Month').fill(inAYear()[1]!);
    await desk.getByRole('dialog').getByLabel('Year').fill(inAYear()[2]!);
    await score(worse.version, { likelihood: '4', impact: '5' });
    await desk.getByRole('button', { name: `Accept ${risk.reference}` }).click();
    await expect(desk.getByRole('dialog')).toContainText('Somebody changed this risk meanwhile.');
    await expect(desk.getByRole('dialog').getByLabel('Reason')).toHaveValue('Still cheaper.');
    await desk.getByRole('button', { name: `Accept ${risk.reference}` }).click();
    await expect(accepted).toContainText('In force until');
    await expect(accepted).toContainText('1 earlier');
    await settled(desk);
    await expectClean(desk, 'a risk with controls and an acceptance');
  });

  await test.step('a control has a page of its own', async () => {
    await desk.getByRole('link', { name: 'Nightly copies to the annexe', exact: true }).click();
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Nightly copies to the annexe');
    await expect(desk.getByRole('link', { name: risk.reference!, exact: true }).first()).toBeVisible();
    await settled(desk);
    await expectClean(desk, 'a control');
  });

  await test.step('and the appendix of the register lists it with its measures', async () => {
    await desk.goto(`/registers/${register.id}`);
    await desk.getByRole('button', { name: 'More' }).click();
    await desk.getByRole('menuitem', { name: 'Mitigation appendix' }).press('Enter');
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Mitigation appendix');
    await expect(desk.getByRole('rowheader')).toContainText('The only tape library fails');
    const measures = desk.getByRole('row').filter({ has: desk.getByRole('cell') });
    await expect(measures).toHaveCount(1);
    await expect(measures).toContainText('Nightly copies to the annexe');
    await expect(measures).toContainText('Effective');
    await settled(desk);
    await expectClean(desk, 'the mitigation appendix');
    await desk.emulateMedia({ media: 'print' });
    await expect(desk.locator('hf-page-head')).toContainText(`Mitigation appendix of ${register.name}, at`);
    await expect(desk.locator('thead')).toHaveCSS('display', 'table-header-group');
  });
});

test('an appendix without a risk says so, and how many have no inherent assessment', async ({ page, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
  await council.risk(register, { title: 'Nobody has scored this one' });
  await signedInAs('Head of ICT');
  await page.goto(`/registers/${register.id}/appendix`);
  await expect(page.getByText('No open risk has the highest inherent level, Very high')).toBeVisible();
  await expect(page.getByText('1 open risk has no inherent assessment,')).toBeVisible();
  await page.getByRole('link', { name: 'Look at it' }).click();
  await expect(page.getByText('Nobody has scored this one').first()).toBeVisible();
});

test('a reader of public wording sees neither controls nor who accepted a risk', async ({ page, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT', appetite: 'M' });
  const risk = await council.risk(register, { title: 'Shown to members', treatment: 'tolerate', residual: { likelihood: '5', impact: '5' } });
  await council.post(`risks/${risk.id}/controls`, { title: 'Kept from members', ownerId: risk.owner!.id });
  await signedInAs('Elected Member, Scrutiny');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await new RiskPage(page).open(risk.id);
  await settled(page);
  await expect(page.getByRole('region', { name: 'Controls', exact: true })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Accepted', exact: true })).toHaveCount(0);
  await expect(page.locator('hf-unaccepted-strip')).toHaveCount(0);
  expect(asked.filter((url) => /controls|acceptances/.test(url))).toEqual([]);
});
