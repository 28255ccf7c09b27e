import type { RiskView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import type { RiskClient } from './risk-client';

/** Who changed a risk last, and when: for telling somebody who was changing it too. */
export async function lastChangeOf(client: RiskClient, risk: RiskView): Promise<{ who: string; at: string }> {
  try {
    const [last] = (await firstValueFrom(client.changes(risk.id))).items;
    return { who: last?.actor ? `The ${last.actor.jobTitle}` : 'Somebody', at: last?.at ?? risk.updatedAt };
  } catch {
    // Who it was matters less than what was written.
    return { who: 'Somebody', at: risk.updatedAt };
  }
}
