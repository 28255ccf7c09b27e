import type { ActionView, RiskView } from '@holdfast/contracts';
import type { AtTheCouncil } from './at-the-council';
import type { Answer, Speaker } from './speak';

/** What specs about actions say again and again, at the council. */
export function planActions(at: () => AtTheCouncil) {
  const openRisk = async (body: object = {}, register: 'ict' | 'housing' | 'corporate' = 'ict', as: Speaker = at().as.riskManager): Promise<RiskView> =>
    (
      await as.post<RiskView>(`registers/${at().council.registers[register]}/risks`, {
        body: { title: 'Storage fails', status: 'open', ownerId: at().council.people.riskOwner.id, ...body },
      })
    ).body;
  const plan = (risk: { id: string }, body: object = {}, as: Speaker = at().as.registerOwner): Promise<Answer<ActionView>> =>
    as.post<ActionView>(`risks/${risk.id}/actions`, { body: { title: 'Buy a second array', ownerId: at().council.people.continuityManager.id, dueDate: '2026-06-30', ...body } });
  const planned = async (risk: { id: string }, body: object = {}, as?: Speaker): Promise<ActionView> => (await plan(risk, body, as)).body;
  const say = (action: { id: string }, what: string, body: object, version: number, as: Speaker = at().as.registerOwner): Promise<Answer<ActionView>> =>
    as.post<ActionView>(`actions/${action.id}/${what}`, { body, version });
  return { openRisk, plan, planned, say };
}
