import type { ExerciseView, PlanVersionView, UnitView } from '@holdfast/contracts';
import { EMPTY_PLAN } from '@holdfast/domain';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { inDays, typeDay } from '../pages/days';
import { approve, aRole, aStep, draftPlan, inPerson } from '../plans';

test('a critical activity stands among what is not covered until a plan for it is approved and rehearsed; whom it serves first, and how, was tried before and is taken over into that plan', async ({ page, signedInAs, council, councilAs }) => {
  test.setTimeout(240_000);
  const word = Math.random().toString(36).slice(2, 8);
  const [writer, approver, leader] = [await councilAs('Continuity Manager'), await councilAs('Head of ICT'), await councilAs('Infrastructure Manager')];
  const unitId = (await council.get<UnitView[]>('units')).find(({ name }) => name === 'ICT')!.id;
  const leadId = await council.personId('Infrastructure Manager');
  const activity = await council.post<{ id: string }>('activities', { name: `Repairs out of hours ${word}`, unitId, ownerId: leadId, critical: true, criticalReason: 'Tenants have no heating' });
  const row = page.getByRole('row', { name: new RegExp(`Repairs out of hours ${word}`) });
  const coverage = async (): Promise<void> => {
    await page.goto(`/coverage?finding=activity&q=${word}`);
    await settled(page);
  };

  await test.step('without a plan it is listed, with the step that closes it', async () => {
    await signedInAs('Continuity Manager');
    await coverage();
    await expect(page.getByRole('list', { name: 'What was found' }).getByRole('button', { name: '1 Critical activities not covered' })).toHaveAttribute('aria-pressed', 'true');
    await expect(row).toContainText('No plan recovers it');
    await expect(row.getByRole('link', { name: `Start a plan for Repairs out of hours ${word}` })).toBeVisible();
    await expectClean(page, 'coverage of an activity without a plan');
  });

  const users = page.getByRole('region', { name: 'Critical users' });
  const user = users.getByRole('listitem').filter({ hasText: 'Tenants on oxygen' });
  const dialog = page.getByRole('dialog');
  await test.step('whom it must serve first is added to the activity; without a name it is refused', async () => {
    await row.getByRole('link', { name: `Repairs out of hours ${word}`, exact: true }).click();
    await expect(users).toContainText('Nobody is named who must be served first.');
    await users.getByRole('button', { name: 'Add' }).press('Enter');
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('name the group or role.');
    await dialog.getByLabel('Group or role').fill('Tenants on oxygen');
    await dialog.getByLabel('How many').fill('14');
    await dialog.getByLabel('What they need').fill('Power within two hours');
    await expectClean(page, 'a critical user that is added');
    await dialog.getByLabel('What they need').press('Tab');
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(user).toContainText('14 of them');
    await expect(user).toContainText('No workable solution is written down.');
    await expect(user.getByRole('button', { name: 'Record a trial' })).toHaveAttribute('aria-disabled', 'true');
  });

  await test.step('its solution is written down, tried in vain, and tried again', async () => {
    await user.getByRole('button', { name: 'Edit Tenants on oxygen' }).click();
    await dialog.getByLabel('Workable solution').fill('Two generators on a trailer');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(user).toContainText('Not verified');
    await user.getByRole('button', { name: 'Record a trial' }).click();
    await typeDay(dialog, inDays(2));
    await dialog.getByLabel('What was tried').fill('One was started.');
    await dialog.getByRole('button', { name: 'Record the trial' }).click();
    await expect(dialog.getByRole('alert')).toContainText(/Tried on: \w/);
    await typeDay(dialog, inDays(-2));
    await dialog.getByLabel('What came of it').selectOption({ label: 'It does not work' });
    await dialog.getByRole('button', { name: 'Record the trial' }).click();
    await expect(user).toContainText('Tried, and it did not work');
    await user.getByRole('button', { name: 'Record a trial' }).click();
    await typeDay(dialog, inDays(-1));
    await dialog.getByLabel('What was tried').fill('Both ran for a night.');
    await dialog.getByRole('button', { name: 'Record the trial' }).click();
    await expect(user).toContainText(/Verified .* by the Continuity Manager/);
    await expect(user).toContainText('2 trials');
    await settled(page);
    await expectClean(page, 'an activity with a critical user whose solution was tried');
  });

  const plan = await draftPlan(writer, `Repairs from elsewhere ${word}`);
  const role = aRole('Recovery leader', inPerson(leadId));
  const steps = [aStep('Open the spare desk', role)];
  await writer.patch(`plans/${plan.id}/draft`, { content: { ...EMPTY_PLAN, activityIds: [activity.id] } }, plan.version);

  await test.step('the draft of its plan takes them over, once, and says that the solution was seen to work', async () => {
    await coverage();
    await expect(row).toContainText('was never approved');
    await row.getByRole('link', { name: /^Go on with version 1/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Write ${plan.name}`);
    await page.getByRole('button', { name: 'Take over from its activities' }).press('Enter');
    await expect(users.getByRole('status')).toHaveText('1 taken over');
    const taken = users.getByRole('group', { name: 'Critical users 1' });
    await expect(taken.getByLabel('Who')).toHaveValue('Tenants on oxygen');
    await expect(taken.getByLabel('How many')).toHaveValue('14');
    await expect(taken.getByLabel('What works meanwhile')).toHaveValue(/^Two generators on a trailer \(seen to work on .* by the Continuity Manager\)$/);
    await page.getByRole('button', { name: 'Take over from its activities' }).press('Enter');
    await expect(users.getByRole('status')).toHaveText('Its activities name none that are not here yet.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/^Saved /)).toBeVisible();
  });

  await test.step('approved, its plan says whom it serves first; the activity is still listed, as nobody has rehearsed it', async () => {
    const { content, version } = await writer.get<PlanVersionView>(`plans/${plan.id}/versions/1`);
    await approve({ ...plan, version }, { ...content, activityIds: [activity.id], roles: [role], activatorIds: [role.id], steps, purpose: 'Repairs go on.', activation: 'The desk is lost.' }, writer, approver);
    await page.goto(`/plans/${plan.id}`);
    await expect(users).toContainText('Tenants on oxygen');
    await expect(users).toContainText('Two generators on a trailer (seen to work on');
    await coverage();
    await expect(row).toContainText('was never rehearsed');
  });

  await test.step('rehearsed, and signed off by another person, it leaves the list', async () => {
    const planned = await writer.post<ExerciseView>('exercises', { kind: 'walkthrough', title: `The spare desk ${word}`, unitId, leadId, plannedFor: inDays(0), planIds: [plan.id], resources: [] });
    const lostAt = `${inDays(-1)}T07:00`;
    const running = await leader.post<ExerciseView>(`exercises/${planned.id}/start`, { lostAt }, planned.version);
    const ended = await leader.post<ExerciseView>(`exercises/${planned.id}/end`, {}, running.version);
    const held = await leader.post<ExerciseView>(`exercises/${planned.id}/result`, {
      lostAt, startedAt: lostAt, endedAt: `${inDays(-1)}T08:00`, outcome: 'passed', summary: 'Everybody knew the way.', backupSet: '', backupTakenAt: null, sample: '', objectives: [], deviations: [], findings: [], resources: [],
    }, ended.version);
    await coverage();
    await expect(row).toBeVisible();
    await writer.post(`exercises/${held.id}/sign-off`, {}, held.version);
    await coverage();
    await expect(page.getByText('No finding matches these filters')).toBeVisible();
    await expect(row).toHaveCount(0);
  });
});
