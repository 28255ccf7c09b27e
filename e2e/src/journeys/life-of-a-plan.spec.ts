import { randomUUID } from 'node:crypto';
import type { PlanVersionView, PlanView } from '@holdfast/contracts';
import type { Page } from '@playwright/test';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { carried, openAlone } from '../pages/plan-pack';
import { tabTo } from '../pages/tab-to';

/** Parts of a plan are told by ids that its writer makes. */
const part = (): string => randomUUID();

test('a plan is refused to its author, approved by another, superseded by a second version, and carried away in a file that opens with no network', async ({ page, anotherBrowser, context, signedInAs, council, councilAs }, info) => {
  test.setTimeout(300_000);
  const word = Math.random().toString(36).slice(2, 8);
  const name = `Loss of the depot ${word}`;
  const [unitId, ownerId] = [(await council.get<{ id: string; name: string }[]>('units')).find((unit) => unit.name === 'ICT')!.id, await council.personId('Infrastructure Manager')];
  const activity = await council.post<{ id: string }>('activities', { name: `Gritting ${word}`, unitId, ownerId, critical: true, criticalReason: 'Roads ice over' });
  const leader = { id: part(), title: 'Recovery leader', duties: '', holder: { personId: ownerId, contactId: null, name: '', telephone: '07700 900123' }, deputies: [] };
  const step = (title: string, after: string[] = []) => ({ id: part(), title, roleId: leader.id, what: '', where: '', how: '', minutes: 30, after, clock: null });
  const [open, call] = [step('Open the spare depot'), step('Call the crews')];
  const content = {
    purpose: 'Roads are gritted from elsewhere.', activityIds: [activity.id], resourceIds: [], riskIds: [], activation: 'The depot is under water.', activatorIds: [leader.id], roles: [leader], calls: [], criticalUsers: [], resources: [], sites: [], steps: [open, { ...call, after: [open.id] }],
  };
  const writer = await councilAs('Continuity Manager');
  const plan = await writer.post<PlanView>('plans', { kind: 'ict', name, unitId, ownerId, parentId: null, reviewMonths: 12 });

  await test.step('a step that waits for itself, and steps that wait for one another, are refused by name', async () => {
    const send = (steps: object[], version: number) => writer.patch(`plans/${plan.id}/draft`, { content: { ...content, steps } }, version);
    await send([{ ...open, after: [open.id] }, call], 1);
    await signedInAs('Risk Manager');
    await page.goto(`/plans/${plan.id}/edit`);
    await page.getByRole('button', { name: 'Submit for approval' }).click();
    await expect(page.getByRole('alert')).toContainText(/this step waits for itself: step 1, Open the spare depot/);
    await send([{ ...open, after: [call.id] }, { ...call, after: [open.id] }], 2);
    await page.reload();
    await page.getByRole('button', { name: 'Submit for approval' }).click();
    await expect(page.getByRole('alert')).toContainText(/these steps wait for one another: step 1, Open the spare depot; step 2, Call the crews/);
  });

  await test.step('its author submits it, and cannot approve it', async () => {
    const saved = await writer.patch<PlanVersionView>(`plans/${plan.id}/draft`, { content }, 3);
    await writer.post(`plans/${plan.id}/draft/submission`, {}, saved.version);
    await signedInAs('Continuity Manager');
    await page.goto(`/plans/${plan.id}/versions/1`);
    await expect(page.getByText('You wrote in this version, so somebody else approves it.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Approve version 1' })).toBeHidden();
    await expectClean(page, 'a version seen by its author');
  });

  const codeOf = async (number: number): Promise<string> => (await council.get<PlanVersionView>(`plans/${plan.id}/versions/${number}`)).code!;
  const check = async (code: string): Promise<void> => {
    await page.goto('/plans/verify');
    await page.getByLabel('Code').fill(code.toLowerCase());
    await page.getByLabel('Code').press('Enter');
  };

  await test.step('the Head of ICT approves it by keyboard, and its code is that of the current version', async () => {
    await signedInAs('Head of ICT');
    await page.goto(`/plans/${plan.id}/versions/1`);
    await page.getByRole('button', { name: 'Approve version 1' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).press('Enter');
    await expect(page.getByText('State Approved')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await check(await codeOf(1));
    await expect(page.getByRole('status')).toContainText(`${name}, version 1`);
  });

  await test.step('what it covers has another name since: the plan says both, and the activity says which plan covers it and what that is worth', async () => {
    await writer.patch(`activities/${activity.id}`, { name: `Gritting and snow ${word}` }, 1);
    await page.goto(`/plans/${plan.id}`);
    await expect(page.getByText('1 name on this plan has changed since it was approved.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'What it recovers' })).toContainText(`Gritting ${word}`);
    await expect(page.getByRole('region', { name: 'What it recovers' })).toContainText(`now Gritting and snow ${word}`);
    await expect(page.getByRole('region', { name: 'Proven recovery time' })).toContainText('Never rehearsed');
    await settled(page);
    await expectClean(page, 'a plan with a name that has changed');
    await page.getByRole('link', { name: `Gritting ${word}` }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`Gritting and snow ${word}`);
    const plans = page.getByRole('region', { name: 'Recovery plans' });
    await expect(plans.getByRole('link', { name })).toBeVisible();
    await expect(plans).toContainText('Never rehearsed');
  });

  await test.step('a second version takes its place; what changed stands side by side, and the first code is told to be superseded', async () => {
    const now = await writer.get<PlanView>(`plans/${plan.id}`);
    const draft = await writer.post<PlanVersionView>(`plans/${plan.id}/drafts`, {}, now.version);
    const saved = await writer.patch<PlanVersionView>(`plans/${plan.id}/draft`, { content: { ...content, activation: 'The depot is under water, or its gate is.', steps: [...content.steps, step('Send word to the public')] } }, draft.version);
    await writer.post(`plans/${plan.id}/draft/submission`, {}, saved.version);
    await page.goto(`/plans/${plan.id}/versions/2`);
    await page.getByRole('button', { name: 'Approve version 2' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).press('Enter');
    await expect(page.getByText('State Approved')).toBeVisible();
    await page.getByRole('link', { name: 'Compare with version 1' }).click();
    await expect(page.getByText('Send word to the public')).toBeVisible();
    await expect(page.locator('ins')).toContainText('or its gate is');
    await settled(page);
    await expectClean(page, 'versions compared');
    await check(await codeOf(1));
    await expect(page.getByRole('status')).toContainText(/superseded|no longer/i);
  });

  const reads = async (file: Page): Promise<void> => {
    await expect(file.getByRole('heading', { level: 1 })).toHaveText(new RegExp(name));
    await file.getByLabel('2. Call the crews').check();
    await expect(file.getByText('07700 900123').first()).toBeVisible();
    await expect(file.getByText(await codeOf(2)).first()).toBeVisible();
    // A look by axe leaves the window wide.
    await file.setViewportSize({ width: 360, height: 740 });
    expect(await file.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  };

  await test.step('the pack opens from a file on a telephone with no network', async () => {
    await page.goto(`/plans/${plan.id}`);
    await page.getByRole('button', { name: 'Take a copy' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Plan pack, one file that opens with no network' }).click()]);
    const file = await openAlone(await carried(download, info), anotherBrowser);
    await reads(file);
    await expect(file.getByText('This copy is', { exact: false }).or(file.getByText('Made ', { exact: false })).first()).toBeVisible();
    await expectClean(file, 'a plan pack');
  });

  await test.step('under a passphrase it shows nothing before that is typed, and all of it after', async () => {
    await page.getByRole('button', { name: 'Take a copy' }).click();
    await page.getByRole('menuitem', { name: 'Plan pack under a passphrase' }).click();
    await page.getByRole('textbox', { name: 'Passphrase' }).fill('salt grit and sand');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Lock and take it' }).click()]);
    const file = await openAlone(await carried(download, info), anotherBrowser);
    expect(await file.content()).not.toContain('Call the crews');
    await expectClean(file, 'a locked plan pack');
    await file.locator('#passphrase').fill('something else');
    await file.locator('#passphrase').press('Enter');
    await expect(file.getByText('This is not the passphrase. Nothing was opened. Try again.')).toBeVisible();
    await file.locator('#passphrase').fill('salt grit and sand');
    await file.locator('#passphrase').press('Enter');
    await reads(file);
  });

  await test.step('its paper comes as a PDF, and that copies were taken is on record', async () => {
    const pdf = await context.request.get(`/api/plans/${plan.id}/pdf`);
    expect([pdf.headers()['content-type'], (await pdf.body()).subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);
    const { entries } = await council.get<PlanView>(`plans/${plan.id}`);
    expect(entries.map(({ kind }) => kind).slice(0, 3)).toEqual(['pdf-pulled', 'pack-pulled', 'pack-pulled']);
  });
});

test('whom a plan rings is chosen by keyboard, and added where it is not listed; a number that changes after the approval is marked on the plan', async ({ page, elsewhere, signedInAs, council, councilAs }) => {
  test.setTimeout(240_000);
  const word = Math.random().toString(36).slice(2, 8);
  const keyholder = `Keyholder ${word}`;
  const [unitId, ownerId] = [(await council.get<{ id: string; name: string }[]>('units')).find((unit) => unit.name === 'ICT')!.id, await council.personId('Infrastructure Manager')];
  const activity = await council.post<{ id: string }>('activities', { name: `Street lights ${word}`, unitId, ownerId, critical: true, criticalReason: 'Roads are dark' });
  const leader = { id: part(), title: 'Recovery leader', duties: '', holder: null, deputies: [] };
  const content = {
    purpose: 'Lights come on again.', activityIds: [activity.id], resourceIds: [], riskIds: [], activation: 'The control room is lost.', activatorIds: [leader.id], roles: [leader], calls: [], criticalUsers: [], resources: [], sites: [],
    steps: [{ id: part(), title: 'Open the spare room', roleId: leader.id, what: '', where: '', how: '', minutes: 30, after: [], clock: null }],
  };
  const writer = await councilAs('Continuity Manager');
  const plan = await writer.post<PlanView>('plans', { kind: 'ict', name: `Loss of the control room ${word}`, unitId, ownerId, parentId: null, reviewMonths: 12 });
  await writer.patch(`plans/${plan.id}/draft`, { content }, 1);
  const dialog = page.getByRole('dialog');
  const numbers = dialog.getByLabel('Telephone numbers');

  await test.step('the holder of a role is chosen from the people', async () => {
    await signedInAs('Continuity Manager');
    await page.goto(`/plans/${plan.id}/edit`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Write ${plan.name}`);
    const holder = page.getByRole('combobox', { name: 'Holder' });
    await page.getByLabel('Role', { exact: true }).focus();
    await tabTo(page, holder, 3);
    await page.keyboard.type('Infrastructure Man');
    await expect(page.getByRole('option', { name: /^Infrastructure Manager/ })).toHaveClass(/active/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Take out Infrastructure Manager' })).toBeVisible();
    await expect(page.getByLabel('Another number, for this plan')).toBeFocused();
  });

  await test.step('a deputy who is on no list is added to the contacts on the spot, with a number', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Add a deputy' }), 3);
    await page.keyboard.press('Enter');
    const deputy = page.getByRole('combobox', { name: 'Deputy 1' });
    await deputy.focus();
    await page.keyboard.type(keyholder);
    await expect(page.getByRole('option', { name: `Add “${keyholder}” to the contacts` })).toHaveClass(/active/);
    await expectClean(page, 'somebody to ring who is on no list');
    await page.keyboard.press('Enter');
    await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue(keyholder);
    await expect(dialog.getByLabel('Name', { exact: true })).toBeFocused();
    await expectClean(page, 'a contact of a unit');
    await tabTo(page, numbers, 4);
    await page.keyboard.type('07700 900321');
    await tabTo(page, dialog.getByRole('button', { name: 'Save' }), 5);
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.locator('hf-person-fields').nth(1)).toContainText('07700 900321');
  });

  await test.step('it is submitted, and the Head of ICT approves it', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/^Saved /)).toBeVisible();
    await page.getByRole('button', { name: 'Submit for approval' }).press('Enter');
    await expect(page).toHaveURL(/versions\/1$/);
    const approver = await elsewhere('Head of ICT');
    await approver.goto(`/plans/${plan.id}/versions/1`);
    await expect(approver.locator('hf-plan-content')).toContainText('07700 900321');
    await approver.getByRole('button', { name: 'Approve version 1' }).press('Enter');
    await approver.getByRole('dialog').getByRole('button', { name: 'Approve' }).press('Enter');
    await expect(approver.getByText('State Approved')).toBeVisible();
    await expect(approver.getByText(/changed since it was approved/)).toHaveCount(0);
  });

  await test.step('the number of the contact is changed from a new draft, where it is rung', async () => {
    await page.goto(`/plans/${plan.id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(plan.name);
    await page.getByRole('button', { name: 'Start a new draft' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Write ${plan.name}`);
    await page.getByRole('button', { name: `Change of ${keyholder}` }).press('Enter');
    await expect(dialog.getByRole('heading', { name: `Edit ${keyholder}` })).toBeVisible();
    await tabTo(page, numbers, 5);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('07700 900999');
    await tabTo(page, dialog.getByRole('button', { name: 'Save' }), 4);
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.locator('hf-person-fields').nth(1)).toContainText('07700 900999');
  });

  await test.step('the plan says what was approved, that it has changed, and what it is now; so does the list of plans', async () => {
    await page.getByRole('link', { name: 'The plan', exact: true }).press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(plan.name);
    await expect(page.getByText('1 number on this plan has changed since it was approved.')).toBeVisible();
    await expect(page.locator('hf-plan-content')).toContainText('07700 900321');
    await expect(page.locator('hf-plan-content')).toContainText('now 07700 900999');
    await settled(page);
    await expectClean(page, 'a plan whose number has changed');
    await page.goto('/plans?contactsChanged=true');
    await expect(page.getByRole('link', { name: plan.name })).toBeVisible();
  });
});
