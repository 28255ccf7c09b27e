import type { AnswerExceptionRequest, ApproveExceptionRequest, ControlView, ExceptionReasonRequest, ExceptionView, RequestExceptionRequest } from '@holdfast/contracts';
import { EXCEPTIONS, type DemoException, type LoadDay } from '@holdfast/db';
import type { ToldControls } from './story-of-controls';
import { riskAt, type ToldRisks } from './story-of-risks';
import type { Voice } from './speaker';
import type { Step } from './step';

/** In the afternoon, when all else of the day is told. */
const MINUTE = 420;

/** The latest exception of each risk, by its reference: a renewal names it. */
type ToldExceptions = Map<string, ExceptionView>;

/** Exceptions to policy: asked for, asked about, decided and renewed. */
export function storyOfExceptions(day: LoadDay, risks: ToldRisks, controls: ToldControls): Step[] {
  const told: ToldExceptions = new Map();
  return EXCEPTIONS.flatMap((exception, index) => storyOf(exception, index, { day, risks, controls, told }));
}

interface Around {
  day: LoadDay;
  risks: ToldRisks;
  controls: ToldControls;
  told: ToldExceptions;
}

function storyOf({ risk, daysAgo, by, renews, then = [], ...asked }: DemoException, index: number, { day, risks, controls, told }: Around): Step[] {
  const at = (days: number): Date => day.moment(days, MINUTE + index);
  const { policy, deviation, reason, compensating, untilInDays } = asked;
  const terms = () => ({
    policy, deviation, reason, compensating, askedUntil: day.dayAfter(untilInDays), controlIds: (asked.controls ?? []).map((title) => controlOf(controls, risk, title).id),
  });
  let exception: ExceptionView | undefined;
  const tell = async (voice: Voice, what: string, body: object): Promise<void> => {
    if (!exception) throw new TypeError(`${risk}: nobody asked for an exception yet`);
    exception = await voice.post<ExceptionView>(`exceptions/${exception.id}/${what}`, body, exception.version);
    told.set(risk, exception);
  };
  return [
    {
      at: at(daysAgo), by,
      act: async (voice) => {
        const { id, version } = riskAt(risks, risk);
        const request: RequestExceptionRequest = { ...terms(), ...(renews ? { renewsId: told.get(risk)?.id ?? null } : {}) };
        exception = await voice.post<ExceptionView>(`risks/${id}/exceptions`, request, version);
        told.set(risk, exception);
      },
    },
    ...then.map((ruling) => ({
      at: at(ruling.daysAgo), by: ruling.by,
      act: (voice: Voice): Promise<void> => {
        const { what, note, conditions = '', untilInDays: until = untilInDays } = ruling;
        switch (what) {
          case 'approved':
            return tell(voice, 'approval', { riskVersion: riskAt(risks, risk).version, conditions, expiresOn: day.dayAfter(until), note } satisfies ApproveExceptionRequest);
          case 'answered':
            return tell(voice, 'answer', { ...terms(), answer: note } satisfies AnswerExceptionRequest);
          case 'returned':
            return tell(voice, 'question', { reason: note } satisfies ExceptionReasonRequest);
          case 'declined':
            return tell(voice, 'refusal', { reason: note } satisfies ExceptionReasonRequest);
        }
      },
    })),
  ];
}

function controlOf(controls: ToldControls, risk: string, title: string): ControlView {
  const control = controls.get(`${risk} ${title}`);
  if (!control) throw new TypeError(`${title} is not in place against ${risk} yet`);
  return control;
}
