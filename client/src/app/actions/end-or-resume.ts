import type { HttpContext } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ActionView } from '@holdfast/contracts';
import { asProblem, Problem } from '../http/problem';
import { Submission } from '../http/submission';
import { AskReason, type ReasonQuestion } from '../shared/confirm-dialog/ask-reason';
import { ActionClient } from './action-client';

/** Cancelling an action and taking one up again: one question each, with a reason. */
@Injectable({ providedIn: 'root' })
export class EndOrResume {
  readonly #client = inject(ActionClient);
  readonly #reason = inject(AskReason);

  /** The action as it is then, or null when it was left as it is. */
  cancel(action: ActionView): Promise<ActionView | null> {
    const question = { question: `Cancel ${action.reference}?`, detail: 'It is not to be done after all. It stays in the history, at what it had come to, and can be taken up again.', act: `Cancel ${action.reference}` };
    return this.#ask(action, question, ({ id, version }, reason, context) => this.#client.cancel(id, version, { reason }, context));
  }

  resume(action: ActionView): Promise<ActionView | null> {
    const question = { question: `Take up ${action.reference} again?`, detail: `It goes on as far as it had come, due on the date that it has. That it was ${action.status === 'done' ? 'done' : 'cancelled'} stays in the journal.`, act: 'Take it up again' };
    return this.#ask(action, question, ({ id, version }, reason, context) => this.#client.resume(id, version, { reason }, context));
  }

  async #ask(action: ActionView, question: Omit<ReasonQuestion, 'run'>, run: (action: ActionView, reason: string, context: HttpContext) => Promise<ActionView>): Promise<ActionView | null> {
    const submission = new Submission();
    let current = action;
    let done: ActionView | null = null;
    await this.#reason.ask({
      ...question,
      run: async (reason) => {
        try {
          done = await run(current, reason, submission.of({ reason, version: current.version }));
        } catch (error) {
          const problem = asProblem(error);
          if (!problem.stale || !problem.current) throw problem;
          current = problem.current as ActionView;
          throw new Problem({ status: 412, code: 'stale', title: `Somebody changed this action meanwhile. ${question.act} all the same, or leave and look at it first.` });
        }
      },
    });
    return done ?? (current === action ? null : current);
  }
}
