export interface FakeTrigger {
  handler: string;
  everyHours?: number;
  on?: 'form' | 'edit' | 'change';
}

/** A user's triggers in one file, and whether Google asks for consent anew. */
export class FakeScriptApp {
  readonly triggers: FakeTrigger[] = [];
  authorization: 'REQUIRED' | 'NOT_REQUIRED' = 'NOT_REQUIRED';
  /** Google gives a user 20 triggers of an add-on over all files (facts, section 3.2); the rest may stand in others. */
  most = 20;

  service() {
    return {
      AuthMode: { FULL: 'FULL' },
      getOAuthToken: () => 'ya29.user-token',
      getAuthorizationInfo: () => ({ getAuthorizationStatus: () => this.authorization }),
      getProjectTriggers: () => this.all(),
      getUserTriggers: () => this.all(),
      newTrigger: (handler: string) => ({
        timeBased: () => ({ everyHours: (everyHours: number) => this.maker({ handler, everyHours }) }),
        forSpreadsheet: () => ({
          onFormSubmit: () => this.maker({ handler, on: 'form' }),
          onEdit: () => this.maker({ handler, on: 'edit' }),
          onChange: () => this.maker({ handler, on: 'change' }),
        }),
      }),
      deleteTrigger: ({ trigger }: { trigger: FakeTrigger }) =>
        void this.triggers.splice(this.triggers.indexOf(trigger), 1),
    };
  }

  private all() {
    return this.triggers.map((trigger) => ({ trigger, getHandlerFunction: () => trigger.handler }));
  }

  private maker(trigger: FakeTrigger) {
    return { create: () => this.create(trigger) };
  }

  private create(trigger: FakeTrigger) {
    if (this.triggers.length >= this.most) {
      throw new Error('This script has too many triggers.');
    }
    if (this.triggers.some((one) => one.on === trigger.on)) {
      throw new Error('The Add-on has created too many triggers of this kind in this document.');
    }
    this.triggers.push(trigger);
  }
}
