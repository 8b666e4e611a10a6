export interface FakeTrigger {
  handler: string;
  everyHours: number;
}

/** A user's triggers in one file, and whether Google asks for consent anew. */
export class FakeScriptApp {
  readonly triggers: FakeTrigger[] = [];
  authorization: 'REQUIRED' | 'NOT_REQUIRED' = 'NOT_REQUIRED';
  /** Google gives a user 20 triggers of an add-on (facts, section 3.2). */
  full = false;

  service() {
    return {
      AuthMode: { FULL: 'FULL' },
      getOAuthToken: () => 'ya29.user-token',
      getAuthorizationInfo: () => ({ getAuthorizationStatus: () => this.authorization }),
      getProjectTriggers: () =>
        this.triggers.map((trigger) => ({ trigger, getHandlerFunction: () => trigger.handler })),
      newTrigger: (handler: string) => ({
        timeBased: () => ({ everyHours: (everyHours: number) => ({ create: () => this.create(handler, everyHours) }) }),
      }),
      deleteTrigger: ({ trigger }: { trigger: FakeTrigger }) =>
        void this.triggers.splice(this.triggers.indexOf(trigger), 1),
    };
  }

  private create(handler: string, everyHours: number) {
    if (this.full) {
      throw new Error('This script has too many triggers.');
    }
    this.triggers.push({ handler, everyHours });
  }
}
