import type { ExceptionsOfRiskView, RegisterView, RiskView } from '@holdfast/contracts';
import type { Council } from '../council';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { inDays, typeDay } from '../pages/days';
import { RiskPage } from '../pages/risk-page';

const POLICY = 'Network access policy';

/** A register of individual assessments of the Head of ICT, with a risk of the Infrastructure Manager in it. */
async function assessment(council: Council, title: string): Promise<{ register: RegisterView; risk: RiskView }> {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT', matrix: 'ICT A–F × IV–I', layer: 'individual-assessment' });
  return { register, risk: await council.risk(register, { title, owner: 'Infrastructure Manager', residual: { likelihood: 'D', impact: 'III' } }) };
}

test('an exception is asked for on an individual assessment, asked about, answered and approved by somebody else; another score makes it stale, and it is renewed', async ({ page, signedInAs, elsewhere, council }) => {
  const { risk } = await assessment(council, 'A laptop of the supplier on our network');
  const reference = risk.reference ?? '';
  await signedInAs('Applications Manager');

  await test.step('it is asked for from the page of the risk, with what deviates, why, what keeps the risk down and until when', async () => {
    await new RiskPage(page).open(risk.id);
    await page.getByRole('link', { name: 'Ask for an exception' }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Ask for an exception for ${reference}` })).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('Policy: name the policy.');
    await page.getByLabel('Policy', { exact: true }).fill(POLICY);
    await page.getByLabel('What deviates').fill('A laptop of the supplier is plugged in for two days.');
    await page.getByLabel('Why', { exact: true }).fill('Its tools run on it alone.');
    await typeDay(page.getByRole('group', { name: 'Asked until' }), inDays(120));
    await page.getByLabel('Why', { exact: true }).press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('choose a control, or write what keeps the risk down meanwhile');
    await page.getByLabel('Compensating measures').fill('Somebody of ours is beside it.');
    await expectClean(page, 'the request for an exception');
    await page.getByLabel('Compensating measures').press('Control+Enter');
    await expect(page.getByRole('heading', { level: 1, name: POLICY })).toBeVisible();
    await expect(page.getByText('To be decided')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Decide', exact: true })).toHaveCount(0);
  });

  const head = await elsewhere('Head of ICT');
  await test.step('whoever decides finds it on Home, and asks a question by keys alone', async () => {
    await head.goto('/');
    await settled(head);
    await head.getByRole('link', { name: `Decide on the exception for ${reference}: ${POLICY}` }).click();
    await expect(head.getByRole('heading', { level: 1, name: POLICY })).toBeFocused();
    await head.keyboard.press('2');
    await expect(head.getByRole('textbox', { name: 'Question' })).toBeFocused();
    await head.keyboard.type('Who is beside it?');
    await head.keyboard.press('Control+Enter');
    await expect(head.getByText('Returned with a question')).toBeVisible();
  });

  await test.step('whoever asked finds the question by the navigation, and answers it', async () => {
    await page.goto('/');
    await settled(page);
    await page.keyboard.press('g');
    await page.keyboard.press('x');
    await expect(page.getByRole('heading', { level: 1, name: 'Exceptions to policy' })).toBeVisible();
    await page.getByRole('button', { name: /^Waiting for me/ }).click();
    await page.getByRole('row', { name: new RegExp(reference) }).getByRole('link').click();
    await page.getByRole('textbox', { name: 'Answer' }).fill('One of the applications team, all the time.');
    await expectClean(page, 'an exception that came back');
    await page.getByRole('textbox', { name: 'Answer' }).press('Control+Enter');
    await expect(page.getByText('To be decided')).toBeVisible();
  });

  await test.step('it is approved under conditions, until the day that was asked for', async () => {
    await head.reload();
    await settled(head);
    await expect(head.getByText('One of the applications team, all the time.')).toBeVisible();
    await head.keyboard.press('1');
    await expect(head.getByRole('textbox', { name: 'Day' })).toBeFocused();
    await head.getByLabel('Conditions').fill('No visit without somebody beside it.');
    await head.getByLabel('Conditions').press('Control+Enter');
    await expect(head.locator('hf-page-head').getByText('In force')).toBeVisible();
    await expectClean(head, 'an exception in force');
    await page.goto('/');
    await expect(page.getByText(`Approved: ${reference} exception to ${POLICY}`)).toBeVisible();
  });

  await test.step('another score makes it stale, on the risk, in the list and on its own page', async () => {
    await council.post(`risks/${risk.id}/assessments`, { kind: 'residual', likelihood: 'C', impact: 'III', rationale: 'Two more suppliers ask.' }, risk.version);
    await new RiskPage(page).open(risk.id);
    await expect(page.locator('hf-exceptions-panel')).toContainText('Stale');
    await page.goto('/exceptions?state=stale');
    await page.getByRole('row', { name: new RegExp(reference) }).getByRole('link').click();
    await expect(page.getByText('Stale: the residual has changed since it was approved.')).toBeVisible();
    await expectClean(page, 'a stale exception');
  });

  await test.step('its renewal begins with what was approved and says what changed; once approved, the chain goes on', async () => {
    await page.getByRole('link', { name: 'Renew', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Renew the exception for ${reference}` })).toBeVisible();
    await expect(page.getByLabel('What deviates')).toHaveValue('A laptop of the supplier is plugged in for two days.');
    await expect(page.getByRole('region', { name: 'Since it was approved' })).toContainText('No visit without somebody beside it.');
    await typeDay(page.getByRole('group', { name: 'Asked until' }), inDays(90));
    await page.getByLabel('Compensating measures').press('Control+Enter');
    await expect(page.getByText('To be decided').first()).toBeVisible();
    await head.goto(new URL(page.url()).pathname);
    await settled(head);
    await expect(head.getByRole('region', { name: 'Since it was approved before' })).toBeVisible();
    await head.getByLabel('Conditions').press('Control+Enter');
    await expect(head.locator('hf-page-head').getByText('In force')).toBeVisible();
    await expect(head.getByRole('region', { name: /^Renewals/ })).toContainText('Renewed');
    expect((await council.get<ExceptionsOfRiskView>(`risks/${risk.id}/exceptions`)).exceptions.map(({ state }) => state)).toEqual(['in-force', 'renewed']);
  });
});

