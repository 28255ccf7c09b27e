import type { LogPageView } from '@holdfast/contracts';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { inDays, typeDay } from '../pages/days';
import { LogPage, NOT_SENT } from '../pages/log-page';
import { approve, aRole, aStep, draftPlan, inPerson } from '../plans';

const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 });
const roles = (page: Page): Locator => page.getByRole('region', { name: 'Roles' });
const step = (page: Page, number: string, state: string, title: string): Locator => page.getByRole('region', { name: 'Steps' }).getByRole('button', { name: `Step ${number}, ${state}: ${title}` });

const hours = (count: number) => ({ minutes: count * 60, calendarId: null });

test('an invocation from its declaration to its end: roles are filled and handed over, another plan is pulled in, a resource comes back with data that are too old, it is stood down, and the lessons of its review become an action and a risk before another person signs it off', async ({ page, signedInAs, elsewhere, council, councilAs }) => {
  test.setTimeout(300_000);
  const word = Math.random().toString(36).slice(2, 8);
  const [writer, approver] = [await councilAs('Continuity Manager'), await councilAs('Head of ICT')];
  const [lead, deputy] = [inPerson(await council.personId('Infrastructure Manager')), inPerson(await council.personId('Applications Manager'), '07700 900456')];
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
  const activity = await council.post<{ id: string }>('activities', { name: `Flood warnings ${word}`, unitId: register.unitId, ownerId: lead.personId, critical: true, criticalReason: 'People are warned too late' });
  const analysis = await writer.post<{ id: string; version: number }>(`activities/${activity.id}/impact-analyses`, {
    bands: [240, 1440], matrixVersionId: await council.matrixVersionId('Corporate 5 × 5'), impacts: [{ category: 'overall', levels: ['2', '4'], note: '' }], intolerable: '4', mtpdOverride: null, mtpdReason: '',
    rto: hours(4), rpo: hours(1), mbco: '', mbcoPercent: null, peaks: [], people: [null, null], seats: [null, null], equipment: [],
  });
  const submitted = await writer.post<{ version: number }>(`impact-analyses/${analysis.id}/submission`, {}, analysis.version);
  await council.post(`impact-analyses/${analysis.id}/approval`, { nextReview: inDays(200) }, submitted.version);
  const levels = await council.post<{ id: string; name: string }>('resources', { name: `Water levels ${word}`, kind: 'application', unitId: register.unitId, ownerId: lead.personId, declared: hours(3) });
  await council.post('dependencies', { dependentId: activity.id, needed: 1, memberIds: [levels.id] });
  const [leader, caller] = [aRole('Recovery leader', lead, [deputy]), aRole('Caller', { personId: null, contactId: null, name: 'Keyholder of the depot', telephone: '07700 900789' })];
  const [open, ring] = [aStep('Open the spare control room', leader), aStep('Ring the wardens', caller)];
  const plan = await draftPlan(writer, `Loss of the control room ${word}`);
  await approve(plan, { activityIds: [activity.id], resourceIds: [levels.id], roles: [leader, caller], steps: [open, ring] }, writer, approver);
  const boats = aRole('Boat master', deputy);
  const second = await draftPlan(writer, `Boats by road ${word}`);
  await approve(second, { activityIds: [activity.id], roles: [boats], steps: [aStep('Fetch the boats', boats)] }, writer, approver);
  const risk = await council.risk(register, { title: `The control room is lost ${word}`, owner: 'Infrastructure Manager', residual: { likelihood: '3', impact: '4' } });

  const log = new LogPage(page);
  let address = '';
  await test.step('what happened is asked first, and the plan is found by its name', async () => {
    const phone = await elsewhere('Continuity Manager', { viewport: { width: 360, height: 740 } });
    await phone.goto('/declare');
    const plans = phone.getByRole('group', { name: 'Plans to invoke' });
    await expect(phone.getByRole('textbox', { name: 'What happened' })).toBeInViewport();
    await expect(phone.getByLabel('Start of the outage')).toBeInViewport();
    await expect(phone.getByRole('button', { name: /^Declare/ })).toBeVisible();
    await plans.getByRole('searchbox', { name: 'Find a plan' }).fill(word);
    await expect(plans.getByRole('checkbox')).toHaveCount(2);
    await plans.getByRole('checkbox', { name: new RegExp(second.name) }).check();
    await expect(phone.getByRole('button', { name: /^Invoke the plan/ })).toBeVisible();
  });

  await test.step('it is declared from the page of its plan', async () => {
    await signedInAs('Infrastructure Manager');
    await page.goto(`/plans/${plan.id}`);
    await page.getByRole('link', { name: /^Invoke it/ }).click();
    await expect(page.getByRole('checkbox', { name: new RegExp(plan.name) })).toBeChecked();
    await page.getByRole('textbox', { name: 'What happened' }).fill('');
    await page.getByRole('button', { name: /^Invoke the plan/ }).click();
    await expect(page.getByRole('alert')).toContainText('say in one line what happened.');
    await page.getByRole('textbox', { name: 'What happened' }).fill(`Water in the control room ${word}`);
    await page.keyboard.press('Control+Enter');
    await expect(page).toHaveURL(/\/invocations\/[0-9a-f-]{36}$/);
    await expect(heading(page)).toContainText(`Water in the control room ${word}`);
    address = new URL(page.url()).pathname;
  });

  await test.step('its roles are filled: by whom the plan names, and by somebody else', async () => {
    await expect(roles(page)).toContainText('The plan names Infrastructure Manager');
    await page.getByRole('button', { name: 'Fill Recovery leader' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('Who')).toContainText('Applications Manager, deputy');
    await dialog.getByRole('button', { name: 'Fill the role' }).click();
    await expect(roles(page)).toContainText('Infrastructure Manager has it');
    await page.getByRole('button', { name: 'Fill Caller' }).click();
    await dialog.getByLabel('Who').selectOption({ label: 'Somebody else of the organisation' });
    await dialog.getByRole('button', { name: 'Fill the role' }).click();
    await expect(dialog.getByRole('alert')).toContainText(/choose the person from the list/i);
    await dialog.getByRole('combobox', { name: 'Person' }).fill('Service Desk');
    await expect(dialog.getByRole('option', { name: /^Service Desk Manager/ })).toHaveClass(/active/);
    await dialog.getByRole('combobox', { name: 'Person' }).press('Enter');
    await dialog.getByRole('button', { name: 'Fill the role' }).click();
    await expect(roles(page)).toContainText('Service Desk Manager has it');
  });

  const other = await elsewhere('Applications Manager');
  const seen = new LogPage(other);
  await test.step('a situation report is composed from how things stand, added to, and read in another browser', async () => {
    await other.goto(address);
    await expect(heading(other)).toContainText(`Water in the control room ${word}`);
    await page.getByRole('button', { name: 'Situation report', exact: true }).click();
    const report = page.getByRole('dialog', { name: 'Situation report' }).getByLabel('Report');
    await expect(report).toHaveValue(/Steps: 0 of 2 done/);
    await report.press('Control+End');
    await report.pressSequentially('\nThe water stands a foot high.');
    await page.getByRole('button', { name: 'File the report' }).click();
    for (const one of [log, seen]) await expect(one.entry('The water stands a foot high.')).toHaveCount(1);
  });

  await test.step('another plan is pulled in, and its steps stand in both browsers', async () => {
    await page.getByRole('button', { name: 'Pull a plan in' }).click();
    const dialog = page.getByRole('dialog', { name: /^Pull a plan into/ });
    await dialog.getByRole('combobox', { name: 'Find a plan' }).fill(second.name);
    await expect(dialog.getByRole('option', { name: new RegExp(second.name) })).toHaveClass(/active/);
    await dialog.getByRole('combobox', { name: 'Find a plan' }).press('Enter');
    await dialog.getByLabel('Reason').fill('The road is under water.');
    await dialog.getByRole('button', { name: 'Pull it in' }).click();
    await expect(dialog).toHaveCount(0);
    for (const one of [page, other]) await expect(one.getByRole('region', { name: 'Steps' })).toContainText('Fetch the boats');
  });

  await test.step('the role is handed over, and whoever takes over works on in their browser', async () => {
    await page.getByRole('button', { name: 'Hand over Recovery leader' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Who').selectOption({ label: 'Applications Manager, deputy' });
    await dialog.getByLabel('Note').fill('The key hangs behind the door.');
    await dialog.getByRole('button', { name: 'Hand over' }).click();
    await expect(roles(page)).toContainText('Applications Manager has it');
    await expect(seen.entry('The key hangs behind the door.')).toHaveCount(1);
    await expect(roles(other).getByRole('listitem').filter({ hasText: 'Recovery leader' })).toContainText('Yours');
    await step(other, '1', 'can start', open.title).click();
    await other.getByRole('button', { name: 'Start step 1', exact: true }).click();
    await other.getByRole('button', { name: 'Finish step 1', exact: true }).click();
    await expect(step(page, '1', 'finished', open.title)).toBeVisible();
    await expect(other.getByText(NOT_SENT)).toHaveCount(0);
    await expectClean(other, 'an invocation that was handed over');
  });

  await test.step('work on what is out, its return and the age of its data are told beside what is asked of it, and seen in the other browser', async () => {
    const back = (one: Page): Locator => one.locator('hf-lost-and-back').getByRole('listitem').filter({ hasText: levels.name });
    await back(page).getByRole('button', { name: `Work starts on ${levels.name}` }).click();
    await expect(back(other)).toContainText('Work started');
    await back(page).getByRole('button', { name: `Usable again: ${levels.name}` }).click();
    await expect(back(other)).toContainText('Within the RTO of 4 h');
    await expect(back(page).locator('.name')).toBeFocused();
    await back(page).getByRole('button', { name: `Take it back: ${levels.name} is usable again` }).click();
    await expect(back(other)).not.toContainText('Within the RTO of 4 h');
    await back(page).getByRole('button', { name: `Usable again: ${levels.name}` }).click();
    await expect(back(other)).toContainText('Within the RTO of 4 h');
    await back(page).getByRole('button', { name: `Age of its data: ${levels.name}` }).click();
    const data = page.getByLabel(`The data of ${levels.name} go back to`);
    await expect(data).toBeFocused();
    await data.fill(`${inDays(-2)}T09:00`);
    await page.keyboard.press('Enter');
    for (const one of [page, other]) await expect(back(one)).toContainText(/Its data go back to .*: data of .* lost\. Over the RPO of 1 h/);
    await expect(page.getByRole('button', { name: `Correct the age of its data: ${levels.name}` })).toBeFocused();
    await expect(page.getByText(NOT_SENT)).toHaveCount(0);
    await expectClean(page, 'an invocation in which data came back too old');
  });

  await test.step('it is stood down, and what is still open stays on record', async () => {
    await page.getByRole('button', { name: 'Stand down' }).click();
    const dialog = page.getByRole('dialog', { name: /^Stand .* down\?/ });
    await expect(dialog).toContainText(/2 steps are still open/);
    await expect(dialog).toContainText(`${ring.title}, Fetch the boats`);
    await dialog.getByRole('button', { name: 'Stand down' }).click();
    await expect(dialog.getByRole('alert')).toContainText('say why it is over.');
    await dialog.getByLabel('Reason').fill('The water has gone down.');
    await dialog.getByRole('button', { name: 'Stand down' }).click();
    await expect(page.getByRole('link', { name: 'Look back at it' })).toBeVisible();
    await expect(heading(page)).toBeFocused();
    // The other browser looks again now and then, without anybody touching it.
    await expect(other.getByText(/^Stood down/).first()).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('region', { name: /^Log/ })).toContainText('The key hangs behind the door.');
    await settled(page);
    await expectClean(page, 'an invocation that was stood down, with a handover');
    const { items } = await council.get<LogPageView>(`${address.slice(1)}/log`);
    expect(items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['role-filled', 'handover', 'situation-report', 'step-finished']));
  });

  await test.step('its review says what it lacks, and is written', async () => {
    await page.getByRole('link', { name: 'Look back at it' }).click();
    await expect(page.getByRole('textbox', { name: 'What failed' })).toHaveValue(`Water in the control room ${word}`);
    await page.getByRole('button', { name: /^Begin the review/ }).click();
    await expect(heading(page)).toHaveText(/^Write /);
    await page.getByRole('textbox', { name: 'What happened' }).fill('A pump stood still, and nobody saw it.');
    await page.getByRole('textbox', { name: /^Cause/ }).fill('The pump had no power.');
    await page.getByRole('textbox', { name: 'Lessons' }).fill('Put an alarm on the pump\nNobody knows the pumps but one man');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Not ready for its sign-off.')).toBeVisible();
    await expect(page.getByRole('main')).toContainText('Say what lay behind the cause');
    await page.keyboard.press('e');
    await expect(page.getByRole('textbox', { name: /^Cause/ })).toHaveValue('The pump had no power.');
    await page.getByRole('textbox', { name: 'Root cause' }).fill('Its check was on no list.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('The review waits for its sign-off.')).toBeVisible();
  });

  const review = new URL(page.url()).pathname;
  const lessons = page.getByRole('region', { name: 'Lessons' });
  await test.step('one lesson becomes an action on a risk', async () => {
    await lessons.getByRole('listitem').filter({ hasText: 'Put an alarm on the pump' }).getByRole('link', { name: 'Plan an action for it' }).click();
    await page.getByRole('button', { name: 'Go on to the action' }).click();
    await expect(page.getByRole('alert')).toContainText('Choose the risk from the list.');
    await page.locator('#risk-search').fill(risk.reference!);
    await expect(page.getByRole('option', { name: new RegExp(risk.reference!) })).toBeVisible();
    await page.locator('#risk-search').press('Enter');
    await page.getByRole('button', { name: 'Go on to the action' }).click();
    await expect(page.getByLabel('Action', { exact: true })).toHaveValue('Put an alarm on the pump');
    await typeDay(page.locator('#due-date'), inDays(30));
    await page.getByLabel('Action', { exact: true }).press('Control+Enter');
    await expect(lessons.getByRole('listitem').filter({ hasText: 'Put an alarm on the pump' })).toContainText(`${register.prefix}-A`);
  });

  await test.step('the other becomes a risk', async () => {
    await lessons.getByRole('listitem').filter({ hasText: 'but one man' }).getByRole('link', { name: 'Raise a risk from it' }).click();
    await page.getByRole('main').getByRole('link', { name: new RegExp(register.name) }).click();
    await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Nobody knows the pumps but one man');
    await page.getByRole('button', { name: 'Add risk' }).click();
    await expect(heading(page)).toHaveText('Nobody knows the pumps but one man');
    await page.goto(review);
    await expect(lessons.getByRole('listitem').filter({ hasText: 'but one man' }).getByRole('link', { name: /Nobody knows the pumps/ })).toBeVisible();
  });

  await test.step('its author cannot sign it off, another person does', async () => {
    await expect(page.getByText('The review waits for its sign-off.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sign off' })).toHaveCount(0);
    const manager = await elsewhere('Continuity Manager');
    await manager.goto(review);
    await manager.getByRole('button', { name: 'Sign off' }).click();
    await manager.getByRole('dialog').getByRole('button', { name: 'Sign off' }).click();
    await expect(manager.getByText(/^Signed off on .* by the Continuity Manager\./)).toBeVisible();
    await settled(manager);
    await expectClean(manager, 'a review that was signed off, with an action and a risk');
    await page.reload();
    await expect(page.getByText(/^Signed off on/)).toBeVisible();
    await expect(page.getByRole('link', { name: /^Write/ })).toHaveCount(0);
  });
});
