import type { EditRegisterRequest, RegisterView } from '@holdfast/contracts';
import { ESCALATION_RULES, type DemoCouncil, type LoadDay } from '@holdfast/db';
import type { Step } from './step';

/** After what a day tells of risks: a rule looks at scores that come later. */
const MINUTE = 455;

/** Who had which risks suggested to the register above. */
export const storyOfEscalationRules = ({ registers }: DemoCouncil, day: LoadDay): Step[] =>
  ESCALATION_RULES.map(({ by, daysAgo, register: prefix, escalateAt }, index) => ({
    at: day.moment(daysAgo, MINUTE + index), by,
    act: async (voice) => {
      const register = registers.find((one) => one.prefix === prefix);
      if (!register) throw new TypeError(`the demo has no register ${prefix}`);
      const { version } = await voice.get<RegisterView>(`registers/${register.id}`);
      await voice.patch<RegisterView>(`registers/${register.id}`, { escalateAt } satisfies EditRegisterRequest, version);
    },
  }));