test('what two people decide at once is decided once: the other is told who was first', async ({ page, signedInAs, elsewhere, council }) => {
  const { risk } = await assessment(council, 'Two look at this request');
  await signedInAs('Applications Manager');
  await page.goto(`/risks/${risk.id}/exception`);
  await page.getByLabel('Policy', { exact: true }).fill(POLICY);
  await page.getByLabel('What deviates').fill('A switch of their own.');
  await page.getByLabel('Why', { exact: true }).fill('Ours is full.');
  await page.getByLabel('Compensating measures').fill('It is in our room.');
  await typeDay(page.getByRole('group', { name: 'Asked until' }), inDays(60));
  await page.getByRole('button', { name: /^Ask for the exception/ }).click();
  await expect(page.getByText('To be decided')).toBeVisible();

  const [head, manager] = [await elsewhere('Head of ICT'), await elsewhere('Risk Manager')];
  for (const one of [head, manager]) {
    await one.goto(new URL(page.url()).pathname);
    await settled(one);
    await one.keyboard.press('3');
    await expect(one.getByRole('textbox', { name: 'Reason' })).toBeFocused();
    await one.keyboard.type('Buy a larger one.');
  }
  await head.keyboard.press('Control+Enter');
  await expect(head.locator('hf-page-head').getByText('Declined')).toBeVisible();
  await manager.keyboard.press('Control+Enter');
  await expect(manager.getByText(/^The Head of ICT declined this request on /)).toBeVisible();
  await expect(manager.locator('hf-page-head').getByText('Declined')).toBeVisible();
});
