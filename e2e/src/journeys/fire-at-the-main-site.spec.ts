import type { Locator, Page } from '@playwright/test';
import type { LogPageView, RegisterView, RiskView } from '@holdfast/contracts';
import type { Council } from '../council';
import { expect, testAlone as test } from '../journey';
import { HeatMap } from '../pages/heat-map';
import { expectClean, settled } from '../pages/clean';
import { inDays, typeDay } from '../pages/days';
import { LogPage, NOT_SENT } from '../pages/log-page';
import { PASSWORD } from '../people';

/* From the question of what a loss would do to the day that it happens; the program is killed on the way. */

test.describe.configure({ timeout: 420_000 });

const SITE = 'Town Hall';
const NETWORK = 'Town Hall network';
const PERMITS = 'Residents\u2019 parking permits';
const PLAN = 'Network after the loss of the Town Hall';
const RISK = 'The loss of the Town Hall stops services';
const hours = (count: number) => ({ minutes: count * 60, calendarId: null });

/** So many hours ago, as a field of a date and a time takes it. */
const ago = (count: number): string => {
  const at = new Date(Date.now() - count * 3_600_000);
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}`;
};

async function choose(fields: Locator, label: string, name: string): Promise<void> {
  const box = fields.getByRole('combobox', { name: label, exact: true }).last();
  await box.fill(name);
  await expect(fields.getByRole('option', { name: new RegExp(name) })).toHaveClass(/active/);
  await box.press('Enter');
}

const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 });

/** A site with what is located there, an activity that leans on it with an approved analysis, and a risk of its loss that claims to be low. */
async function arrange(council: Council, owner: Council): Promise<{ register: RegisterView; risk: RiskView }> {
  const unitId = (await council.get<{ id: string; name: string }[]>('units')).find(({ name }) => name === 'ICT')!.id;
  const ownerId = await council.personId('Head of ICT');
  const resource = async (name: string, kind: string, more: object): Promise<string> => (await council.post<{ id: string }>('resources', { name, kind, unitId, ownerId, ...more })).id;
  const siteId = await resource(SITE, 'site', { declared: hours(24) });
  const standbyId = await resource('Annexe', 'site', { declared: hours(1), standby: true });
  const networkId = await resource(NETWORK, 'infrastructure', { declared: hours(6), locatedAtId: siteId });
  const activity = await council.post<{ id: string }>('activities', { name: PERMITS, unitId, ownerId, critical: true, criticalReason: 'Carers cannot park', resume: hours(1) });
  await council.post('dependencies', { dependentId: networkId, needed: 1, memberIds: [siteId, standbyId] });
  await council.post('dependencies', { dependentId: activity.id, needed: 1, memberIds: [networkId] });
  const draft = await owner.post<{ id: string; version: number }>(`activities/${activity.id}/impact-analyses`, {
    bands: [240, 1440], matrixVersionId: await council.matrixVersionId('Corporate 5 × 5'), impacts: [{ category: 'overall', levels: ['2', '4'], note: '' }], intolerable: '4', mtpdOverride: hours(6), mtpdReason: 'Carers',
    rto: hours(5), rpo: null, mbco: '', mbcoPercent: null, peaks: [], people: [null, null], seats: [null, null], equipment: [],
  });
  const submitted = await owner.post<{ version: number }>(`impact-analyses/${draft.id}/submission`, {}, draft.version);
  await council.post(`impact-analyses/${draft.id}/approval`, { nextReview: inDays(200) }, submitted.version);
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT', appetite: 'M' });
  const risk = await council.risk(register, { title: RISK, owner: 'Infrastructure Manager', inherent: { likelihood: '5', impact: '5' }, residual: { likelihood: '2', impact: '2' } });
  return { register, risk };
}

test('the main site is lost in a question, in two rehearsals and for real: the plan that is late moves the risk, the one that keeps its time moves it back, and nothing typed is lost with the server', async ({ program, elsewhere, council, councilAs }) => {
  const { register, risk } = await arrange(council, await councilAs('Head of ICT'));
  const [manager, lead] = [await elsewhere('Risk Manager'), await elsewhere('Infrastructure Manager')];
  let planAddress = '';

  const stands = async (likelihood: string, impact: string): Promise<void> => {
    await manager.goto(`/registers/${register.id}?basis=evidenced`);
    await expect(new HeatMap(manager, 'Residual risk as evidenced').cell(likelihood, impact)).toHaveAccessibleName(/, 1 risk: /);
  };

  await test.step('lost in the what-if, the activity is back too late', async () => {
    await manager.goto('/what-if');
    await settled(manager);
    await manager.getByRole('button', { name: 'Site, supplier, network' }).press('Enter');
    await manager.getByRole('searchbox', { name: 'Find resource' }).fill(SITE);
    await manager.getByRole('checkbox', { name: new RegExp(`^${SITE}(?! network)`) }).press('Space');
    await manager.keyboard.press('Escape');
    await expect(heading(manager)).toHaveText(`What if ${SITE} is lost?`);
    await manager.getByRole('button', { name: 'Show as a table' }).press('Enter');
    await expect(manager.getByRole('row', { name: new RegExp(PERMITS) })).toContainText('Over its MTPD by 2 h');
  });

  await test.step('the gap is the network, which takes longer than can be waited', async () => {
    await manager.goto(`/gaps?q=${encodeURIComponent(NETWORK)}`);
    await expect(manager.getByText(`because ${PERMITS} must be back within 5 h`)).toBeVisible();
  });

  await test.step('a plan is written for it', async () => {
    await manager.goto('/plans');
    await settled(manager);
    await manager.keyboard.press('c');
    await manager.locator('#plan-kind').selectOption({ label: 'ICT disaster recovery plan' });
    await manager.getByLabel('Name', { exact: true }).fill(PLAN);
    await manager.locator('#plan-unit').selectOption({ label: '\u2003\u2003ICT' });
    const owner = manager.getByRole('combobox', { name: 'Owner' });
    await owner.fill('Infrastructure Man');
    await expect(manager.getByRole('option', { name: /^Infrastructure Manager/ })).toHaveClass(/active/);
    await owner.press('Enter');
    await manager.keyboard.press('Control+Enter');
    await expect(heading(manager)).toHaveText(`Write ${PLAN}`);
    planAddress = new URL(manager.url()).pathname.split('/').slice(0, 3).join('/');
    await lead.goto(`${planAddress}/edit`);
    await settled(lead);
    await lead.getByRole('textbox', { name: 'What the plan is for' }).fill('The network serves again from the annexe.');
    await lead.getByRole('textbox', { name: 'When it is activated' }).fill('The Town Hall cannot be entered for more than an hour.');
    await choose(lead.locator('#section-resourceIds'), 'Find a resource', NETWORK);
    await lead.getByRole('button', { name: 'Add a role' }).click();
    await lead.getByLabel('Role', { exact: true }).fill('Network lead');
    const holder = lead.getByRole('combobox', { name: 'Holder' });
    await holder.fill('Infrastructure Man');
    await expect(lead.getByRole('option', { name: /^Infrastructure Manager/ })).toHaveClass(/active/);
    await holder.press('Enter');
    await lead.getByRole('checkbox', { name: 'Network lead' }).check();
    for (const [place, title, minutes] of [[0, 'Open the annexe', '60'], [1, 'Start the network', '120']] as const) {
      await lead.getByRole('button', { name: 'Add a step' }).click();
      const step = lead.locator('hf-steps-editor fieldset').nth(place);
      await step.getByLabel('Title').fill(title);
      await step.getByLabel('Expected minutes').fill(minutes);
      await step.getByLabel('Who').selectOption({ label: 'Network lead' });
    }
    await lead.keyboard.press('Control+Enter');
    await expect(lead.getByText(/^Saved /)).toBeVisible();
    await lead.getByRole('button', { name: 'Submit for approval' }).click();
    await expect(heading(lead)).toHaveText(`${PLAN}, version 1`);
  });

  await test.step('its writer does not approve it, another person does', async () => {
    await lead.goto(`${planAddress}/versions/1`);
    await expect(heading(lead)).toContainText(PLAN);
    await expect(lead.getByRole('button', { name: 'Approve version 1' })).toHaveCount(0);
    const head = await elsewhere('Head of ICT');
    await head.goto(`${planAddress}/versions/1`);
    await head.getByRole('button', { name: 'Approve version 1' }).press('Enter');
    await head.getByRole('dialog').getByRole('button', { name: 'Approve' }).press('Enter');
    await expect(head.locator('hf-page-head')).toContainText('Approved');
  });

  await test.step('the residual score of the risk leans on it: approved and in date, it stands where it is claimed', async () => {
    await lead.goto(`/risks/${risk.id}`);
    const controls = lead.getByRole('region', { name: 'Controls', exact: true });
    const dialog = lead.getByRole('dialog');
    await controls.getByRole('button', { name: 'Add a control' }).click();
    await dialog.getByLabel('Control', { exact: true }).fill(PLAN);
    await dialog.getByRole('button', { name: 'Add control', exact: true }).click();
    await controls.getByRole('button', { name: `What suffices as evidence: ${PLAN}` }).click();
    await dialog.getByRole('checkbox', { name: /^A manual check/ }).uncheck();
    await dialog.getByRole('checkbox', { name: 'A rehearsal' }).check();
    await dialog.getByRole('checkbox', { name: /approved and in date/ }).check();
    await dialog.getByRole('radio', { name: 'A recovery plan' }).check();
    await choose(dialog, 'Recovery plan', PLAN);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    await controls.getByRole('button', { name: `The residual leans on: ${PLAN}` }).click();
    await expect(controls).toContainText('The residual score leans on it.');
    await stands('2', '2');
  });

  const rehearse = async (title: string, lostAgo: number, finding?: string): Promise<string> => {
    await manager.goto('/rehearsals/new');
    await settled(manager);
    await manager.getByLabel('Title', { exact: true }).fill(title);
    await manager.locator('#exercise-kind').selectOption({ label: 'Full failover' });
    await typeDay(manager.locator('#exercise-day'), inDays(0));
    await manager.locator('#exercise-unit').selectOption({ label: '\u2003\u2003ICT' });
    const by = manager.getByRole('combobox', { name: 'Lead' });
    await by.fill('Infrastructure Man');
    await expect(manager.getByRole('option', { name: /^Infrastructure Manager/ })).toHaveClass(/active/);
    await by.press('Enter');
    await choose(manager.locator('#exercise-plans'), 'Plans', PLAN);
    // What the plan recovers comes into scope with it.
    await expect(manager.getByRole('button', { name: `Take out ${NETWORK}` })).toBeVisible();
    await manager.getByRole('button', { name: /^Plan the rehearsal/ }).click();
    await expect(heading(manager)).toContainText(title);
    const address = new URL(manager.url()).pathname;

    await lead.goto(address);
    await lead.getByRole('button', { name: /^Start it/ }).click();
    await lead.getByRole('dialog').getByLabel('Time of the loss').fill(ago(lostAgo));
    await lead.getByRole('dialog').getByRole('button', { name: 'Start the rehearsal' }).click();
    await expect(lead).toHaveURL(/\/live$/);
    await manager.goto(`${address}/live`);
    await expect(manager.getByText('Nothing here is real')).toBeVisible();
    for (const step of ['Open the annexe', 'Start the network']) {
      const now = lead.getByRole('region', { name: 'Now' });
      await expect(now.getByRole('heading')).toHaveText(step);
      await now.getByRole('button', { name: /^Start step/ }).click();
      await now.getByRole('button', { name: /^Finish step/ }).click();
      await expect(manager.getByRole('region', { name: 'Steps' }).getByRole('button', { name: new RegExp(`finished: ${step}`) })).toBeVisible();
    }
    await lead.getByRole('button', { name: `${NETWORK} is usable again` }).click();
    await expect(manager.getByText(new RegExp(`^${lostAgo} h`)).first()).toBeVisible();
    await lead.getByRole('button', { name: 'End rehearsal' }).click();
    await lead.getByRole('dialog').getByRole('button', { name: 'End the rehearsal' }).click();
    await expect(heading(lead)).toContainText('Result of');
    await expect(lead.getByText('The log has filled in what it knows.')).toBeVisible();
    // Whatever the lead makes of it: the clock says whether the RTO was missed.
    await lead.locator('#result-outcome').selectOption({ label: 'Passed' });
    await lead.getByLabel('Summary').fill(finding ? 'The annexe had no link for hours.' : 'The second link carried it.');
    if (finding) await lead.getByLabel('Findings').fill(finding);
    await lead.getByRole('button', { name: /^Record the result/ }).click();
    await expect(heading(lead)).toContainText(title);
    return address;
  };

  let rehearsed = '';
  await test.step('rehearsed with two browsers open, it misses the RTO, and the risk moves at once', async () => {
    rehearsed = await rehearse('The annexe in earnest', 6, 'Lay a second link to the annexe');
    await expect(lead.getByRole('region', { name: 'Recovery times' })).toContainText('Over the RTO of 4 h');
    await expectClean(lead, 'a rehearsal that missed its RTO');
    await stands('5', '5');
    await manager.goto(`/risks/${risk.id}`);
    await expect(manager.getByRole('region', { name: 'Why is it drawn here?' })).toContainText(/RTO/);
  });

  await test.step('what was found becomes an action, and is done', async () => {
    await manager.goto(rehearsed);
    await manager.getByRole('link', { name: 'Plan an action for it' }).click();
    await manager.locator('#risk-search').fill(risk.reference!);
    await expect(manager.getByRole('option', { name: new RegExp(risk.reference!) })).toBeVisible();
    await manager.locator('#risk-search').press('Enter');
    await manager.getByRole('button', { name: 'Go on to the action' }).click();
    await expect(manager.getByLabel('Action', { exact: true })).toHaveValue('Lay a second link to the annexe');
    await typeDay(manager.locator('#due-date'), inDays(20));
    await manager.getByLabel('Action', { exact: true }).press('Control+Enter');
    await manager.getByRole('region', { name: 'Findings' }).getByRole('link', { name: /Lay a second link/ }).click();
    await expect(heading(manager)).toHaveText('Lay a second link to the annexe');
    await manager.getByRole('button', { name: 'Done', exact: true }).click();
    await manager.getByRole('dialog').getByLabel('Note').fill('Laid and tried.');
    await manager.getByRole('dialog').getByRole('button', { name: 'It is done' }).click();
    await expect(manager.locator('hf-page-head')).toContainText('Done');
    await stands('5', '5');
  });

  await test.step('rehearsed again in time, it counts once another person has signed it off, and the risk moves back', async () => {
    const address = await rehearse('The annexe with its second link', 3);
    await stands('5', '5');
    await manager.goto(address);
    await manager.getByRole('button', { name: 'Sign off' }).click();
    await manager.getByRole('dialog').getByRole('button', { name: 'Sign off' }).click();
    await expect(manager.getByText(/^Signed off on/)).toBeVisible();
    await stands('2', '2');
  });

  const phone = await elsewhere('Infrastructure Manager', { viewport: { width: 360, height: 740 } });
  const log = new LogPage(phone);
  const say = async (text: string): Promise<void> => {
    await log.box.fill(text);
    await phone.getByRole('button', { name: 'Add entry' }).click();
    await expect(log.entry(text)).toHaveCount(1);
  };

  await test.step('then it burns: the plan is invoked from a phone', async () => {
    await phone.goto(planAddress);
    await phone.getByRole('link', { name: /^Invoke it/ }).click();
    await phone.getByRole('button', { name: /^Invoke the plan/ }).click();
    await expect(phone).toHaveURL(/\/invocations\/[0-9a-f-]{36}$/);
    await expect(heading(phone)).toContainText(PLAN);
    await say('The roof is gone');
    await expect(log.entry('The roof is gone')).not.toContainText(NOT_SENT);
    await expectClean(phone, 'an invocation on a phone');
    await log.shellKept();
  });

  await test.step('the server goes too; typing goes on, also after the page was loaded again', async () => {
    await program.kill();
    await say('Everybody is out of the building');
    await expect(log.entry('Everybody is out of the building')).toContainText(NOT_SENT);
    await phone.reload();
    await expect(log.entry('The roof is gone')).toHaveCount(1);
    await say('The annexe is being opened');
  });

  await test.step('it is back, the same person signs in again, and every entry is there once and in order', async () => {
    await phone.context().clearCookies();
    await program.startAgain();
    const again = phone.getByRole('dialog', { name: 'Sign in again' });
    await again.getByLabel('Password').fill(PASSWORD);
    await again.getByRole('button', { name: 'Sign in' }).click();
    await expect(phone.getByText(NOT_SENT)).toHaveCount(0);
    const id = new URL(phone.url()).pathname.split('/').at(-1)!;
    const { items } = (await (await phone.context().request.get(`/api/invocations/${id}/log`)).json()) as LogPageView;
    const typed = items.filter(({ kind }) => kind === 'note');
    expect(typed.map(({ text }) => text)).toEqual(['The roof is gone', 'Everybody is out of the building', 'The annexe is being opened']);
    await expect(log.entries.filter({ hasText: /^.*(?:roof is gone|out of the building|annexe is being opened)/s })).toHaveText([/annexe is being opened/, /out of the building/, /roof is gone/]);
    expect(typed.map(({ position }) => position)).toEqual([...typed.map(({ position }) => position)].sort((one, other) => one - other));
  });
});
