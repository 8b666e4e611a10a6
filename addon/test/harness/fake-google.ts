import { ANSWERS } from './answers';

export interface ScriptCall {
  name: string;
  args: any[];
}

/** A `google.script.run` over named functions, with Google's rule that only plain data crosses (facts, section 3.4). */
export class FakeGoogle {
  readonly calls: ScriptCall[] = [];
  answers = { ...ANSWERS };

  constructor(private readonly delayMs = 0) {}

  /** Puts itself where the page looks for it. */
  install(): this {
    (globalThis as any).google = {
      script: {
        run: this.runner(
          () => {},
          () => {},
        ),
      },
    };
    return this;
  }

  refuse(name: string, problem: { type: string; title: string; detail: string }): void {
    this.answers[name] = () => {
      throw { problem };
    };
  }

  callsOf(name: string): any[][] {
    return this.calls.filter((call) => call.name === name).map((call) => call.args);
  }

  private runner(succeed: (answer: unknown) => void, fail: (error: Error) => void): unknown {
    return new Proxy(
      {},
      {
        get: (_, name: string) => {
          switch (name) {
            case 'withSuccessHandler':
              return (handler: typeof succeed) => this.runner(handler, fail);
            case 'withFailureHandler':
              return (handler: typeof fail) => this.runner(succeed, handler);
            default:
              return (...args: unknown[]) => void this.execute(name, structuredClone(args), succeed, fail);
          }
        },
      },
    );
  }

  private async execute(name: string, args: any[], succeed: (answer: unknown) => void, fail: (error: Error) => void) {
    this.calls.push({ name, args });
    await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    try {
      succeed({ value: structuredClone(await this.answers[name](...args)) });
    } catch (thrown) {
      if (thrown instanceof Error) {
        fail(thrown);
      } else {
        succeed(structuredClone(thrown));
      }
    }
  }
}
